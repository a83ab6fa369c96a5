import { Answer, type Rejection } from '@tesela/protos/collections'

/**
 * Every code a rejection can carry. Programs test the code. The texts are part of the replicated state (a session
 * keeps its results): they may not change without a new envelope version.
 */
export const rejectionCodes = [
  /** The bytes are no command, or one that contradicts itself. */
  'invalid_command',
  /** The bytes are no query. */
  'invalid_query',
  /** Not 1 to 128 of `a-z 0-9 . _ -`. */
  'invalid_name',
  /** No collection has this name. */
  'not_found',
  /** The collection exists with another kind or other options. */
  'schema_mismatch',
  /** The operation is for another kind of collection. */
  'wrong_kind',
  /** No such kind of collection. */
  'unsupported_kind',
  /** Over `limit`, by `setting`. */
  'limit_exceeded',
  /** A place in a vec at or beyond its length; `limit` is the length, `actual` the index. */
  'index_out_of_range',
  /** No item of the vec has this id. */
  'item_unknown',
  /** The bytes are no priority of the queue's kind. */
  'invalid_priority',
  /** The session is unknown, closed or expired: nothing was executed. */
  'session_expired',
  /** The session was one of the group that this one took the place of: nothing was executed. */
  'group_replaced',
  /** The session already acknowledged this sequence: its result is gone, nothing was executed. */
  'sequence_released',
  /** Too many results of this session are unacknowledged: nothing was executed. */
  'window_full',
  /** The group's table of sessions or results is full: nothing was executed. */
  'overloaded',
  /** No such invite, or it was revoked, or its time is over. */
  'invite_unknown',
  /** All uses of the invite are used up. */
  'invite_spent',
  /** The invite is for another role or other rights. */
  'invite_role',
  /** Another invite has this id. */
  'invite_exists',
  /** The replica was removed and can never come back under this id. */
  'member_removed',
  /** No such member. */
  'member_unknown',
] as const

export type RejectionCode = (typeof rejectionCodes)[number]

/** A {@link Rejection} before it is encoded. */
export interface Refusal extends Rejection {
  readonly code: RejectionCode
}

export function refuse(code: RejectionCode, message: string): Refusal {
  return { code, message, limit: 0, actual: 0, setting: '' }
}

/** @param setting - the name of the limit, as in Limits or CollectionOptions */
export function refuseOver(setting: string, limit: number, actual: number): Refusal {
  return {
    code: 'limit_exceeded',
    message: `over the limit ${setting}: at most ${limit}, this has ${actual}`,
    limit,
    actual,
    setting,
  }
}

/** Of the name in a message: a question may hold anything. */
const nameAtMost = 128

export function notFound(name: string): Refusal {
  return refuse('not_found', `there is no collection '${name.slice(0, nameAtMost)}'`)
}

/** @param what - what was asked of it */
export function wrongKind(collection: { readonly kind: string }, what: string): Refusal {
  return refuse('wrong_kind', `${what}: the collection is a ${collection.kind}`)
}

export function rejectedAnswer(refusal: Refusal): Uint8Array {
  return Answer.encode({ rejection: refusal })
}
