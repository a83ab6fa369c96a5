import type { Clock } from '@tesela/group'
import type { Life } from '../world/life.ts'
import type { World } from '../world/world.ts'

/** The clock of a machine: runs a little fast or slow, and may jump ahead. It survives crashes. */
export interface MachineClock {
  /** Of its milliseconds in one millisecond of the world. */
  readonly rate: number
  offset: number
  of(life: Life): Clock
}

/** A turn of the event loop comes this late at most. */
const MAX_YIELD_MS = 0.05

export function createMachineClock(world: World, rate: number): MachineClock {
  const { schedule, random } = world
  const machine: MachineClock = {
    rate,
    offset: random.between(0, 10_000),
    of: (life) => ({
      now() {
        life.calls('reads the clock')
        return machine.offset + (schedule.now + life.busyMs) * rate
      },
      timer(ms, callback) {
        life.calls('starts a timer')
        return life.after(life.busyMs + ms / rate, 'timer', callback)
      },
      yield(callback) {
        life.calls('yields')
        // Behind whatever arrives while the turn lasts.
        life.after(life.busyMs + random.between(0, MAX_YIELD_MS), 'compute', callback)
      },
    }),
  }
  return machine
}
