import type { CountedSink } from './counted-sink.ts'
import { createDigestsStage, type DigestsStage } from './digests-stage.ts'
import { createLeafOrder } from './leaf-order.ts'
import { createLeavesStage, type LeavesStage } from './leaves-stage.ts'
import type { SnapshotManifest } from './manifest.ts'
import { decodeManifest } from './manifest-codec.ts'
import { createManifestStage, type ManifestStage } from './manifest-stage.ts'
import type { SnapshotTarget } from './messages.ts'
import { MAX_LEAVES_IN_ANSWER } from './request-codec.ts'
import { nameOf } from './snapshot-name.ts'
import type { Stage } from './stage.ts'
import { verifyManifest } from './verify-manifest.ts'

/** What is fetched of one target, from its manifest to its last leaf. */
export interface Transfer {
  readonly target: SnapshotTarget
  /** What is asked for now. Null: the sink is waited for. */
  readonly stage: Stage | null
  /** Every leaf is here and verified. Whether it is staged, the sink knows. */
  readonly complete: boolean
  /** Leaves that are here, those that were staged before among them. */
  readonly leaves: number
  /** From when the sink was given their digests. */
  readonly leavesStage: LeavesStage | null
  /** From a stage that is complete to the next. False: the manifest is not what the root says. */
  advance(): boolean
}

export interface TransferOptions {
  readonly target: SnapshotTarget
  readonly groupId: Uint8Array
  readonly sink: Pick<CountedSink, 'begin' | 'put' | 'pendingBytes' | 'reserve'>
  /** Of the target before it: what is under way for it is taken, where it occurs in this one. */
  readonly former: LeavesStage | null
  readonly settings: {
    readonly fetchItems: number
    readonly fetchBytes: number
    readonly maxLeafBytes: number
    readonly maxBufferedBytes: number
  }
}

export function createTransfer(options: TransferOptions): Transfer {
  return new StagedTransfer(options)
}

class StagedTransfer implements Transfer {
  readonly target: SnapshotTarget
  readonly #options: TransferOptions
  readonly #manifestStage: ManifestStage
  #digestsStage: DigestsStage | null = null
  #manifest: SnapshotManifest | null = null
  leavesStage: LeavesStage | null = null
  /** The sink has said what it has already. */
  #begun = false

  constructor(options: TransferOptions) {
    this.#options = options
    this.target = options.target
    this.#manifestStage = createManifestStage(options.target)
  }

  get stage(): Stage | null {
    if (this.leavesStage !== null) return this.#begun ? this.leavesStage : null
    return this.#digestsStage ?? this.#manifestStage
  }

  get complete(): boolean {
    return this.#begun && this.leavesStage?.places.complete === true
  }

  get leaves(): number {
    return this.leavesStage?.places.held ?? 0
  }

  advance(): boolean {
    if (!this.#manifestStage.places.complete) return true
    if (this.#manifest === null) {
      const manifest = this.#verified()
      if (manifest === null) return false
      this.#manifest = manifest
      this.#digestsStage = createDigestsStage(this.target, manifest)
    }
    if (this.leavesStage === null && this.#digestsStage?.places.complete === true) {
      this.#begin(this.#manifest, this.#digestsStage)
    }
    return true
  }

  /** Null: not the manifest of the target. Each piece was what the leader said: it is the leader who is wrong. */
  #verified(): SnapshotManifest | null {
    const { target, groupId } = this.#options
    try {
      const manifest = decodeManifest(this.#manifestStage.bytes())
      verifyManifest(manifest, { ...target, groupId })
      const { leaves, items } = createLeafOrder(manifest.sections)
      return leaves === target.leaves && items === target.items ? manifest : null
    } catch {
      return null
    }
  }

  #begin(manifest: SnapshotManifest, stage: DigestsStage): void {
    const { target, sink, former, settings } = this.#options
    const { sealed } = target
    const snapshot = nameOf(target)
    const digests = stage.digests()
    const manifestBytes = this.#manifestStage.bytes()
    const leavesStage = createLeavesStage({
      snapshot,
      digests: digests.flat(),
      fetchLeaves: leavesFor(settings.fetchItems, target),
      fetchBytes: settings.fetchBytes,
      maxLeafBytes: settings.maxLeafBytes,
      maxBufferedBytes: settings.maxBufferedBytes,
      sink,
    })
    this.leavesStage = leavesStage
    former?.succeededBy(leavesStage)
    sink.begin({ ...snapshot, sealed, manifest, manifestBytes, digests }, (staged) => {
      for (const ordinal of staged) leavesStage.places.hold({ from: ordinal, count: 1 })
      this.#begun = true
    })
  }
}

/** How many leaves have about so many items. */
function leavesFor(items: number, target: SnapshotTarget): number {
  const perItem = target.items === 0 ? 1 : target.leaves / target.items
  return Math.max(1, Math.min(MAX_LEAVES_IN_ANSWER, Math.floor(items * perItem)))
}
