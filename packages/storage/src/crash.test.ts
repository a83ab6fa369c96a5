import { expect, it } from 'vitest'
import { enumerateCrashStates } from './testing/crash-states.ts'

/** How much longer the workloads and how many more the crashes are: 1 is what every test run does. */
const size = Number(process.env.TESELA_CRASH_SIZE ?? 1)

it.each([1, 2, 3, 4, 5])(
  'a crash at any operation, of recovery too, loses nothing acknowledged (workload %i)',
  async (seed) => {
    const { tried, tornSlots, lost } = await enumerateCrashStates({
      seed,
      length: 80 * size,
      perPlace: size,
      nestedEvery: 97,
    })
    expect(lost).toEqual([])
    expect(tried).toBeGreaterThan(900)
    expect(tornSlots).toBeGreaterThan(20)
  },
  600_000,
)
