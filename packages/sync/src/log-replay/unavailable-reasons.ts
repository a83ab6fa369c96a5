import type { LogUnavailableReason } from './messages.ts'

/** Numbers of log-sync.proto. */
const numbers: Readonly<Record<LogUnavailableReason, number>> = {
  unknown: 1,
  pruned: 2,
  syncingItself: 3,
  overloaded: 4,
  notLeader: 5,
  failed: 6,
}

const reasons = new Map(
  Object.entries(numbers).map(([reason, number]) => [number, reason as LogUnavailableReason]),
)

export function numberOfReason(reason: LogUnavailableReason): number {
  return numbers[reason]
}

/** What a newer version may say is a refusal all the same. */
export function reasonOfNumber(number: number): LogUnavailableReason {
  return reasons.get(number) ?? 'failed'
}
