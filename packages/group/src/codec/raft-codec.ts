import { RaftMessage } from '@tesela/protos/raft'
import type { Entry, EntryId, Message, ReplicaId } from '@tesela/raft'
import { MalformedFrameError } from '../errors.ts'
import { decodeAppend, encodeAppend } from './append-codec.ts'

type MessageType = Message['type']

/** Numbers of `RaftMessage.type`. What is missing (`snapshot`, `propose`, `transferLeader`) never travels between members. */
const typeNumbers: ReadonlyMap<MessageType, number> = new Map<MessageType, number>([
  ['append', 1],
  ['appendResp', 2],
  ['heartbeat', 3],
  ['heartbeatResp', 4],
  ['vote', 5],
  ['voteResp', 6],
  ['preVote', 7],
  ['preVoteResp', 8],
  ['timeoutNow', 9],
  ['promised', 10],
])

const typeNames: ReadonlyMap<number, MessageType> = new Map(
  [...typeNumbers].map(([name, number]) => [number, name]),
)

/**
 * Entries in one append: more than a frame of the largest size holds of the smallest that a member sends, and a
 * small part of what as many bytes would decode to.
 */
const MAX_ENTRIES = 2 ** 17

const entryTypes: readonly Entry['type'][] = ['normal', 'conf']

/** The body of a frame. It names neither sender nor receiver, so that one body serves several followers. */
export function encodeRaftMessage(message: Message): Uint8Array | null {
  const type = typeNumbers.get(message.type)
  if (type === undefined) return null
  if (message.type === 'append') return encodeAppend(message)
  return RaftMessage.encode({ type, term: message.term, ...fieldsOf(message) })
}

function fieldsOf(message: Exclude<Message, { type: 'append' }>): Partial<RaftMessage> {
  switch (message.type) {
    case 'appendResp':
      return message.reject === undefined
        ? { index: message.index }
        : {
            index: message.index,
            reject: true,
            hintTerm: message.reject.term,
            hintIndex: message.reject.index,
          }
    case 'heartbeat':
      return { commit: message.commit, readSeq: message.readSeq, sentAt: message.sentAt }
    case 'heartbeatResp':
      return { readSeq: message.readSeq, sentAt: message.sentAt }
    case 'vote':
    case 'preVote':
      return {
        logTerm: message.last.term,
        logIndex: message.last.index,
        transfer: message.transfer === true,
        ...committedOf(message.commit),
      }
    case 'voteResp':
    case 'preVoteResp':
      return { granted: message.granted, ...committedOf(message.commit) }
    case 'promised':
      return { logTerm: message.at.term, logIndex: message.at.index }
    default:
      return {}
  }
}

/**
 * Reads the body of a frame that `from` sent to `to`. Data of entries are views into `body`.
 * Throws `MalformedFrameError` for anything that no member could have sent (rules 72, 73).
 */
export function decodeRaftMessage(body: Uint8Array, from: ReplicaId, to: ReplicaId): Message {
  return decodeAppend(body, from, to, MAX_ENTRIES) ?? decodeAny(body, from, to)
}

function decodeAny(body: Uint8Array, from: ReplicaId, to: ReplicaId): Message {
  let raw: RaftMessage
  try {
    raw = RaftMessage.decode(body, { limits: { entries: MAX_ENTRIES } })
  } catch (cause) {
    throw new MalformedFrameError('a consensus message does not decode', { cause })
  }
  const type = typeNames.get(raw.type)
  if (type === undefined) throw new MalformedFrameError(`message type ${raw.type} is unknown`)
  const term = safe('term', raw.term)
  if (term === 0) throw new MalformedFrameError('a message without a term')
  const head = { from, to, term }
  switch (type) {
    case 'append':
      return {
        ...head,
        type,
        prev: position(raw, term),
        entries: entriesOf(raw, term),
        commit: safe('commit', raw.commit),
      }
    case 'appendResp': {
      const index = safe('index', raw.index)
      if (!raw.reject) return { ...head, type, index }
      const hint = { term: safe('hint term', raw.hintTerm), index: safe('hint', raw.hintIndex) }
      return { ...head, type, index, reject: hint }
    }
    case 'heartbeat':
      return { ...head, type, commit: safe('commit', raw.commit), ...round(raw) }
    case 'heartbeatResp':
      return { ...head, type, ...round(raw) }
    case 'vote':
    case 'preVote':
      return { ...head, type, last: position(raw, term), transfer: raw.transfer, ...committed(raw) }
    case 'voteResp':
    case 'preVoteResp':
      return { ...head, type, granted: raw.granted, ...committed(raw) }
    case 'promised':
      return { ...head, type, at: position(raw, term) }
    case 'timeoutNow':
      return { ...head, type }
    default:
      throw new MalformedFrameError(`${type} does not travel between members`)
  }
}

function committedOf(commit: EntryId | undefined): Partial<RaftMessage> {
  return commit === undefined ? {} : { commit: commit.index, commitTerm: commit.term }
}

function committed(raw: RaftMessage): { readonly commit?: EntryId } {
  if (raw.commit === 0 && raw.commitTerm === 0) return {}
  return {
    commit: { term: safe('commit term', raw.commitTerm), index: safe('commit', raw.commit) },
  }
}

function safe(what: string, value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new MalformedFrameError(`${what} is no safe integer`)
  }
  return value
}

function round(raw: RaftMessage): { readSeq: number; sentAt: number } {
  return { readSeq: safe('read sequence', raw.readSeq), sentAt: safe('send time', raw.sentAt) }
}

function position(raw: RaftMessage, term: number): EntryId {
  const at = { term: safe('log term', raw.logTerm), index: safe('log index', raw.logIndex) }
  if (at.term > term) throw new MalformedFrameError('a log position of a later term')
  if ((at.term === 0) !== (at.index === 0)) throw new MalformedFrameError('half a log position')
  return at
}

/** Contiguous behind `prev`, terms rising and none beyond the sender's own. */
function entriesOf(raw: RaftMessage, messageTerm: number): Entry[] {
  let index = raw.logIndex
  let term = raw.logTerm
  return raw.entries.map((entry) => {
    const type = entryTypes[entry.type]
    if (type === undefined) throw new MalformedFrameError(`entry type ${entry.type} is unknown`)
    if (entry.index !== index + 1) throw new MalformedFrameError('entries are not contiguous')
    if (!(entry.term >= Math.max(term, 1) && entry.term <= messageTerm)) {
      throw new MalformedFrameError('terms of entries do not rise')
    }
    index = safe('entry index', entry.index)
    term = safe('entry term', entry.term)
    return { type, term, index, data: entry.data }
  })
}
