import { decodeConfChange } from '../conf/codec.ts'
import type {
  ConfOp,
  ConfState,
  EntryContent,
  EntryId,
  HardState,
  ReplicaId,
  Role,
  SnapshotMeta,
  SoftState,
} from '../types.ts'
import { isOlderForm } from './parse-conf-change.ts'
import { quote } from './quote.ts'
import { memberNumber } from './replica-ids.ts'

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

/** `None` where there is nobody. */
export const describeMember = (id: ReplicaId | null): string =>
  id === null ? '0' : memberNumber(id)

export function describeSoft({ role, leader }: SoftState): string {
  return `Lead:${describeMember(leader)} State:${roles[role]}`
}

export function describeHardState({ term, vote, commit }: HardState): string {
  const voted = vote === null ? '' : ` Vote:${memberNumber(vote)}`
  return `HardState Term:${term}${voted} Commit:${commit}`
}

export function describeEntry(entry: EntryContent & Partial<EntryId>): string {
  const id = `${entry.term ?? 0}/${entry.index ?? 0}`
  if (entry.type === 'normal') return `${id} EntryNormal ${quote(entry.data)}`
  const change = decodeConfChange(entry.data)
  const kind = isOlderForm(change) ? 'EntryConfChange' : 'EntryConfChangeV2'
  const ops = change.ops.map(({ op, id: member }) => `${letters[op]}${memberNumber(member)}`)
  return [id, kind, ...ops].join(' ')
}

export function describeSnapshot({ term, index, conf }: SnapshotMeta): string {
  return `Index:${index} Term:${term} ConfState:${describeConfState(conf)}`
}

function describeConfState(conf: ConfState): string {
  const list = (ids: readonly ReplicaId[]) => `[${ids.map(memberNumber).join(' ')}]`
  return [
    `Voters:${list(conf.voters)}`,
    `VotersOutgoing:${list(conf.votersOutgoing)}`,
    `Learners:${list(conf.learners)}`,
    `LearnersNext:${list(conf.learnersNext)}`,
    `AutoLeave:${conf.autoLeave}`,
  ].join(' ')
}
