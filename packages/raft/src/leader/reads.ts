import type { Replica } from '../replica.ts'
import type { Ctx, Input } from '../types.ts'
import { holdsLease } from './lease.ts'

/** A linearizable read asks for the index that it has to wait for. Without a lease, one that would rest on it asks the others. */
export function readIndex(r: Replica, { ctx, policy }: Input & { readonly in: 'readIndex' }): void {
  if (r.role !== 'leader' || r.reads.isFull) r.outbox.readsFailed.push(ctx)
  // Rule 60
  else if (!r.hasCommittedOwn) r.reads.postpone(ctx)
  else if (policy === 'lease' && holdsLease(r)) {
    r.outbox.reads.push({ ctx, index: r.log.committed })
  } else register(r, ctx)
}

/** Called after the commit index moved. */
export function releasePostponedReads(r: Replica): void {
  // A configuration of an earlier term may hold the commit index back (rule 48).
  if (!r.hasCommittedOwn) return
  for (const ctx of r.reads.takePostponed()) register(r, ctx)
}

function register(r: Replica, ctx: Ctx): void {
  const index = r.log.committed
  if (r.tracker.isSoleVoter(r.id)) r.outbox.reads.push({ ctx, index })
  else r.reads.add(ctx, index)
}

/** Answers the reads whose round a quorum has confirmed. */
export function releaseConfirmedReads(r: Replica): void {
  for (const { ctx, index } of r.reads.takeConfirmed(r.tracker.confirmedRead())) {
    r.outbox.reads.push({ ctx, index })
  }
}

/** Waiting reads cannot be answered by one that leads no more. */
export function failReads(r: Replica): void {
  for (const ctx of r.reads.takeAll()) r.outbox.readsFailed.push(ctx)
}
