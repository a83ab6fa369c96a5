import type { Replica } from '../replica.ts'

/** Clocks may differ by this much in speed. */
const drift = 0.1

/**
 * Whether nobody else can have been elected yet (rule 63): a quorum has confirmed heartbeats that left so lately that
 * it still refuses to vote. Meaningful as of the last `tick`.
 */
export function holdsLease(r: Replica): boolean {
  const { leaseReads, checkQuorum, electionMs } = r.config
  if (!leaseReads || !checkQuorum || r.now === null) return false
  if (r.transferee !== null || r.leaseForfeited) return false
  const self = r.tracker.find(r.id)
  if (self !== undefined) self.confirmedAt = r.now
  return r.tracker.isConfirmedSince(r.now - electionMs * (1 - drift))
}

/** A clock that stood still, or a process that did, voids what was confirmed before. */
export function voidLease(r: Replica): void {
  for (const member of r.tracker.members) member.confirmedAt = Number.NEGATIVE_INFINITY
}
