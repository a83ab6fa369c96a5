import { invariant } from '../invariant.ts'
import { countWithin, dataBytes } from '../log/log.ts'
import { leaveJointIfDue } from '../proposals.ts'
import type { Replica } from '../replica.ts'
import type { ApplyBatch, Entry, Index, Input, SnapshotMeta } from '../types.ts'

interface Handed {
  readonly last: Index
  readonly bytes: number
}

/**
 * Hands committed entries to the state machine, each exactly once per boot (rule 31), and only when they are durable
 * here (rule 55). Further batches follow before the first is answered, until `maxApplyBytes` are outstanding.
 */
export class ApplyQueue {
  readonly #r: Replica
  readonly #handed: Handed[] = []
  #outstandingBytes = 0
  /** The answer to a `load` is awaited: of what it holds, this is known to be durable here. Null: none is. */
  #loadingTo: Index | null = null
  /** Was handed out. */
  #installing: SnapshotMeta | null = null
  /** Read from disk, beginning behind what was handed out. */
  #loaded: readonly Entry[] = []

  constructor(r: Replica) {
    this.#r = r
  }

  get #limit(): Index {
    const { announced, log, conformance } = this.#r
    return conformance?.applyUnstable ? announced : Math.min(announced, log.stable)
  }

  get isReady(): boolean {
    const { log, config, installing, stateLost, deferredOffer } = this.#r
    if (stateLost) return false
    // Rule 54: a snapshot is alone on its way to the state machine.
    if (installing !== null) {
      return installing !== this.#installing && installing.index <= this.#limit
    }
    if (log.applying >= this.#limit) return false
    if (deferredOffer !== null || this.#loadingTo !== null) return false
    return this.#outstandingBytes < config.maxApplyBytes || this.#handed.length === 0
  }

  /** The next batch. Null: nothing is ready, or the entries have to be read first. */
  take(): ApplyBatch | null {
    if (!this.isReady) return null
    const { log, config, outbox, installing } = this.#r
    if (installing !== null) {
      this.#installing = installing
      log.applying = installing.index
      return { entries: [], snapshot: installing }
    }
    const from = log.applying + 1
    const entries = this.#next(from)
    if (entries === null) {
      this.#loadingTo = this.#limit
      outbox.load.push({ to: 'apply', from, maxBytes: config.maxApplyBytes })
      return null
    }
    for (const { type, index, data } of entries) {
      if (type === 'conf') this.#r.pendingConfs.push({ index, data })
    }
    const last = log.applying + entries.length
    const bytes = dataBytes(entries)
    log.applying = last
    this.#handed.push({ last, bytes })
    this.#outstandingBytes += bytes
    return { entries, snapshot: null }
  }

  #next(from: Index): readonly Entry[] | null {
    const { log, config } = this.#r
    if (log.isInMemory(from)) return log.slice(from, this.#limit, config.maxApplyBytes)
    if (this.#loaded[0]?.index !== from) return null
    const length = Math.min(this.#loaded.length, this.#limit - from + 1)
    const entries = this.#loaded.slice(
      0,
      countWithin(this.#loaded, 0, length, config.maxApplyBytes),
    )
    this.#loaded = this.#loaded.slice(entries.length)
    return entries
  }

  /** What was handed out and not reported will not be applied: behind a snapshot it is handed out once more. */
  takeBack(): void {
    const { log } = this.#r
    log.applying = log.applied
    this.#handed.length = 0
    this.#outstandingBytes = 0
    this.#loadingTo = null
    this.#loaded = []
  }

  onLoaded(input: Input & { readonly in: 'entriesLoaded' }): void {
    const { log, installing } = this.#r
    const durable = this.#loadingTo
    if (durable === null) return
    this.#loadingTo = null
    // A snapshot has taken the place of what was to be read.
    if (installing !== null || input.from !== log.applying + 1) return
    invariant(input.entries !== 'compacted', `entry ${input.from} is gone before it was applied`)
    let expected = log.applying + 1
    for (const entry of input.entries) {
      invariant(entry.index === expected, `entry ${entry.index} was read where ${expected} belongs`)
      // Behind it the disk may have held an entry that was being replaced, and that is committed by now.
      if (entry.index > durable) break
      invariant(
        log.matches(entry),
        `entry ${entry.index} on disk is not of the term it was written with`,
      )
      expected++
    }
    invariant(expected > log.applying + 1, `entry ${input.from} could not be read`)
    this.#loaded = input.entries.slice(0, expected - log.applying - 1)
  }

  onApplied(index: Index): void {
    const { log, pendingConfs } = this.#r
    invariant(
      index >= log.applied && index <= log.applying,
      `applied is said to be ${index}, between ${log.applied} and ${log.applying} is possible`,
    )
    const unanswered = pendingConfs[0]?.index ?? Number.POSITIVE_INFINITY
    invariant(unanswered > index, `confApplied is missing for entry ${unanswered}`)
    while ((this.#handed[0]?.last ?? Number.POSITIVE_INFINITY) <= index) {
      this.#outstandingBytes -= this.#handed.shift()?.bytes ?? 0
    }
    log.becameApplied(index)
    const { installing } = this.#r
    if (installing !== null && installing.index <= index) {
      this.#r.installing = null
      // Configurations of a log that stayed are in the state, and nobody will answer for them.
      log.confApplied(installing.index)
    }
    leaveJointIfDue(this.#r)
  }
}
