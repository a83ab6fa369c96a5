import type { Replica } from '../replica.ts'

export function broadcastHeartbeat(r: Replica): void {
  for (const member of r.tracker.members) {
    if (member.id === r.id) continue
    // Rule 21: never more than is known to be there.
    const commit = Math.min(member.match, r.announced)
    r.outbox.send.push({
      type: 'heartbeat',
      from: r.id,
      to: member.id,
      term: r.term,
      commit,
      readSeq: r.reads.round,
      sentAt: r.now ?? 0,
    })
    // What was told before may be lost.
    member.sentCommit = commit
  }
}

/** One round of heartbeats confirms every read that is waiting. */
export function startReadRound(r: Replica): void {
  const round = r.reads.startRound()
  const self = r.tracker.find(r.id)
  if (self !== undefined) self.readAck = round
  broadcastHeartbeat(r)
}
