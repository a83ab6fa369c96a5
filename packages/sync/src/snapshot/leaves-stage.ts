import { type Digest, hashLeaf } from '@tesela/merkle'
import { createLargeLeaf, type LargeLeaf } from './large-leaf.ts'
import type { SnapshotAnswer } from './messages.ts'
import { createPlaces, type Places, type Run } from './places.ts'
import { nameOf, type SnapshotName } from './snapshot-name.ts'
import { invalid, type Stage, type Taken } from './stage.ts'

export interface LeavesStageOptions {
  readonly snapshot: SnapshotName
  /** Of all leaves, by ordinal. */
  readonly digests: readonly Digest[]
  /** Ordinals that are staged already (C26). */
  readonly staged: Iterable<number>
  readonly fetchLeaves: number
  readonly fetchBytes: number
  readonly maxLeafBytes: number
  /** Leaves in a row that were verified. */
  put(from: number, leaves: readonly Uint8Array[], bytes: number): void
}

/** Fetches the leaves in runs. A leaf that is larger than an answer comes in parts, one such leaf at a time. */
export function createLeavesStage(options: LeavesStageOptions): Stage {
  return new LeavesStage(options)
}

class LeavesStage implements Stage {
  readonly phase = 'leaves'
  readonly places: Places
  readonly #options: LeavesStageOptions
  readonly #name: SnapshotName
  #large: LargeLeaf | null = null

  constructor(options: LeavesStageOptions) {
    this.#options = options
    this.#name = nameOf(options.snapshot)
    this.places = createPlaces(options.digests.length)
    for (const ordinal of options.staged) this.places.hold({ from: ordinal, count: 1 })
  }

  get runLength(): number {
    return this.#options.fetchLeaves
  }

  get answerBytes(): number {
    return this.#options.fetchBytes
  }

  get busy(): boolean {
    return this.#large !== null
  }

  request(id: number, { from, count }: Run) {
    const { fetchBytes } = this.#options
    const snapshot = this.#name
    return { type: 'fetchLeaves', id, snapshot, from, count, maxBytes: fetchBytes } as const
  }

  take(run: Run, answer: SnapshotAnswer): Taken {
    if (answer.type === 'leafPart') return this.#part(run, answer)
    if (answer.type !== 'leaves') return invalid('no leaves')
    if (this.#large?.ordinal === run.from) return invalid('leaves where a part was asked for')
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
    this.#options.put(run.from, leaves, bytes)
    return { verdict: 'valid', count: leaves.length, bytes }
  }

  dropped({ from }: Run): void {
    if (this.#large?.ordinal === from) this.#large = null
  }

  #part(run: Run, part: Extract<SnapshotAnswer, { type: 'leafPart' }>): Taken {
    const { fetchBytes, maxLeafBytes, put } = this.#options
    const { from: ordinal } = run
    if (part.ordinal !== ordinal) return invalid('a part of another leaf')
    if (part.total <= fetchBytes) return invalid('a part of a leaf that fits an answer')
    if (part.total > maxLeafBytes) return invalid('a leaf that is larger than any')
    // Others that were asked for at the same time wait until this one is whole.
    if (this.#large !== null && this.#large.ordinal !== ordinal) return { verdict: 'neutral' }
    this.#large ??= createLargeLeaf(part, this.#digestOf(ordinal), fetchBytes)
    const large = this.#large
    const added = large.add(part)
    if (added === 'more') {
      const { offset } = large
      const snapshot = this.#name
      const request = (id: number) =>
        ({ type: 'fetchLeafPart', id, snapshot, ordinal, offset, maxBytes: fetchBytes }) as const
      return { verdict: 'more', request }
    }
    this.#large = null
    if (!(added instanceof Uint8Array)) return invalid(added.invalid)
    put(ordinal, [added], added.length)
    return { verdict: 'valid', count: 1, bytes: added.length }
  }

  #digestOf(ordinal: number): Digest {
    const digest = this.#options.digests[ordinal]
    if (digest === undefined) throw new RangeError(`no leaf ${ordinal}`)
    return digest
  }
}
