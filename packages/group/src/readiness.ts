import type { RaftStatus } from '@tesela/raft'
import type { DiskSpace } from './disk-space.ts'
import { type GroupError, HaltedError, UnavailableError } from './errors.ts'

/** What this member can do at the moment, and why not. */
export interface Readiness {
  /** Why its own callers are served nothing; null: they are. */
  unserved(): GroupError | null
  /** Why no write is taken, of its own callers or of another member; null: it is. */
  refusal(served: boolean): GroupError | null
  /** What is wrong with its disk, so that it must not lead while somebody else can; null: nothing. */
  unable(): string | null
  /** Whether a leader that cannot go on may hand over to it. */
  mayLead(): boolean
}

export interface ReadinessOptions {
  readonly space: DiskSpace
  /** What was promised waits for the disk. */
  promiseStalled(): boolean
  halted(): GroupError | null
  /** It leads, cannot go on to, and looks for somebody who can. */
  handsOver(): boolean
  /** The snapshot that it should have started from is damaged, and no other one here yet. */
  stateMissing(): boolean
  status(): Pick<RaftStatus, 'diskStalled' | 'belowWatermark'>
  /** No other member is known: nobody else has what this one lacks. */
  alone(): boolean
}

export function createReadiness(options: ReadinessOptions): Readiness {
  const { space, halted, handsOver, stateMissing, status } = options
  // It only ever ceases.
  const { belowWatermark: wasBelow } = status()
  const unable = () => {
    if (space.full) return 'the disk is full'
    return options.promiseStalled() ? 'the disk does not answer' : null
  }
  return {
    unserved() {
      const stopped = halted()
      if (stopped !== null) return stopped
      const missing = stateMissing()
      if (!missing && !(wasBelow && status().belowWatermark)) return null
      if (options.alone()) {
        return new HaltedError(
          'halted: part of what this member had promised is lost, and nobody else has it',
        )
      }
      return missing
        ? new UnavailableError('the state of this member was damaged: it fetches it from others')
        : null
    },
    refusal: (served) =>
      halted() === null && served && handsOver()
        ? new UnavailableError('the disk of the leader is full: it is about to hand over')
        : (halted() ?? space.refusal),
    unable,
    mayLead() {
      const { diskStalled, belowWatermark } = status()
      return !(diskStalled || belowWatermark || stateMissing()) && (halted() ?? unable()) === null
    },
  }
}
