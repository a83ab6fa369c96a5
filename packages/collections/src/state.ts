import type { CollectionOptions, GroupRecord, Limits } from '@tesela/protos/collections'
import { Map as ImmutableMap, Set as ImmutableSet, Record, type RecordOf } from 'immutable'
import type { ByteString } from './byte-string.ts'
import type { Due } from './deadlines.ts'
import { defaultLimits } from './limits.ts'
import type { MemberRole, MemberView } from './member-view.ts'
import type { OrderedMap } from './ordered-map.ts'
import { createOrderedMap } from './sorted-btree-map.ts'

/** What a map holds under a key. */
export interface MapValue {
  readonly value: ByteString
  /** Revision of the entry that made it. */
  readonly created: number
  /** Revision of the entry that last changed it. */
  readonly modified: number
}

export interface Collection {
  readonly name: string
  readonly kind: 'map'
  readonly options: Readonly<CollectionOptions>
  /** Revision of the entry that made it. */
  readonly created: number
  /** Of keys and values. */
  readonly bytes: number
  readonly items: OrderedMap<MapValue>
}

/** The encoded Result of a command, kept until the client has acknowledged it. */
export interface KeptResult {
  readonly sequence: number
  readonly result: Uint8Array
}

export interface Session {
  /** Index of the entry that opened it. */
  readonly id: number
  readonly key: ByteString
  /** Log time at which it expires unless it is used before. The index of deadlines has the same. */
  readonly deadline: number
  /** Results up to and including this sequence are released. */
  readonly acknowledged: number
  /** In the order of their sequences, all above `acknowledged`. */
  readonly results: readonly KeptResult[]
  /** Weight of `results`. */
  readonly resultBytes: number
}

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
  sessions: ImmutableMap<number, Session>
  /** Ids of sessions. Ordered, because its keys are drawn by clients: nobody can aim them at one hash. */
  sessionsByKey: OrderedMap<number>
  /** Weight of the results of all sessions. */
  resultBytes: number
  /** What happens by log time, earliest first. */
  deadlines: OrderedMap<Due>
  members: ImmutableMap<string, MemberView>
  /**
   * Incarnations of replicas that were members: never again (rule 41). For ever, so as little as names one: 16 digits
   * for every removal, which is an act of a person.
   */
  removed: ImmutableSet<string>
  invites: ImmutableMap<ByteString, Invite>
}

/** Everything that is replicated. Holding a reference is holding the state at its revision. */
export type GroupState = RecordOf<GroupStateFields>

const createRecord = Record<GroupStateFields>(
  {
    revision: 0,
    logTime: 0,
    group: null,
    limits: defaultLimits,
    catalogue: ImmutableMap(),
    sessions: ImmutableMap(),
    sessionsByKey: createOrderedMap(),
    resultBytes: 0,
    deadlines: createOrderedMap(),
    members: ImmutableMap(),
    removed: ImmutableSet(),
    invites: ImmutableMap(),
  },
  'GroupState',
)

export function createGroupState(fields: Partial<GroupStateFields> = {}): GroupState {
  return createRecord(fields)
}
