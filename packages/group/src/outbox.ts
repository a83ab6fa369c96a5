import type { Entry, Message, Millis, ReplicaId } from '@tesela/raft'
import { encodeRaftMessage } from './codec/raft-codec.ts'
import type { Channel, Clock, Transport } from './seams.ts'

/**
 * The send stage of a turn: what the core said step by step leaves as little as possible. Adjacent appends to
 * one peer become one; an acknowledgement or a commit-only append that a later one says again is dropped; one
 * encoded append serves every follower at the same position.
 *
 * An append without entries waits for a moment, because the next entries say what it says: whoever writes one thing after
 * the other would pay for an append and its acknowledgement twice. No write waits for it, because the leader answers it, and
 * no read that asks a quorum, because a heartbeat says how far it may go. A member that reads what it has just written
 * through the leader waits so much longer.
 */
export interface Outbox {
  add(messages: readonly Message[]): void
  flush(): void
  /** Sends what waits, too: somebody is about to be let go of, and would not be told what ends his membership. */
  flushAll(): void
  /** Sends nothing any more by itself. */
  close(): void
  /** From now on this member asks for no votes and leads nobody; it still answers. */
  silence(): void
  /** It may do so again. */
  speak(): void
  /**
   * From now on, and for good, it acknowledges and votes no more either: that would count for a log that is not the
   * group's. Only whom it hands the leadership to is told.
   */
  mute(): void
}

export interface OutboxOptions {
  readonly transport: Pick<Transport, 'send'>
  readonly clock: Pick<Clock, 'timer'>
  /** How long an append without entries waits for some. */
  readonly holdMs: Millis
  /** Cap of the body of an append. A single entry is sent whatever its size. */
  readonly maxFrameBytes: number
  /** The peer could not be handed a frame. */
  unreachable(peer: ReplicaId): void
}

type Append = Extract<Message, { type: 'append' }>

/** An entry's fields beside its data, at most. */
const ENTRY_OVERHEAD = 40

export function createOutbox(options: OutboxOptions): Outbox {
  return new MergingOutbox(options)
}

class MergingOutbox implements Outbox {
  readonly #options: OutboxOptions
  readonly #lanes = new Map<ReplicaId, Lane>()
  /** Of the lanes that are held; null: none is. */
  #cancelHold: (() => void) | null = null
  #silent = false
  #mute = false

  constructor(options: OutboxOptions) {
    this.#options = options
  }

  silence(): void {
    this.#silent = true
  }

  speak(): void {
    this.#silent = false
  }

  mute(): void {
    this.#mute = true
  }

  add(messages: readonly Message[]): void {
    for (const message of messages) {
      let lane = this.#lanes.get(message.to)
      if (lane === undefined) {
        lane = new Lane(this.#options.maxFrameBytes)
        this.#lanes.set(message.to, lane)
      }
      lane.add(message)
    }
  }

  flush(): void {
    let held = false
    const encoded = new EncodedAppends()
    for (const [peer, lane] of this.#lanes) {
      if (lane.mayWait) held = true
      else this.#send(peer, lane, encoded)
    }
    if (!held) this.close()
    else this.#cancelHold ??= this.#options.clock.timer(this.#options.holdMs, this.#sendHeld)
  }

  flushAll(): void {
    this.close()
    this.#sendAll()
  }

  close(): void {
    this.#cancelHold?.()
    this.#cancelHold = null
  }

  readonly #sendHeld = (): void => {
    this.#cancelHold = null
    this.#sendAll()
  }

  #sendAll(): void {
    const encoded = new EncodedAppends()
    for (const [peer, lane] of this.#lanes) this.#send(peer, lane, encoded)
  }

  #send(peer: ReplicaId, lane: Lane, encoded: EncodedAppends): void {
    this.#lanes.delete(peer)
    let lost = false
    for (const message of lane.messages) {
      if (!this.#maySay(message)) continue
      const body = message.type === 'append' ? encoded.encode(message) : encodeRaftMessage(message)
      if (body === null) continue
      lost = !this.#options.transport.send(peer, channelOf(message), body) || lost
    }
    if (lost) this.#options.unreachable(peer)
  }

  #maySay(message: Message): boolean {
    if (this.#mute) return message.type === 'timeoutNow'
    return !(this.#silent && leads(message))
  }
}

/** What only a leader or a candidate says. */
function leads({ type }: Message): boolean {
  return type === 'append' || type === 'heartbeat' || type === 'vote' || type === 'preVote'
}

/** Appends and their answers have a stream of their own: a heartbeat never queues behind bulk (rule 69). */
function channelOf(message: Message): Channel {
  return message.type === 'append' || message.type === 'appendResp' ? 'append' : 'urgent'
}

/** A turn's messages to one peer. */
class Lane {
  readonly #maxFrameBytes: number
  readonly messages: Message[] = []
  #appendBytes = 0

  constructor(maxFrameBytes: number) {
    this.#maxFrameBytes = maxFrameBytes
  }

  /** Whether there is nothing but an append without entries. */
  get mayWait(): boolean {
    const [first] = this.messages
    return this.messages.length === 1 && first?.type === 'append' && first.entries.length === 0
  }

  add(message: Message): void {
    if (message.type === 'append') {
      for (const part of split(message, this.#maxFrameBytes)) this.#addAppend(part)
    } else {
      const stale = this.messages.findIndex((earlier) => says(message, earlier))
      if (stale >= 0) this.messages.splice(stale, 1)
      this.messages.push(message)
    }
  }

  #addAppend(message: Append): void {
    const bytes = sizeOf(message.entries)
    const at = this.messages.findLastIndex(({ type }) => type === 'append')
    const earlier = this.messages[at]
    if (earlier?.type !== 'append' || earlier.term !== message.term) {
      this.#push(message, bytes)
    } else if (follows(earlier, message) && this.#appendBytes + bytes <= this.#maxFrameBytes) {
      this.messages[at] = merge(earlier, message)
      this.#appendBytes += bytes
    } else {
      if (earlier.entries.length === 0 && earlier.commit <= message.commit) {
        this.messages.splice(at, 1)
      }
      this.#push(message, bytes)
    }
  }

  #push(message: Append, bytes: number): void {
    this.messages.push(message)
    this.#appendBytes = bytes
  }
}

/** The core counts data, a frame has fields beside: what came out too large leaves as several appends. */
function split(append: Append, maxBytes: number): readonly Append[] {
  if (append.entries.length < 2 || sizeOf(append.entries) <= maxBytes) return [append]
  const parts: Append[] = []
  let { prev } = append
  let from = 0
  let bytes = 0
  for (const [at, entry] of append.entries.entries()) {
    const size = entry.data.length + ENTRY_OVERHEAD
    const last = append.entries[at - 1]
    if (at > from && bytes + size > maxBytes && last !== undefined) {
      parts.push({ ...append, prev, entries: append.entries.slice(from, at) })
      prev = { term: last.term, index: last.index }
      from = at
      bytes = 0
    }
    bytes += size
  }
  parts.push({ ...append, prev, entries: append.entries.slice(from) })
  return parts
}

function sizeOf(entries: readonly Entry[]): number {
  let bytes = 0
  for (const entry of entries) bytes += entry.data.length + ENTRY_OVERHEAD
  return bytes
}

/** Whether the append begins where the earlier one ends. */
function follows(earlier: Append, later: Append): boolean {
  const end = earlier.entries.at(-1) ?? earlier.prev
  return later.prev.index === end.index && later.prev.term === end.term
}

function merge(earlier: Append, later: Append): Append {
  const entries =
    earlier.entries.length === 0 ? later.entries : [...earlier.entries, ...later.entries]
  return { ...earlier, entries, commit: Math.max(earlier.commit, later.commit) }
}

/** Whether the later message makes the earlier one superfluous: both speak for everything up to a position. */
function says(later: Message, earlier: Message): boolean {
  if (later.type !== earlier.type || later.term !== earlier.term) return false
  if (later.type === 'appendResp' && earlier.type === 'appendResp') {
    const acknowledges = later.reject === undefined && earlier.reject === undefined
    return acknowledges && later.index >= earlier.index
  }
  if (later.type === 'heartbeat' && earlier.type === 'heartbeat') {
    return later.readSeq >= earlier.readSeq && later.commit >= earlier.commit
  }
  if (later.type === 'heartbeatResp' && earlier.type === 'heartbeatResp') {
    return later.readSeq >= earlier.readSeq
  }
  return false
}

/**
 * Bodies of this flush's appends. They are all from one leader's log, whose entries of a term never change
 * (rule 30): term, position, count and commit name the bytes.
 */
class EncodedAppends {
  readonly #made: { readonly append: Append; readonly body: Uint8Array | null }[] = []

  encode(append: Append): Uint8Array | null {
    const known = this.#made.find(
      ({ append: made }) =>
        made.term === append.term &&
        made.prev.index === append.prev.index &&
        made.entries.length === append.entries.length &&
        made.commit === append.commit,
    )
    if (known !== undefined) return known.body
    const body = encodeRaftMessage(append)
    this.#made.push({ append, body })
    return body
  }
}
