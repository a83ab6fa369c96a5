import type { World } from '../world/world.ts'

/** The run of entries that a state machine is at, seen from outside: between two turns of it anything may happen. */
export interface MachineRun {
  /** Begun, and neither done nor given up for another state. */
  readonly isOpen: boolean
  begins(): void
  /** A step of it is next. */
  goesOn(): void
  ends(): void
  /** Somebody looks at the state of the machine, which shows nothing of it. */
  isLookedPast(): void
  /** Another state takes the place of that from which it began. */
  isGivenUp(): void
  /** With the process. */
  dies(): void
}

export function createMachineRun({ schedule, marks }: World): MachineRun {
  /** When it was worked on last. */
  let at: number | null = null
  return {
    get isOpen() {
      return at !== null
    },
    begins() {
      at = schedule.now
    },
    goesOn() {
      if (at !== null && at !== schedule.now) marks.hit('run of entries suspended')
      at = schedule.now
    },
    ends() {
      at = null
    },
    isLookedPast() {
      if (at !== null) marks.hit('state read within a run')
    },
    isGivenUp() {
      if (at !== null) marks.hit('run given up')
      at = null
    },
    dies() {
      if (at !== null) marks.hit('crashed within a run')
      at = null
    },
  }
}
