import type { Entry, Index, SnapshotMeta, Term } from '@tesela/raft'
import { machineEntry } from '../applier.ts'
import { HaltedError } from '../errors.ts'
import { type Pace, paced } from '../pace.ts'
import type { MachineEntry, MachineResult, StateMachine } from '../seams.ts'
import { createLogTrail } from '../snapshots/log-trail.ts'

export interface ReplayOptions<State> {
  /** Loaded with the snapshot, or at its beginning. */
  readonly machine: Pick<StateMachine<State>, 'applySteps' | 'isMark' | 'isKeptMark'>
  /** That the machine was loaded from. Null: from none. */
  readonly snapshot: SnapshotMeta | null
  /** Encoded LogPosition at its anchor; of no meaning without one. */
  readonly log: Uint8Array
  /** As `LogStore.read`. */
  read(from: Index, maxBytes: number): Promise<readonly Entry[] | 'compacted'>
  /** The last entry to apply. */
  readonly upTo: Index
  readonly pace: Pace
}

/** Where a replay ended. */
export interface Replayed {
  readonly index: Index
  readonly term: Term
  /** Encoded LogPosition there. */
  readonly log: Uint8Array
}

const READ_BYTES = 1024 * 1024

/**
 * Applies entries of a log outside of a group: whether they are committed is for the caller to know. Ends before `upTo`
 * where the log does. Null: there is neither a snapshot nor an entry.
 *
 * Rejects with `halted` where the machine throws, and with what `read` rejects.
 */
export async function replayEntries<State>(
  options: ReplayOptions<State>,
): Promise<Replayed | null> {
  const { machine, snapshot, read, upTo, pace } = options
  const trail = createLogTrail(machine, READ_BYTES, snapshot, options.log)
  let index = snapshot?.index ?? 0
  while (index < upTo) {
    const entries = await read(index + 1, READ_BYTES)
    if (entries === 'compacted' || entries.length === 0) break
    const wanted = entries.filter((entry) => entry.index <= upTo)
    await paced(apply(wanted), pace)
    index += wanted.length
  }
  const place = trail.at(index)
  return place === null || index === 0 ? null : { index, term: place.term, log: place.log }

  function* apply(entries: readonly Entry[]): Generator<void, void> {
    for (const entry of entries) {
      try {
        trail.applied([entry], yield* resultsOf(machineEntry(entry)))
      } catch (cause) {
        throw new HaltedError(`halted: applying entry ${entry.index} failed`, { cause })
      }
      yield
    }
  }

  function* resultsOf(entry: MachineEntry): Generator<void, readonly MachineResult[]> {
    const steps = machine.applySteps([entry])
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return step.value
      yield
    }
  }
}
