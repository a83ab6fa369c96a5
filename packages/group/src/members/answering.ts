import type { Millis, ReplicaId } from '@tesela/raft'
import type { GroupSettings } from '../settings.ts'

/** Whom a voter hears while nobody leads: a connection alone says nothing of a member that hangs, or takes part in nothing. */
export interface Answering {
  /** A message of the peer arrived. */
  heard(peer: ReplicaId, now: Millis): void
  /** After every tick of the clock. */
  measure(now: Millis, leader: ReplicaId | null): void
  /** Whether it was heard lately. Null: it may not have been asked for its vote yet. */
  answers(peer: ReplicaId, now: Millis): boolean | null
}

export function createAnswering({
  electionMs,
  reluctantFactor,
}: Pick<GroupSettings, 'electionMs' | 'reluctantFactor'>): Answering {
  // Even one that would rather not lead has asked everybody by then, and again.
  const patience = 2 * electionMs * Math.max(1, reluctantFactor)
  /** Of the time without a leader. */
  const last = new Map<ReplicaId, Millis>()
  let leaderlessSince: Millis | null = null
  return {
    heard(peer, now) {
      if (leaderlessSince !== null) last.set(peer, now)
    },
    measure(now, leader) {
      if (leader === null) {
        leaderlessSince ??= now
        return
      }
      leaderlessSince = null
      last.clear()
    },
    answers(peer, now) {
      if (leaderlessSince === null || now - leaderlessSince <= patience) return null
      const at = last.get(peer)
      return at !== undefined && now - at <= patience
    },
  }
}
