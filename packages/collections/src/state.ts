import type { GroupRecord, Limits } from '@tesela/protos/collections'
import { Map as ImmutableMap, Set as ImmutableSet, Record, type RecordOf } from 'immutable'
import type { ByteString } from './byte-string.ts'
import type { Collection } from './collection.ts'
import type { Due } from './deadlines.ts'
import { defaultLimits } from './limits.ts'
import type { MemberRole, MemberView } from './member-view.ts'
import type { Session } from './session.ts'
import { sessionFormat } from './session-format.ts'
import type { CutHash } from './tree/cut.ts'
import { createCutHash } from './tree/cut-hash.ts'
import { indexFormat } from './tree/format.ts'
import { createOrderedMap, type OrderedMap } from './tree/ordered-map.ts'

export interface Invite {
  /** 32 bytes that the joiner proves. */
  readonly key: ByteString
  readonly role: MemberRole
  readonly readOnly: boolean
  /** Log time from which on it is no longer good. */
  readonly deadline: number
  readonly usesLeft: number
}

export interface GroupStateFields {
  /** Index of the last applied entry. */
  revision: number
  /** Milliseconds; the highest stamp applied. */
  logTime: number
  /** Null before the first entry of the group. */
  group: Readonly<GroupRecord> | null
  limits: Readonly<Limits>
  catalogue: ImmutableMap<string, Collection>
  /** By id: session-format.ts. */
  sessions: OrderedMap<Session>
  /** Ids of sessions. Ordered, because its keys are drawn by clients: nobody can aim them at one hash. */
  sessionsByKey: OrderedMap<number>
  /** Weight of the results of all sessions. */
  resultBytes: number
  /** What happens by log time, earliest first. */
  deadlines: OrderedMap<Due>
  members: ImmutableMap<string, MemberView>
  /** Replica ids that were members: never again. Grows by one with every removal, which is an act of a person. */
  removed: ImmutableSet<string>
  invites: ImmutableMap<ByteString, Invite>
}

/** Everything that is replicated. Holding a reference is holding the state at its revision. */
export type GroupState = RecordOf<GroupStateFields>

/** What decides the cuts in all trees of a group. Without a group (in tests only), everybody could know them. */
export function cutHashOf(group: Readonly<GroupRecord> | null): CutHash {
  return createCutHash(group?.salt ?? new Uint8Array(32))
}

/** The trees of a group, empty. */
export function groupTrees(
  group: Readonly<GroupRecord> | null,
): Pick<GroupStateFields, 'sessions' | 'sessionsByKey' | 'deadlines'> {
  const cutHash = cutHashOf(group)
  const index = indexFormat(cutHash)
  return {
    sessions: createOrderedMap(sessionFormat(cutHash)),
    sessionsByKey: createOrderedMap<number>(index),
    deadlines: createOrderedMap<Due>(index),
  }
}

const createRecord = Record<GroupStateFields>(
  {
    revision: 0,
    logTime: 0,
    group: null,
    limits: defaultLimits,
    catalogue: ImmutableMap(),
    resultBytes: 0,
    members: ImmutableMap(),
    removed: ImmutableSet(),
    invites: ImmutableMap(),
    ...groupTrees(null),
  },
  'GroupState',
)

export function createGroupState(fields: Partial<GroupStateFields> = {}): GroupState {
  return createRecord(fields)
}
