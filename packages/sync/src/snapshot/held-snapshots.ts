import type { Digest } from '@tesela/merkle'
import { hashLeaf } from '@tesela/merkle'
import type { Millis, PeerName } from '../state-sync.ts'
import { createLeafOrder, type LeafOrder } from './leaf-order.ts'
import { decodeManifest } from './manifest-codec.ts'
import { MANIFEST_PIECE_BYTES, type UnavailableReason } from './messages.ts'
import { keyOf, type SnapshotName } from './snapshot-name.ts'
import type { ServableSnapshot, SnapshotSource } from './snapshot-source.ts'

/** A snapshot that somebody fetches from. */
export interface HeldSnapshot {
  readonly snapshot: ServableSnapshot
  readonly order: LeafOrder
  readonly manifestPieces: readonly Digest[]
  /** The leaf that is being fetched in parts: read once, not once per part. */
  largeLeaf: { readonly ordinal: number; readonly bytes: Uint8Array } | null
}

/** Which snapshots are held, for whom and for how long. */
export interface HeldSnapshots {
  /** Holds it for the peer, from now on for the time to live. */
  hold(peer: PeerName, name: SnapshotName, now: Millis): HeldSnapshot | UnavailableReason
  release(peer: PeerName, name: SnapshotName): void
  /** It cannot be read. */
  drop(name: SnapshotName): void
  tick(now: Millis): void
  close(): void
}

/** How many snapshots are remembered to have been here: whoever asks for one is told that it expired. */
const REMEMBERED = 8

export function createHeldSnapshots(
  source: SnapshotSource,
  { snapshotTtlMs, maxSessions }: { readonly snapshotTtlMs: Millis; readonly maxSessions: number },
): HeldSnapshots {
  return new Holds(source, snapshotTtlMs, maxSessions)
}

interface Hold {
  readonly held: HeldSnapshot
  /** When each peer fetched from it last. Never empty. */
  readonly peers: Map<PeerName, Millis>
}

class Holds implements HeldSnapshots {
  readonly #source: SnapshotSource
  readonly #ttl: Millis
  readonly #maxSessions: number
  readonly #holds = new Map<string, Hold>()
  readonly #former = new Set<string>()

  constructor(source: SnapshotSource, ttl: Millis, maxSessions: number) {
    this.#source = source
    this.#ttl = ttl
    this.#maxSessions = maxSessions
  }

  hold(peer: PeerName, name: SnapshotName, now: Millis): HeldSnapshot | UnavailableReason {
    const key = keyOf(name)
    const hold = this.#holds.get(key)
    if (hold === undefined) {
      if (this.#tooMany(peer)) return 'overloaded'
      return this.#begin(peer, name, now)
    }
    if (!hold.peers.has(peer) && this.#tooMany(peer)) return 'overloaded'
    hold.peers.set(peer, now)
    return hold.held
  }

  release(peer: PeerName, name: SnapshotName): void {
    const key = keyOf(name)
    const hold = this.#holds.get(key)
    hold?.peers.delete(peer)
    if (hold?.peers.size === 0) this.#end(key, hold)
  }

  drop(name: SnapshotName): void {
    const key = keyOf(name)
    const hold = this.#holds.get(key)
    if (hold !== undefined) this.#end(key, hold)
  }

  tick(now: Millis): void {
    for (const [key, hold] of this.#holds) {
      for (const [peer, fetched] of hold.peers) {
        if (now - fetched >= this.#ttl) hold.peers.delete(peer)
      }
      if (hold.peers.size === 0) this.#end(key, hold)
    }
  }

  close(): void {
    for (const [key, hold] of this.#holds) this.#end(key, hold)
  }

  #begin(peer: PeerName, name: SnapshotName, now: Millis): HeldSnapshot | UnavailableReason {
    const snapshot = this.#source.find(name)
    if (snapshot === null) return this.#whyNot(name)
    const held = servable(snapshot)
    if (held === null) return 'failed'
    this.#source.hold(name)
    this.#holds.set(keyOf(name), { held, peers: new Map([[peer, now]]) })
    return held
  }

  #whyNot(name: SnapshotName): UnavailableReason {
    if (this.#former.has(keyOf(name))) return 'expired'
    const newest = this.#source.newest()
    return newest !== null && newest.anchor > name.anchor ? 'pruned' : 'unknownAnchor'
  }

  #tooMany(peer: PeerName): boolean {
    const peers = new Set<PeerName>()
    for (const hold of this.#holds.values()) for (const each of hold.peers.keys()) peers.add(each)
    return !peers.has(peer) && peers.size >= this.#maxSessions
  }

  #end(key: string, { held }: Hold): void {
    this.#holds.delete(key)
    this.#source.release(held.snapshot)
    this.#former.add(key)
    for (const oldest of this.#former) {
      if (this.#former.size <= REMEMBERED) break
      this.#former.delete(oldest)
    }
  }
}

/** Null: its own manifest cannot be read. Nobody is served from what this member does not understand. */
function servable(snapshot: ServableSnapshot): HeldSnapshot | null {
  const { manifest } = snapshot
  try {
    const order = createLeafOrder(decodeManifest(manifest).sections)
    const manifestPieces: Digest[] = []
    for (let at = 0; at < manifest.length; at += MANIFEST_PIECE_BYTES) {
      manifestPieces.push(hashLeaf(manifest.subarray(at, at + MANIFEST_PIECE_BYTES)))
    }
    return { snapshot, order, manifestPieces, largeLeaf: null }
  } catch {
    return null
  }
}
