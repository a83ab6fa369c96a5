import type { ConfState, Entry, Index, SnapshotMeta, Term } from '@tesela/raft'
import {
  createLogRange,
  decodeLogPosition,
  encodeLogPosition,
  type LogCut,
  type LogRange,
} from '@tesela/sync'
import { type ConfTrail, createConfTrail } from '../members/conf-trail.ts'
import type { CapturedAt, MachineResult, StateMachine } from '../seams.ts'
import { createLogVolume, type LogVolume } from './log-volume.ts'

/** Where a state was captured, and all of the log before it that must be known to go on from there. */
export interface Place extends CapturedAt {
  /** Index of the entry; `term` is its term, `log` an encoded LogPosition. */
  readonly anchor: Index
  /** Root of the log up to there: equal roots are equal logs. */
  readonly logRoot: string
  /** In effect right behind it. */
  readonly conf: ConfState
  readonly confIndex: Index
}

/** Where a mark is. */
interface MarkPlace extends Place {
  /** Every member is to keep the state there: somebody waits for a snapshot. */
  readonly kept: boolean
}

/** What is remembered of the applied log beside the state: the same on every member, whatever its log was cut to. */
export interface LogTrail {
  /** Consecutive entries, with their results. */
  applied(entries: readonly Entry[], results: readonly MachineResult[]): void
  /** Right behind the entry that was applied last, or behind one of the last marks; null: of no other is it known. */
  at(index: Index): Place | null
  /** The marks among the last ones that were applied, the newest last. */
  readonly marks: readonly MarkPlace[]
  readonly volume: LogVolume
  /** Its runs. Another one when a snapshot takes the place of everything. */
  readonly range: LogRange
  /** The newest place at or before an index where the log may be cut; null: none that is known. */
  cutAtOrBefore(index: Index): LogCut | null
  /** The log was cut there. */
  forget(index: Index): void
  /** A snapshot took the place of everything before. @param log - encoded LogPosition at its anchor */
  installed(snapshot: SnapshotMeta, log: Uint8Array): void
}

/**
 * @param keptBytes - how much of the log is kept before a snapshot: how finely its bytes are counted
 * @param snapshot - that the state machine was loaded from; null: it has applied nothing
 * @param log - encoded LogPosition at its anchor; of no meaning without one
 */
export function createLogTrail(
  machine: Pick<StateMachine, 'isMark' | 'isKeptMark'>,
  keptBytes: number,
  snapshot: SnapshotMeta | null,
  log: Uint8Array,
): LogTrail {
  const stepBytes = Math.min(MAX_STEP_BYTES, Math.max(1, Math.floor(keptBytes / STEPS_KEPT)))
  const trail = new HashedLogTrail(machine, stepBytes)
  if (snapshot !== null) trail.installed(snapshot, log)
  return trail
}

/** As many as a state machine keeps captures. */
const MARKS_KEPT = 2

const MAX_STEP_BYTES = 64 * 1024
const STEPS_KEPT = 64

class HashedLogTrail implements LogTrail {
  readonly #machine: Pick<StateMachine, 'isMark' | 'isKeptMark'>
  readonly #stepBytes: number
  #conf: ConfTrail = createConfTrail(null)
  range: LogRange = createLogRange()
  #last: { readonly index: Index; readonly term: Term } = { index: 0, term: 0 }
  marks: readonly MarkPlace[] = []
  volume: LogVolume

  constructor(machine: Pick<StateMachine, 'isMark' | 'isKeptMark'>, stepBytes: number) {
    this.#machine = machine
    this.#stepBytes = stepBytes
    this.volume = createLogVolume(stepBytes)
  }

  applied(entries: readonly Entry[], results: readonly MachineResult[]): void {
    let hashed = 0
    for (let at = 0; at < entries.length; at += 1) {
      const entry = entries[at]
      if (entry === undefined) continue
      if (entry.type === 'conf') this.#conf.applied(entry, results[at]?.accept === true)
      this.volume.add(entry.index, entry.data.length)
      if (!this.#isMark(entry)) continue
      this.#hash(entries.slice(hashed, at + 1))
      hashed = at + 1
      const kept = this.#machine.isKeptMark(entry.data)
      this.marks = [...this.marks, { ...this.#here(), kept }].slice(-MARKS_KEPT)
    }
    this.#hash(hashed === 0 ? entries : entries.slice(hashed))
    this.#conf.forget(this.#last.index)
  }

  at(index: Index): Place | null {
    if (index === this.#last.index) return this.#here()
    return this.marks.find(({ anchor }) => anchor === index) ?? null
  }

  cutAtOrBefore(index: Index): LogCut | null {
    return this.range.boundaryAtOrBefore(index)
  }

  forget(index: Index): void {
    this.range.prune(index)
    this.volume.forget(index)
  }

  installed(snapshot: SnapshotMeta, log: Uint8Array): void {
    const { term, index } = snapshot
    const { runs, peaks } = decodeLogPosition(log)
    this.#conf = createConfTrail(snapshot)
    this.range = createLogRange({ index, term, runs, peaks })
    this.#last = { index, term }
    this.volume = createLogVolume(this.#stepBytes)
    this.volume.add(index, 0)
    this.marks = []
  }

  #hash(entries: readonly Entry[]): void {
    this.range.append(entries, this.#isMark)
    const { index, term } = entries.at(-1) ?? this.#last
    this.#last = { index, term }
  }

  readonly #isMark = ({ type, data }: Pick<Entry, 'type' | 'data'>): boolean =>
    type === 'normal' && this.#machine.isMark(data)

  #here(): Place {
    const { index: anchor, term } = this.#last
    const { conf, confIndex } = this.#conf.at(anchor)
    const { runs, peaks, root: logRoot } = this.range.position()
    const log = encodeLogPosition({ term, conf, confIndex, runs, peaks })
    return { anchor, term, conf, confIndex, log, logRoot }
  }
}
