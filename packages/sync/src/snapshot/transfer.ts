import type { CountedSink } from './counted-sink.ts'
import { createDigestsStage, type DigestsStage } from './digests-stage.ts'
import { createLeafOrder } from './leaf-order.ts'
import { createLeavesStage } from './leaves-stage.ts'
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
  /** From a stage that is complete to the next. False: the manifest is not what the root says. */
  advance(): boolean
}

export interface TransferOptions {
  readonly target: SnapshotTarget
  readonly groupId: Uint8Array
  readonly sink: Pick<CountedSink, 'begin' | 'put'>
  readonly settings: {
    readonly fetchItems: number
    readonly fetchBytes: number
    readonly maxLeafBytes: number
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
  #leavesStage: Stage | null = null
  /** The sink was given the digests. */
  #begun = false

  constructor(options: TransferOptions) {
    this.#options = options
    this.target = options.target
    this.#manifestStage = createManifestStage(options.target)
  }

  get stage(): Stage | null {
    if (this.#begun) return this.#leavesStage
    return this.#digestsStage ?? this.#manifestStage
  }

  get complete(): boolean {
    return this.#leavesStage?.places.complete === true
  }

  get leaves(): number {
    return this.#leavesStage?.places.held ?? 0
  }

  advance(): boolean {
    if (!this.#manifestStage.places.complete) return true
    if (this.#manifest === null) {
      const manifest = this.#verified()
      if (manifest === null) return false
      this.#manifest = manifest
      this.#digestsStage = createDigestsStage(this.target, manifest)
    }
    if (!this.#begun && this.#digestsStage?.places.complete === true) {
      this.#begun = true
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
    const { target, sink, settings } = this.#options
    const { sealed } = target
    const snapshot = nameOf(target)
    const digests = stage.digests()
    const manifestBytes = this.#manifestStage.bytes()
    sink.begin({ ...snapshot, sealed, manifest, manifestBytes, digests }, (staged) => {
      this.#leavesStage = createLeavesStage({
        snapshot,
        digests: digests.flat(),
        staged,
        fetchLeaves: leavesFor(settings.fetchItems, target),
        fetchBytes: settings.fetchBytes,
        maxLeafBytes: settings.maxLeafBytes,
        put: sink.put,
      })
    })
  }
}

/** How many leaves have about so many items. */
function leavesFor(items: number, target: SnapshotTarget): number {
  const perItem = target.items === 0 ? 1 : target.leaves / target.items
  return Math.max(1, Math.min(MAX_LEAVES_IN_ANSWER, Math.floor(items * perItem)))
}
