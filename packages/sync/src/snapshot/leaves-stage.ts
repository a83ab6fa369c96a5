import { type Digest, hashLeaf } from '@tesela/merkle'
import type { CountedSink } from './counted-sink.ts'
import { createLargeLeaf, type LargeLeaf } from './large-leaf.ts'
import type { SnapshotAnswer } from './messages.ts'
import { createPlaces, type Places, type Run } from './places.ts'
import { nameOf, type SnapshotName } from './snapshot-name.ts'
import { invalid, type Stage, type Taken } from './stage.ts'

/**
 * The leaves of one snapshot. When the target moves, requests that are under way stay what they were: they are proven
 * against the root that they named (C9, C14), and what they bring goes where it stands in the newer snapshot (C5).
 */
export interface LeavesStage extends Stage {
  /** Of all leaves, by ordinal. */
  readonly digests: readonly Digest[]
  /** A newer snapshot is staged in place of this one. */
  succeededBy(heir: LeavesStage): void
  /** A leaf that was verified, from a request for a former snapshot. */
  inherit(ordinal: number, leaf: Uint8Array): void
}

export interface LeavesStageOptions {
  readonly snapshot: SnapshotName
  /** Of all leaves, by ordinal. */
  readonly digests: readonly Digest[]
  readonly fetchLeaves: number
  readonly fetchBytes: number
  readonly maxLeafBytes: number
  readonly maxBufferedBytes: number
  readonly sink: Pick<CountedSink, 'put' | 'pendingBytes' | 'reserve'>
}

/** Fetches the leaves in runs. A leaf that is larger than an answer comes in parts, all of them from one source. */
export function createLeavesStage(options: LeavesStageOptions): LeavesStage {
  return new RunsOfLeaves(options)
}

interface Heir {
  readonly stage: LeavesStage
  /** Where leaves that are still asked for here stand there. */
  readonly ordinals: ReadonlyMap<number, readonly number[]>
}

class RunsOfLeaves implements LeavesStage {
  readonly phase = 'leaves'
  readonly places: Places
  readonly #options: LeavesStageOptions
  readonly #name: SnapshotName
  /** Being put together, by ordinal. Their bytes are reserved. */
  readonly #large = new Map<number, LargeLeaf>()
  #heir: Heir | null = null
  /** Size of a large leaf that found no room: until there is, nothing is asked for, or it would come again and again. */
  #crowdedOut = 0

  constructor(options: LeavesStageOptions) {
    this.#options = options
    this.#name = nameOf(options.snapshot)
    this.places = createPlaces(options.digests.length)
  }

  get digests(): readonly Digest[] {
    return this.#options.digests
  }

  get runLength(): number {
    return this.#options.fetchLeaves
  }

  get answerBytes(): number {
    return this.#options.fetchBytes
  }

  get busy(): boolean {
    return !this.#room(this.#crowdedOut)
  }

  request(id: number, { from, count }: Run) {
    this.#crowdedOut = 0
    const { fetchBytes } = this.#options
    const snapshot = this.#name
    return { type: 'fetchLeaves', id, snapshot, from, count, maxBytes: fetchBytes } as const
  }

  take(run: Run, answer: SnapshotAnswer): Taken {
    if (answer.type === 'leafPart') return this.#part(run, answer)
    if (answer.type !== 'leaves') return invalid('no leaves')
    if (this.#large.has(run.from)) return invalid('leaves where a part was asked for')
    const { leaves } = answer
    if (answer.from !== run.from) return invalid('leaves of another place')
    if (leaves.length === 0) return invalid('no leaf at all')
    if (leaves.length > run.count) return invalid('more leaves than were asked for')
    let bytes = 0
    for (const leaf of leaves) bytes += leaf.length
    if (bytes > this.#options.fetchBytes) return invalid('more bytes than were asked for')
    for (const [at, leaf] of leaves.entries()) {
      if (hashLeaf(leaf) !== this.#digestOf(run.from + at)) return invalid('another leaf')
    }
    this.#keep(run.from, leaves, bytes)
    return { verdict: 'valid', count: leaves.length, bytes }
  }

  settled(run: Run, held: number): void {
    const large = this.#large.get(run.from)
    if (large !== undefined) this.#forget(large)
    this.places.settle(run, held)
    if (this.#heir === null) return
    const { stage, ordinals } = this.#heir
    for (let at = run.from + held; at < run.from + run.count; at += 1) {
      for (const from of ordinals.get(at) ?? []) stage.settled({ from, count: 1 }, 0)
    }
  }

  awaits({ from, count }: Run): boolean {
    const heir = this.#heir
    if (heir === null) return true
    for (let at = from; at < from + count; at += 1) {
      for (const ordinal of heir.ordinals.get(at) ?? []) {
        if (heir.stage.awaits({ from: ordinal, count: 1 }) && !heir.stage.places.has(ordinal)) {
          return true
        }
      }
    }
    return false
  }

  succeededBy(heir: LeavesStage): void {
    const asked = new Map<Digest, number[]>()
    for (const ordinal of this.places.asked()) {
      const digest = this.#digestOf(ordinal)
      asked.set(digest, [...(asked.get(digest) ?? []), ordinal])
    }
    const ordinals = new Map<number, number[]>()
    for (const [there, digest] of heir.digests.entries()) {
      for (const here of asked.get(digest) ?? []) {
        ordinals.set(here, [...(ordinals.get(here) ?? []), there])
        // It is on its way: nobody is asked for it again.
        heir.places.claim(there)
      }
    }
    this.#heir = { stage: heir, ordinals }
  }

  inherit(ordinal: number, leaf: Uint8Array): void {
    if (this.places.has(ordinal)) return
    this.places.hold({ from: ordinal, count: 1 })
    this.#keep(ordinal, [leaf], leaf.length)
  }

  #keep(from: number, leaves: readonly Uint8Array[], bytes: number): void {
    const heir = this.#heir
    if (heir === null) {
      this.#options.sink.put(from, leaves, bytes)
      return
    }
    for (const [at, leaf] of leaves.entries()) {
      for (const ordinal of heir.ordinals.get(from + at) ?? []) heir.stage.inherit(ordinal, leaf)
    }
  }

  #part(run: Run, part: Extract<SnapshotAnswer, { type: 'leafPart' }>): Taken {
    const { fetchBytes, maxLeafBytes, sink } = this.#options
    const { from: ordinal } = run
    if (part.ordinal !== ordinal) return invalid('a part of another leaf')
    if (part.total <= fetchBytes) return invalid('a part of a leaf that fits an answer')
    if (part.total > maxLeafBytes) return invalid('a leaf that is larger than any')
    let large = this.#large.get(ordinal)
    if (large === undefined) {
      if (!this.#room(part.total)) {
        this.#crowdedOut = part.total
        return { verdict: 'neutral' }
      }
      large = createLargeLeaf(part, this.#digestOf(ordinal), fetchBytes)
      this.#large.set(ordinal, large)
      sink.reserve(large.total)
    }
    const added = large.add(part)
    if (added === 'more') {
      const { offset } = large
      const snapshot = this.#name
      const request = (id: number) =>
        ({ type: 'fetchLeafPart', id, snapshot, ordinal, offset, maxBytes: fetchBytes }) as const
      return { verdict: 'more', request, bytes: part.data.length }
    }
    this.#forget(large)
    if (!(added instanceof Uint8Array)) return invalid(added.invalid)
    this.#keep(ordinal, [added], added.length)
    return { verdict: 'valid', count: 1, bytes: part.data.length }
  }

  #forget({ ordinal, total }: LargeLeaf): void {
    this.#large.delete(ordinal)
    this.#options.sink.reserve(-total)
  }

  /** A leaf that is larger than the bound is put together when nothing else waits (C8). */
  #room(bytes: number): boolean {
    const { sink, maxBufferedBytes } = this.#options
    return sink.pendingBytes === 0 || sink.pendingBytes + bytes <= maxBufferedBytes
  }

  #digestOf(ordinal: number): Digest {
    const digest = this.#options.digests[ordinal]
    if (digest === undefined) throw new RangeError(`no leaf ${ordinal}`)
    return digest
  }
}
