import { failReads } from './leader/reads.ts'
import type { Replica } from './replica.ts'
import type { Entry, ReplicaId, Term } from './types.ts'

const noData = new Uint8Array(0)

function reset(r: Replica, term: Term): void {
  if (r.term !== term) {
    r.term = term
    r.vote = null
  }
  r.leader = null
  r.electionElapsed = 0
  r.heartbeatElapsed = 0
  r.drawElectionTimeout()
  r.selfVote = null
  r.uncommittedBytes = 0
  r.pendingConfIndex = 0
  r.leaving = null
  r.transferee = null
  r.leaseForfeited = false
  r.handOverTried = false
  r.tracker.restart(r.log.last)
  failReads(r)
}

export function becomeFollower(r: Replica, term: Term, leader: ReplicaId | null): void {
  reset(r, term)
  r.role = 'follower'
  r.leader = leader
}

/** Rule 9: nothing is stored and the term stays, but earlier votes and the leader are forgotten. */
export function becomePreCandidate(r: Replica): void {
  r.role = 'preCandidate'
  r.leader = null
  r.tracker.clearVotes()
  r.drawElectionTimeout()
}

export function becomeCandidate(r: Replica): void {
  reset(r, r.term + 1)
  r.role = 'candidate'
  r.vote = r.id
}

export function becomeLeader(r: Replica): void {
  reset(r, r.term)
  r.role = 'leader'
  r.leader = r.id
  r.contradictedByLeader = null
  const self = r.tracker.find(r.id)
  if (self !== undefined) {
    self.match = r.log.stable
    self.active = true
    self.becomeReplicate()
  }
  // There may be a configuration entry anywhere in the inherited tail.
  r.pendingConfIndex = r.log.last
  r.termStart = r.log.last + 1
  // Rule 18: an entry of its own term, so that the tail can be committed and reads answered.
  appendOwn(r, 'normal', [noData])
}

/** Appends entries of this leader's term, one for each of `data`. */
export function appendOwn(r: Replica, type: Entry['type'], data: readonly Uint8Array[]): void {
  let index = r.log.last
  const entries: Entry[] = []
  for (const each of data) {
    index++
    entries.push({ term: r.term, index, type, data: each })
    r.uncommittedBytes += each.length
  }
  r.append(entries)
}
