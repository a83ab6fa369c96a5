import { leavesInPiece } from '@tesela/merkle'
import { createLeases, type Leases } from '../serving/leases.ts'
import { createReadSlots, OVERLOADED_RETRY_MS, type ReadSlots } from '../serving/read-slots.ts'
import type { Millis, PeerName, SyncProvider } from '../state-sync.ts'
import { createHeldSnapshots, type HeldSnapshot, type HeldSnapshots } from './held-snapshots.ts'
import { createMarkRequests, type MarkRequests } from './mark-requests.ts'
import {
  MANIFEST_PIECE_BYTES,
  type SnapshotAnswer,
  type SnapshotMessage,
  type SnapshotRequest,
  type UnavailableReason,
} from './messages.ts'
import type { SnapshotSyncSettings } from './settings.ts'
import type { SnapshotProviderContext } from './snapshot-contexts.ts'
import type { ServableSnapshot } from './snapshot-source.ts'
import { createUnvouched, type Unvouched } from './unvouched.ts'

/**
 * Serves what is on this member's disk, in every role; names targets where it leads. It trusts no asker: what is read and
 * held for all of them, and for each, is bounded.
 */
export function createSnapshotProvider(
  context: SnapshotProviderContext,
  settings: SnapshotSyncSettings,
): SyncProvider<SnapshotMessage> {
  return new SnapshotProvider(context, settings)
}

type Target = Extract<SnapshotRequest, { type: 'fetchTarget' }>
type Fetch = Exclude<SnapshotRequest, { type: 'fetchTarget' }>
type Read = Extract<SnapshotRequest, { type: 'fetchLeaves' | 'fetchLeafPart' }>

/** Times `coalesceMs` that a majority is given to vouch for a snapshot, or to contradict it, before the leader alone does. */
const VOUCHING_COALESCES = 4

class SnapshotProvider implements SyncProvider<SnapshotMessage> {
  readonly #context: SnapshotProviderContext
  readonly #settings: SnapshotSyncSettings
  readonly #held: HeldSnapshots
  readonly #marks: MarkRequests
  /** Anchors of sessions of others, behind which this leader's log must stay. */
  readonly #leases: Leases
  readonly #slots: ReadSlots
  readonly #unvouched: Unvouched
  #now: Millis = 0
  #closed = false

  constructor(context: SnapshotProviderContext, settings: SnapshotSyncSettings) {
    this.#context = context
    this.#settings = settings
    this.#held = createHeldSnapshots(context.source, settings)
    this.#leases = createLeases({ ...settings, leaseMs: settings.snapshotTtlMs })
    this.#slots = createReadSlots(settings)
    this.#marks = createMarkRequests((peers) => context.requestMark(peers), settings)
    this.#unvouched = createUnvouched(context.source, VOUCHING_COALESCES * settings.coalesceMs)
  }

  receive(from: PeerName, message: SnapshotMessage): boolean {
    switch (message.type) {
      case 'fetchTarget':
        if (!this.#closed) this.#target(from, message)
        return true
      case 'fetchManifest':
      case 'fetchDigests':
      case 'fetchLeaves':
      case 'fetchLeafPart':
        if (!this.#closed) this.#fetch(from, message)
        return true
      case 'release':
        this.#held.release(from, message.snapshot)
        this.#leases.release(from)
        return true
      default:
        return false
    }
  }

  tick(now: Millis): void {
    this.#now = now
    if (this.#closed) return
    this.#held.tick(now)
    this.#leases.tick(now)
    if (this.#leads()) {
      this.#unvouched.look(now)
    } else {
      this.#unvouched.forget()
      this.#marks.forget()
    }
    this.#marks.tick(now)
  }

  safeToPrune(): number | null {
    return this.#leases.lowestFrom(0)
  }

  close(): void {
    this.#closed = true
    this.#held.close()
    this.#leases.clear()
    this.#marks.forget()
  }

  #target(from: PeerName, request: Target): void {
    const { source, firstIndex, commit } = this.#context
    const { id, atLeast, held } = request
    if (!this.#leads()) {
      this.#refuse(from, id, 'notLeader')
      return
    }
    if (held !== null) {
      this.#leases.renew(from, held.anchor, this.#now)
      this.#held.hold(from, held, this.#now)
    }
    if (!source.serving()) {
      this.#refuse(from, id, 'syncingItself')
      return
    }
    // Not even the next entry, were it a mark, would make one: whoever asks knows more than its leader, or makes it up.
    if (atLeast > commit() + 1) {
      this.#refuse(from, id, 'unknownAnchor')
      return
    }
    const named = this.#named(request)
    if (named === null) {
      const newest = source.newest()
      this.#marks.want(from, newest?.anchor ?? 0, this.#isUsable(newest, 0), this.#now)
      this.#refuse(from, id, 'preparing', 2 * this.#settings.coalesceMs)
      return
    }
    const { snapshot, ready } = named
    const hold = this.#held.hold(from, snapshot, this.#now)
    if (typeof hold === 'string') {
      this.#refuse(from, id, hold)
      return
    }
    if (held === null) this.#leases.renew(from, snapshot.anchor, this.#now)
    // It is held for it all the same: whatever is made meanwhile, nobody waits for ever (H5).
    if (!ready) {
      this.#refuse(from, id, 'preparing', 2 * this.#settings.coalesceMs)
      return
    }
    const { anchor, term, root, sealed } = snapshot
    const { leaves, items, bytes } = hold.order
    const target = {
      ...{ anchor, term, root, sealed, leaves, items, bytes },
      firstIndex: firstIndex(),
      manifestBytes: snapshot.manifest.length,
      manifestPieces: hold.manifestPieces,
    }
    this.#context.send(from, { type: 'target', id, target })
  }

  /**
   * What a majority vouches for, where that would do; else what nobody contradicts: ready when there was time to. Null:
   * neither is here.
   */
  #named({ atLeast, sealedOnly }: Target): ReturnType<Unvouched['pick']> {
    const { source } = this.#context
    const sealed = source.newestSealed()
    if (sealed !== null && this.#isUsable(sealed, atLeast)) return { snapshot: sealed, ready: true }
    const newest = source.newest()
    if (!this.#isUsable(newest, atLeast) || sealedOnly || newest?.disputed !== false) return null
    this.#unvouched.look(this.#now)
    const wouldDo = (one: ServableSnapshot) => !one.disputed && this.#isUsable(one, atLeast)
    return this.#unvouched.pick(wouldDo, this.#now)
  }

  /** It joins with the log: the first entry that the log has is at most one behind the anchor. */
  #isUsable(one: ServableSnapshot | null, atLeast: number): boolean {
    return one !== null && one.anchor >= atLeast && one.anchor + 1 >= this.#context.firstIndex()
  }

  #fetch(from: PeerName, request: Fetch): void {
    if (!this.#context.source.serving()) {
      this.#refuse(from, request.id, 'syncingItself')
      return
    }
    const held = this.#held.hold(from, request.snapshot, this.#now)
    if (typeof held === 'string') {
      this.#refuse(from, request.id, held)
      return
    }
    if (request.type === 'fetchLeaves' || request.type === 'fetchLeafPart') {
      this.#read(from, request, held)
      return
    }
    const answer =
      request.type === 'fetchManifest' ? manifestPiece(held, request) : leafDigests(held, request)
    // There is no such piece: whoever verified the manifest asks for none.
    if (answer === null) this.#refuse(from, request.id, 'failed')
    else this.#context.send(from, answer)
  }

  #read(from: PeerName, request: Read, held: HeldSnapshot): void {
    const { source, send } = this.#context
    const { id, maxBytes } = request
    const first = request.type === 'fetchLeaves' ? request.from : request.ordinal
    const count = request.type === 'fetchLeaves' ? request.count : 1
    if (first >= held.order.leaves) {
      this.#refuse(from, id, 'failed')
      return
    }
    if (request.type === 'fetchLeafPart' && held.largeLeaf?.ordinal === first) {
      const part = leafPart(id, first, held.largeLeaf.bytes, request.offset, maxBytes)
      if (part === null) this.#refuse(from, id, 'failed')
      else send(from, part)
      return
    }
    const giveBack = this.#slots.take(from)
    if (giveBack === null) {
      this.#refuse(from, id, 'overloaded')
      return
    }
    source.read(held.snapshot, { from: first, count, maxBytes }, (leaves) => {
      giveBack()
      if (this.#closed) return
      if (leaves === null || leaves.length === 0) {
        this.#held.drop(held.snapshot)
        this.#refuse(from, id, 'failed')
        return
      }
      const answer = answerOfRead(request, leaves, held)
      if (answer === null) this.#refuse(from, id, 'failed')
      else send(from, answer)
    })
  }

  #refuse(to: PeerName, id: number, reason: UnavailableReason, retryAfterMs = 0): void {
    const leader = this.#context.leader()?.id ?? null
    this.#context.send(to, {
      type: 'unavailable',
      id,
      reason,
      retryAfterMs: reason === 'overloaded' ? OVERLOADED_RETRY_MS : retryAfterMs,
      leader: reason === 'notLeader' ? leader : null,
    })
  }

  #leads(): boolean {
    return this.#context.leader()?.id === this.#context.self
  }
}

function manifestPiece(
  { snapshot }: HeldSnapshot,
  { id, piece }: Extract<Fetch, { type: 'fetchManifest' }>,
): SnapshotAnswer | null {
  const at = piece * MANIFEST_PIECE_BYTES
  const data = snapshot.manifest.subarray(at, at + MANIFEST_PIECE_BYTES)
  return data.length === 0 ? null : { type: 'manifestPiece', id, data }
}

function leafDigests(
  { snapshot, order }: HeldSnapshot,
  { id, section, piece }: Extract<Fetch, { type: 'fetchDigests' }>,
): SnapshotAnswer | null {
  const leaves = order.leavesOfPiece(section, piece)
  if (leaves === 0) return null
  const at = order.ordinalOf(section, piece * leavesInPiece)
  return { type: 'digests', id, digests: snapshot.digests.slice(at, at + leaves) }
}

function answerOfRead(
  request: Read,
  leaves: readonly Uint8Array[],
  held: HeldSnapshot,
): SnapshotAnswer | null {
  const { id, maxBytes } = request
  const [first] = leaves
  if (first === undefined) return null
  if (request.type === 'fetchLeafPart') {
    held.largeLeaf = { ordinal: request.ordinal, bytes: first }
    return leafPart(id, request.ordinal, first, request.offset, maxBytes)
  }
  if (first.length > maxBytes) {
    held.largeLeaf = { ordinal: request.from, bytes: first }
    return leafPart(id, request.from, first, 0, maxBytes)
  }
  let bytes = 0
  let count = 0
  for (const leaf of leaves) {
    if (count === request.count || bytes + leaf.length > maxBytes) break
    bytes += leaf.length
    count += 1
  }
  return { type: 'leaves', id, from: request.from, leaves: leaves.slice(0, count) }
}

function leafPart(
  id: number,
  ordinal: number,
  bytes: Uint8Array,
  offset: number,
  maxBytes: number,
): SnapshotAnswer | null {
  const data = bytes.subarray(offset, offset + maxBytes)
  if (data.length === 0) return null
  return { type: 'leafPart', id, ordinal, offset, total: bytes.length, data }
}
