import type { Core } from '../core.ts'
import { countSelfVote } from '../election.ts'
import { broadcastAppend } from '../leader/append.ts'
import { advanceCommit } from '../leader/commit.ts'
import type { Index, Input, Message, Term } from '../types.ts'
import type { CommittedQueue } from './committed-queue.ts'
import type { Effect, InFlight, Written } from './in-flight.ts'
import type { Mailbag } from './mailbag.ts'
import type { StableMark } from './stable-mark.ts'

/** A member, as far as messages matter to it. */
interface Receiver {
  readonly core: Core
  readonly bag: Mailbag
  readonly committed: CommittedQueue
  readonly stable: StableMark
  readonly isEtcd: boolean
  installing: Index
  step(input: Input): boolean
  collect(): boolean
}

const droppedProposal = 'raft proposal dropped'
const unknownPeer = 'raft: cannot step as peer not found'
const answers: ReadonlySet<string> = new Set([
  'MsgAppResp',
  'MsgVoteResp',
  'MsgPreVoteResp',
  'MsgHeartbeatResp',
])

/** What keeps the message from being looked at, in the words of etcd's library, or null. */
export function receive(member: Receiver, { message, effect }: InFlight): string | null {
  const { tracker } = member.core.replica
  if (effect.kind === 'message' && effect.msg.type === 'propose') {
    member.bag.proposers.set(effect.msg.ctx, message.from)
  }
  if (effect.kind === 'selfAck' || effect.kind === 'selfVote') member.bag.unanswered--
  const isAnswer = answers.has(message.type)
  if (member.isEtcd && isAnswer && tracker.find(message.from) === undefined) return unknownPeer
  return take(member, effect) ? null : droppedProposal
}

/** False: a proposal was refused. */
function take(member: Receiver, effect: Effect): boolean {
  const { replica } = member.core
  switch (effect.kind) {
    case 'message':
      return member.step({ in: 'message', msg: acceptable(replica.term, effect.msg) })
    case 'selfAck': {
      const self = replica.tracker.find(replica.id)
      if (replica.role === 'leader' && effect.term === replica.term && self !== undefined) {
        if (self.acknowledge(effect.index) && advanceCommit(replica)) broadcastAppend(replica)
      }
      return member.collect()
    }
    case 'selfVote':
      countSelfVote(replica, effect.vote)
      return member.collect()
    case 'written':
      return written(member, effect)
    case 'applied':
      member.committed.answered(effect.size)
      return (
        effect.index <= replica.log.applied || member.step({ in: 'applied', index: effect.index })
      )
  }
}

/** What the core would take for nonsense, and etcd does not. */
function acceptable(term: Term, msg: Message): Message {
  // A proposal that is passed on belongs to no term.
  if (msg.type === 'propose') return { ...msg, term }
  // Whoever goes on from a snapshot forgets its configuration in the rig of etcd's files, and may send it on like that.
  // It is answered as one that is old, or as an append from before everything.
  if (msg.type === 'snapshot' && msg.meta.conf.voters.length === 0 && msg.term >= term) {
    const { from, to } = msg
    const prev = { term: 0, index: 0 }
    return { type: 'append', from, to, term: msg.term, prev, entries: [], commit: 0 }
  }
  return msg
}

function written(member: Receiver, { seq, term, id, snapshot }: Written): boolean {
  if (id !== null) member.stable.written(id, term, member.core.replica.term)
  // To the core a durable batch is an answer to its own appends and votes as well; in etcd those come apart.
  if (seq !== null && member.bag.unanswered === 0) member.step({ in: 'persisted', seq })
  if (!member.isEtcd || snapshot === null) return true
  if (member.installing === snapshot.index) member.installing = 0
  return member.step({ in: 'applied', index: snapshot.index })
}
