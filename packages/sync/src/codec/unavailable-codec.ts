import { MalformedMessageError } from '../errors.ts'

/** Why a provider does not serve, said at once: the same for every strategy but for the reasons. */
export interface Unavailable<Reason extends string> {
  readonly type: 'unavailable'
  readonly id: number
  readonly reason: Reason
  /** 0: no advice. */
  readonly retryAfterMs: number
  /** Not the leader: who is, as far as known. */
  readonly leader: string | null
}

interface UnavailableProto {
  readonly reason: number
  readonly retryAfterMs: number
  readonly leader: string
}

export interface UnavailableCodec<Reason extends string> {
  toProto(refusal: Unavailable<Reason>): UnavailableProto
  /** What a newer version may say is a refusal all the same: `failed`. @throws MalformedMessageError */
  ofProto(id: number, proto: UnavailableProto): Unavailable<Reason | 'failed'>
}

const MAX_RETRY_AFTER_MS = 10 * 60 * 1000
const MAX_REPLICA_LENGTH = 512

/** @param numbers on the wire, of each reason */
export function createUnavailableCodec<Reason extends string>(
  numbers: Readonly<Record<Reason, number>>,
): UnavailableCodec<Reason> {
  const reasons = new Map(
    Object.entries(numbers).map(([reason, number]) => [number, reason as Reason]),
  )
  return {
    toProto: ({ reason, retryAfterMs, leader }) => {
      return { reason: numbers[reason], retryAfterMs, leader: leader ?? '' }
    },
    ofProto(id, { reason, retryAfterMs, leader }) {
      if (leader.length > MAX_REPLICA_LENGTH) throw new MalformedMessageError('an endless name')
      return {
        type: 'unavailable',
        id,
        reason: reasons.get(reason) ?? 'failed',
        retryAfterMs: Math.min(retryAfterMs, MAX_RETRY_AFTER_MS),
        leader: leader === '' ? null : leader,
      }
    },
  }
}
