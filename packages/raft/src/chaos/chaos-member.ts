import { createRaft } from '../core.ts'
import type { Random } from '../random.ts'
import type {
  Config,
  Entry,
  Input,
  Message,
  Millis,
  Output,
  RaftCore,
  RaftStatus,
  ReplicaId,
  SnapshotMeta,
} from '../types.ts'
import type { LossyDisk } from './lossy-disk.ts'
import type { Witness } from './witness.ts'

type Work = { readonly entry: Entry } | { readonly snapshot: SnapshotMeta }

/** One core with its disk and its state machine, both of which answer when they are told to. */
export class ChaosMember {
  readonly id: ReplicaId
  readonly disk: LossyDisk
  readonly #settings: Omit<Config, 'id' | 'seed'>
  readonly #random: Random
  readonly #witness: Witness
  readonly #send: (messages: readonly Message[]) => void
  #core: RaftCore
  now = 0
  #tickedAt: Millis = 0
  /** Of its clock, in steady runs. */
  readonly rate: number
  /** The disk answers nothing. */
  isHung = false
  /** Nothing of it runs before this moment of the cluster's time; what is meant for it waits. */
  pausedUntil = 0
  wasPaused = false
  /** Waits for the end of the catch-up of these. */
  readonly catchUps = new Set<ReplicaId>()
  #work: Work[] = []
  #loads: Output['load'][number][] = []

  constructor(
    id: ReplicaId,
    disk: LossyDisk,
    settings: Omit<Config, 'id' | 'seed'>,
    random: Random,
    witness: Witness,
    send: (messages: readonly Message[]) => void,
  ) {
    this.id = id
    this.disk = disk
    this.#settings = settings
    this.#random = random
    this.#witness = witness
    this.#send = send
    this.rate = 0.97 + random.below(60) / 1000
    this.#core = this.#boot()
  }

  get core(): RaftCore {
    return this.#core
  }

  get isBusy(): boolean {
    return this.disk.isBusy || this.#work.length > 0 || this.#loads.length > 0
  }

  #boot(): RaftCore {
    const seed = this.#random.below(2 ** 31)
    const recovered = this.disk.recover(this.#random.below(6))
    this.#witness.restarted(this.id, recovered.applied)
    return createRaft({ ...this.#settings, id: this.id, seed }, recovered)
  }

  restart(): void {
    this.#work = []
    this.#loads = []
    this.catchUps.clear()
    this.isHung = false
    this.#core = this.#boot()
    this.drain()
  }

  step(input: Input): void {
    this.#core.step(input)
    // Some outputs wait, so that several inputs share one.
    if (this.#random.below(3) > 0) this.drain()
    const status = this.#core.status()
    this.#witness.saw(this.id, status)
    if (input.in === 'tick') this.#ticked(status, input.now)
  }

  #ticked(status: RaftStatus, now: Millis): void {
    const { electionMs, heartbeatMs } = this.#settings
    // Rule 71: a stall counts for so much at most.
    const longestStep = Math.max(heartbeatMs, electionMs / 2)
    const elapsed = Math.min(now - this.#tickedAt, longestStep)
    this.#tickedAt = now
    this.#witness.ticked(this.id, status, elapsed, electionMs + longestStep)
  }

  drain(): void {
    while (this.#core.hasOutput()) {
      const { send, persist, apply, load, reads, needCatchUp } = this.#core.takeOutput()
      this.#send(send)
      if (persist !== null) this.disk.persist(persist)
      if (apply !== null) {
        const loads = this.#work.some((work) => 'snapshot' in work)
        this.#witness.handed(this.id, apply, this.disk, loads)
        if (apply.snapshot !== null) this.#work.push({ snapshot: apply.snapshot })
      }
      for (const entry of apply?.entries ?? []) this.#work.push({ entry })
      this.#loads.push(...load)
      for (const { to } of needCatchUp) this.catchUps.add(to)
      for (const read of reads) this.#witness.answered(read.ctx, read.index)
    }
  }

  finishDisk(): void {
    const finished = this.isHung ? null : this.disk.finishOne()
    if (finished === null) return
    this.#send(finished.released)
    const { boundary, entries, promise } = this.disk.durable
    this.#witness.wrote(boundary.term, entries)
    this.#witness.promised(this.id, this.disk.durableLast, promise)
    this.step({ in: 'persisted', seq: finished.seq })
  }

  finishWork(): void {
    const work = this.#work.shift()
    if (work === undefined) return
    if ('snapshot' in work) {
      this.#witness.loaded(this.id, work.snapshot)
      this.step({ in: 'applied', index: work.snapshot.index })
      return
    }
    const { entry } = work
    this.#witness.applied(this.id, entry)
    if (entry.type === 'conf') {
      // The state machine's verdict is the same everywhere.
      this.step({ in: 'confApplied', index: entry.index, accept: entry.index % 5 !== 0 })
    }
    this.step({ in: 'applied', index: entry.index })
  }

  finishLoad(): void {
    const load = this.#loads.shift()
    if (load === undefined) return
    const entries = this.disk.read(load.from, 1 + this.#random.below(4))
    this.step({ in: 'entriesLoaded', to: load.to, from: load.from, entries })
  }

  /** A snapshot of what is applied; null: there is nothing that could be captured. */
  capture(): SnapshotMeta | null {
    const { applied: index, conf, confIndex } = this.#core.status()
    const term = this.disk.durable.entries.find((entry) => entry.index === index)?.term
    if (term === undefined) return this.disk.durable.snapshot
    return { term, index, conf, confIndex, context: new Uint8Array(0) }
  }

  /** Cuts its log behind a snapshot of what is applied, but for a few entries before it. */
  compact(): void {
    const snapshot = this.capture()
    const { boundary } = this.disk.durable
    if (snapshot === null || snapshot.index <= boundary.index) return
    const kept = this.#random.below(3)
    const firstIndex = Math.max(boundary.index, snapshot.index - kept) + 1
    this.disk.compact(firstIndex, snapshot)
    this.step({ in: 'compacted', firstIndex, snapshot })
  }
}
