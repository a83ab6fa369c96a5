import type { UnavailableReason } from './messages.ts'

/** Numbers of sync.proto. */
const numbers: Readonly<Record<UnavailableReason, number>> = {
  unknownAnchor: 1,
  expired: 2,
  syncingItself: 3,
  overloaded: 4,
  notLeader: 5,
  pruned: 6,
  preparing: 7,
  failed: 8,
}

const reasons = new Map(
  Object.entries(numbers).map(([reason, number]) => [number, reason as UnavailableReason]),
)

export function numberOfReason(reason: UnavailableReason): number {
  return numbers[reason]
}

/** What a newer version may say is a refusal all the same. */
export function reasonOfNumber(number: number): UnavailableReason {
  return reasons.get(number) ?? 'failed'
}
