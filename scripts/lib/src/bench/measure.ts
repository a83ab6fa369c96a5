import type { LoadPlan } from '../load/load-plan.ts'
import { processorTime } from '../load/processor-time.ts'
import { runLoad } from '../load/run-load.ts'
import { Failure } from '../script/failure.ts'
import type { Measurement } from './measurement.ts'
import type { RunningSystem } from './systems.ts'

const tries = 3

/** Puts a system under load once, through its leader or a follower. */
export async function measure(
  system: RunningSystem,
  through: 'leader' | 'follower',
  plan: Omit<LoadPlan, 'system' | 'address'>,
  signal: AbortSignal,
): Promise<Measurement> {
  for (let left = tries; ; left -= 1) {
    const { leader, followers } = await system.roles()
    const { address } = (through === 'leader' ? leader : followers[0]) ?? { address: null }
    if (address === null) throw new Failure(`Nobody can connect to a ${through} of ${system.name}.`)
    const pids = [leader, ...followers].map(({ pid }) => pid)
    const used = (): Promise<number[]> => Promise.all(pids.map(processorTime))
    let before: number[] = []
    const result = await runLoad(
      { system: system.name, address, ...plan },
      {
        signal,
        measuring: async () => {
          before = await used()
        },
      },
    )
    const after = await used()
    // Who leads decides what was measured.
    const led = (await system.roles()).leader.pid === leader.pid
    if (!led && left > 1) continue
    if (!led) throw new Failure(`${system.name} changed its leader under load ${tries} times.`)
    const spent = pids.map((_, at) => ((after[at] ?? 0) - (before[at] ?? 0)) / result.operations)
    const [leaderUs = Number.NaN, ...followerUs] = spent
    return {
      perSecond: result.perSecond,
      p50Ms: result.p50Ms,
      p99Ms: result.p99Ms,
      clientUs: (result.clientCores * 1e6) / result.perSecond,
      leaderUs,
      followerUs: followerUs.reduce((sum, one) => sum + one, 0) / followerUs.length,
      clientCores: result.clientCores,
    }
  }
}
