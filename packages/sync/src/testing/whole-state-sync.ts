import { type Digest, hashLeaf } from '@tesela/merkle'
import {
  createLeafCheck,
  createLeafOrder,
  decodeManifest,
  type Gap,
  type MessageCodec,
  type PeerVerdicts,
  type ServableSnapshot,
  type SnapshotName,
  type SnapshotSource,
  type SnapshotStrategy,
  type SnapshotTarget,
  type StrategyProviderContext,
  type StrategySessionContext,
  SyncAbortedError,
  type SyncFailure,
  type SyncProgress,
  type SyncProvider,
  type SyncSession,
  type VerifiedSnapshot,
  verifyManifest,
} from '../index.ts'

export type WholeMessage =
  | { readonly type: 'fetchWhole'; readonly id: number; readonly snapshot: SnapshotName }
  | {
      readonly type: 'whole'
      readonly id: number
      readonly manifest: Uint8Array
      readonly leaves: readonly Uint8Array[]
    }
  | { readonly type: 'lacking'; readonly id: number }

const MESSAGE_BYTES = 64 * 1024

/**
 * A strategy as a user of the library would write one, with nothing but what the library exports: of a state that fits one
 * message, all of it is asked of one peer after the other.
 */
export function createWholeStateSync(timeoutMs: number): SnapshotStrategy<WholeMessage> {
  return {
    name: 'whole/1',
    codec: wholeCodec,
    messageBytes: MESSAGE_BYTES,
    queueBytes: 4 * MESSAGE_BYTES,
    // One message in place of several, one after the other: as if it were half as many bytes.
    estimate: ({ bytes }) => (bytes > MESSAGE_BYTES / 8 ? null : bytes / 2),
    createProvider: createWholeProvider,
    createSession: (context, gap) => new WholeSession(context, gap, timeoutMs),
  }
}

/** JSON, bytes as hexadecimal digits. Whatever is none of its messages is refused by an exception. */
const wholeCodec: MessageCodec<WholeMessage> = {
  encode(message) {
    const text = JSON.stringify(message, (_key, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
    )
    return new TextEncoder().encode(text)
  },
  decode(bytes) {
    const { type, id, snapshot, manifest, leaves } = JSON.parse(new TextDecoder().decode(bytes))
    if (!Number.isSafeInteger(id)) throw new TypeError('a message without an id')
    if (type === 'lacking') return { type, id }
    if (type === 'whole')
      return { type, id, manifest: bytesOf(manifest), leaves: leaves.map(bytesOf) }
    if (type !== 'fetchWhole') return null
    const { anchor, term, root } = snapshot
    return {
      type,
      id,
      snapshot: { anchor: Number(anchor), term: Number(term), root: String(root) },
    }
  },
}

function bytesOf(digits: unknown): Uint8Array {
  if (typeof digits !== 'string' || !/^([0-9a-f]{2})*$/.test(digits))
    throw new TypeError('no bytes')
  return new Uint8Array(Buffer.from(digits, 'hex'))
}

function createWholeProvider({
  send,
  source,
}: StrategyProviderContext<WholeMessage>): SyncProvider<WholeMessage> {
  return {
    receive(from, message) {
      if (message.type !== 'fetchWhole') return false
      const { id } = message
      const snapshot = source.serving() ? source.find(message.snapshot) : null
      if (snapshot === null) send(from, { type: 'lacking', id })
      else {
        readAll(source, snapshot, (leaves) => {
          const { manifest } = snapshot
          send(
            from,
            leaves === null ? { type: 'lacking', id } : { type: 'whole', id, manifest, leaves },
          )
        })
      }
      return true
    },
    tick: () => undefined,
    safeToPrune: () => null,
    close: () => undefined,
  }
}

function readAll(
  source: SnapshotSource,
  snapshot: ServableSnapshot,
  done: (leaves: readonly Uint8Array[] | null) => void,
): void {
  const all: Uint8Array[] = []
  const next = () => {
    if (all.length === snapshot.digests.length) {
      source.release(snapshot)
      done(all)
      return
    }
    const run = {
      from: all.length,
      count: snapshot.digests.length - all.length,
      maxBytes: MESSAGE_BYTES,
    }
    source.read(snapshot, run, (leaves) => {
      all.push(...(leaves ?? []))
      if (leaves !== null) next()
      else {
        source.release(snapshot)
        done(null)
      }
    })
  }
  source.hold(snapshot)
  next()
}

/** A strategy may end with an error of its own. */
class NobodyHasItError extends Error {
  override readonly name = 'NobodyHasItError'
  readonly code = 'whole_nobody_has_it'
}

const REST_MS = 100

class WholeSession implements SyncSession<WholeMessage> {
  readonly #context: StrategySessionContext<WholeMessage>
  readonly #timeoutMs: number
  readonly #peers = new Map<string, PeerVerdicts>()
  readonly #restUntil = new Map<string, number>()
  /** That lied about the present target. */
  #excluded = new Set<string>()
  #atLeast: number
  #target: SnapshotTarget | null = null
  #asked: { readonly id: number; readonly to: string; readonly deadline: number } | null = null
  #state: 'new' | 'fetching' | 'installing' | 'ended' = 'new'
  #fetchedBytes = 0
  #now = 0

  constructor(context: StrategySessionContext<WholeMessage>, gap: Gap, timeoutMs: number) {
    this.#context = context
    this.#atLeast = gap.atLeast
    this.#timeoutMs = timeoutMs
  }

  start(now: number): void {
    this.#state = 'fetching'
    this.tick(now)
  }

  receive(from: string, message: WholeMessage): boolean {
    if (message.type === 'fetchWhole') return false
    const asked = this.#asked
    // An answer that is late, or from somebody else, finds nobody (C6).
    if (this.#state !== 'fetching' || asked?.id !== message.id || asked.to !== from) return true
    this.#asked = null
    if (message.type === 'whole') this.#brought(from, message.manifest, message.leaves)
    else {
      this.#verdicts(from).unavailable += 1
      this.#rest(from)
      // Where the leader names another by now, that may be what the others have.
      this.#move()
    }
    this.#step()
    return true
  }

  tick(now: number): void {
    this.#now = now
    this.#step()
  }

  peersChanged(): void {
    this.#step()
  }

  targetChanged({ atLeast }: Gap): void {
    this.#atLeast = Math.max(this.#atLeast, atLeast)
    this.#step()
  }

  finish(): void {
    this.#step()
  }

  abort(reason: string): void {
    this.#fail(new SyncAbortedError(reason))
  }

  get progress(): SyncProgress {
    const isHere = this.#state === 'installing' || this.#state === 'ended'
    return {
      phase: this.#state,
      waits: this.#asked === null && this.#state === 'fetching' ? 'nobody can be asked' : null,
      ...{ position: null, sealed: null, targets: 0 },
      ...{ items: isHere ? 1 : 0, ofItems: 1 },
      ...{ bytes: this.#fetchedBytes, ofBytes: this.#target?.bytes ?? 0 },
      fetchedBytes: this.#fetchedBytes,
      sources: this.#asked === null ? [] : [this.#asked.to],
      peers: this.#peers,
    }
  }

  #step(): void {
    if (this.#state !== 'fetching') return
    const asked = this.#asked
    if (asked !== null && (this.#now >= asked.deadline || !this.#context.reachable(asked.to))) {
      this.#verdicts(asked.to).timedOut += 1
      this.#rest(asked.to)
      this.#asked = null
      this.#move()
    }
    if (this.#target === null || this.#target.anchor < this.#atLeast) this.#move()
    if (this.#asked === null) this.#ask()
    const members = this.#context.members()
    if (members.length > 0 && members.every((peer) => this.#excluded.has(peer))) {
      this.#fail(new NobodyHasItError('every answer was wrong'))
    }
  }

  #move(): void {
    const before = this.#target
    const target = this.#context.takeUp()
    if (target === null || target === before) return
    this.#target = target
    this.#asked = null
    this.#excluded = new Set()
  }

  #ask(): void {
    const target = this.#target
    const to = this.#source()
    if (target === null || target.anchor < this.#atLeast || to === null) return
    const id = this.#context.requestId()
    const { anchor, term, root } = target
    this.#asked = { id, to, deadline: this.#now + this.#timeoutMs }
    if (this.#context.send(to, { type: 'fetchWhole', id, snapshot: { anchor, term, root } })) return
    this.#asked = null
    this.#rest(to)
  }

  /** The leader last. */
  #source(): string | null {
    const { members, reachable, leader } = this.#context
    const ready = members().filter(
      (peer) =>
        reachable(peer) &&
        !this.#excluded.has(peer) &&
        this.#now >= (this.#restUntil.get(peer) ?? 0),
    )
    return ready.find((peer) => peer !== leader()?.id) ?? ready[0] ?? null
  }

  #brought(from: string, manifest: Uint8Array, leaves: readonly Uint8Array[]): void {
    const target = this.#target
    if (target === null) return
    const { groupId, sink, reached } = this.#context
    const verdicts = this.#verdicts(from)
    let verified: VerifiedSnapshot
    try {
      verified = verifyWhole({ ...target, groupId }, manifest, leaves)
    } catch (error) {
      verdicts.invalid += 1
      this.#excluded.add(from)
      this.#context.blamed(from, String(error))
      return
    }
    const bytes = leaves.reduce((sum, leaf) => sum + leaf.length, manifest.length)
    verdicts.valid += 1
    verdicts.bytes += bytes
    this.#fetchedBytes += bytes
    this.#state = 'installing'
    const position = { anchor: target.anchor, term: target.term }
    const otherwise = (next: () => void) => (error: Error | null) => {
      if (error === null) next()
      else this.#fail(Object.assign(error, { code: 'whole_not_taken' }))
    }
    sink.begin(verified, (staged) => {
      if (!staged.ok) this.#fail(Object.assign(staged.error, { code: 'whole_not_taken' }))
    })
    sink.put(
      0,
      leaves,
      otherwise(() => {
        reached(position)
        sink.finish(
          otherwise(() => {
            this.#state = 'ended'
            this.#context.ended({ ok: true, position })
          }),
        )
      }),
    )
  }

  #rest(peer: string): void {
    this.#restUntil.set(peer, this.#now + REST_MS)
  }

  #verdicts(peer: string): PeerVerdicts {
    const known = this.#peers.get(peer)
    if (known !== undefined) return known
    const none = { bytes: 0, valid: 0, invalid: 0, timedOut: 0, unavailable: 0 }
    this.#peers.set(peer, none)
    return none
  }

  #fail(error: SyncFailure): void {
    if (this.#state === 'ended') return
    this.#state = 'ended'
    this.#context.ended({ ok: false, error })
  }
}

/** So that who lied is known; the sink would refuse it all the same. @throws Error - it is not what the target binds */
function verifyWhole(
  target: SnapshotTarget & { readonly groupId: Uint8Array },
  manifestBytes: Uint8Array,
  leaves: readonly Uint8Array[],
): VerifiedSnapshot {
  const manifest = decodeManifest(manifestBytes)
  verifyManifest(manifest, target)
  const all: Digest[] = leaves.map(hashLeaf)
  const check = createLeafCheck(manifest)
  for (const digest of all) check.add(digest)
  check.finish()
  const order = createLeafOrder(manifest.sections)
  const digests = manifest.sections.map(({ leaves: count }, section) => {
    const from = count === 0 ? 0 : order.ordinalOf(section, 0)
    return all.slice(from, from + count)
  })
  const { anchor, term, root, sealed } = target
  return { anchor, term, root, sealed, manifest, manifestBytes, digests }
}
