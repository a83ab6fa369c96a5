import { decodeConfChange } from '../conf/codec.ts'
import type { Progress } from '../progress/progress.ts'
import type { ConfOp, Entry, EntryId, HardState, Message, Role, SoftState } from '../types.ts'

/** The words that the files use for what the core says in values. */
const roles: Record<Role, string> = {
  follower: 'StateFollower',
  preCandidate: 'StatePreCandidate',
  candidate: 'StateCandidate',
  leader: 'StateLeader',
}

const letters: Record<ConfOp['op'], string> = {
  addVoter: 'v',
  addLearner: 'l',
  remove: 'r',
  update: 'u',
}

export const describeRole = (role: Role): string => roles[role]

export function describeSoft(soft: SoftState): string {
  return `Lead:${soft.leader ?? 0} State:${roles[soft.role]}`
}

export function describeHardState({ term, vote, commit }: HardState): string {
  return `HardState Term:${term}${vote === null ? '' : ` Vote:${vote}`} Commit:${commit}`
}

/** `v1Indexes` holds the entries that were proposed in etcd's older form, which this core does not tell apart. */
export function describeEntry(entry: Entry, v1Indexes: ReadonlySet<number>): string {
  const id = `${entry.term}/${entry.index}`
  if (entry.type === 'normal') return `${id} EntryNormal "${new TextDecoder().decode(entry.data)}"`
  const { ops } = decodeConfChange(entry.data)
  const kind = v1Indexes.has(entry.index) ? 'EntryConfChange' : 'EntryConfChangeV2'
  return `${id} ${kind} ${ops.map(({ op, id: member }) => `${letters[op]}${member}`).join(' ')}`.trimEnd()
}

export function describeMessage(msg: Message, v1Indexes: ReadonlySet<number>): string {
  return `${msg.from}->${msg.to} ${body(msg, v1Indexes)}`
}

function body(msg: Message, v1Indexes: ReadonlySet<number>): string {
  const { term } = msg
  switch (msg.type) {
    case 'append':
      return `MsgApp Term:${term} ${log(msg.prev)}${commit(msg.commit)}${entries(msg.entries, v1Indexes)}`
    case 'appendResp': {
      const { reject, index } = msg
      const rejected = reject === undefined ? '' : ` Rejected (Hint: ${reject.index})`
      return `MsgAppResp Term:${term} ${log({ term: reject?.term ?? 0, index })}${rejected}`
    }
    case 'heartbeat':
      return `MsgHeartbeat Term:${term} Log:0/0${commit(msg.commit)}`
    case 'heartbeatResp':
      return `MsgHeartbeatResp Term:${term} Log:0/0`
    case 'vote':
      return `MsgVote Term:${term} ${log(msg.last)}`
    case 'preVote':
      return `MsgPreVote Term:${term} ${log(msg.last)}`
    case 'voteResp':
      return `MsgVoteResp Term:${term} Log:0/0${refusal(msg.granted)}`
    case 'preVoteResp':
      return `MsgPreVoteResp Term:${term} Log:0/0${refusal(msg.granted)}`
    case 'timeoutNow':
      return `MsgTimeoutNow Term:${term} Log:0/0`
    case 'promised':
      return `Promised Term:${term} ${log(msg.at)}`
    default:
      return `${msg.type} Term:${term}`
  }
}

const log = ({ term, index }: EntryId): string => `Log:${term}/${index}`
const commit = (index: number): string => (index === 0 ? '' : ` Commit:${index}`)
const refusal = (granted: boolean): string => (granted ? '' : ' Rejected (Hint: 0)')

function entries(list: readonly Entry[], v1Indexes: ReadonlySet<number>): string {
  if (list.length === 0) return ''
  const texts = list.map((entry) => describeEntry(entry, v1Indexes))
  return texts.length === 1
    ? ` Entries:[${texts[0]}]`
    : ` Entries:[\n${indent(texts.join('\n'))}\n]`
}

export function describeProgress(member: Progress): string {
  const { id, state, match, next, inflights } = member
  const name = { probe: 'StateProbe', replicate: 'StateReplicate', snapshot: 'StateSnapshot' }[
    state
  ]
  const marks = [
    member.isLearner ? ' learner' : '',
    member.blocked ? ' paused' : '',
    state === 'snapshot' ? ` pendingSnap=${member.catchUpTo}` : '',
    member.active ? '' : ' inactive',
    inflights.count > 0 ? ` inflight=${inflights.count}${inflights.full ? '[full]' : ''}` : '',
  ]
  return `${id}: ${name} match=${match} next=${next}${marks.join('')}`
}

export function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')
}
