import type { Index, Millis, RaftStatus, ReplicaId, Term } from '@tesela/raft'
import type { Leadership } from '../leadership.ts'

/** What a leader sends a member to fetch: what stands before `firstIndex`, or the log from there on. */
export interface Order {
  readonly term: Term
  readonly firstIndex: Index
}

/**
 * Orders to catch up, of which only those of the leader of this term are followed, as the core knows it: nobody else
 * sends a member to fetch (H7). One that comes too soon is kept: the first one overtakes the heartbeat by which a joiner
 * gets to know who leads, and the next one the end of what the last one began. A leader repeats what it ordered only
 * after an election timeout, and until then it is kept.
 */
export interface LeaderOrders<Given extends Order = Order> {
  received(from: ReplicaId, order: Given): void
  /** What could not be followed when it came may be now. */
  tick(now: Millis): void
}

export interface LeaderOrdersOptions<Given extends Order = Order> {
  readonly leadership: Leadership
  readonly clock: { now(): Millis }
  readonly keepMs: Millis
  status(): RaftStatus
  /** False: something that will pass stands against it. */
  follow(order: Given): boolean
}

interface KeptOrder<Given extends Order> {
  readonly order: Given
  readonly from: ReplicaId
  readonly until: Millis
}

/** Who leads is one; the others invent something, or led before. */
const KEPT_AT_MOST = 16

export function createLeaderOrders<Given extends Order>(
  options: LeaderOrdersOptions<Given>,
): LeaderOrders<Given> {
  const { leadership, clock, keepMs, status, follow } = options
  /** The newest of each sender: nobody takes the place of what somebody else ordered. The oldest first. */
  let kept: readonly KeptOrder<Given>[] = []

  const isOfLeader = ({ from, order }: KeptOrder<Given>) =>
    from === leadership.leader && order.term === status().term

  /** Whoever sent it may turn out to lead. */
  const mayBecome = ({ order: { term } }: KeptOrder<Given>) => {
    const known = status().term
    return term > known || (term === known && leadership.leader === null)
  }

  const judge = (one: KeptOrder<Given>): KeptOrder<Given> | null => {
    if (isOfLeader(one)) return follow(one.order) ? null : one
    return mayBecome(one) ? one : null
  }

  return {
    received(from, order) {
      const given = { order, from, until: clock.now() + keepMs }
      const before = kept.find((one) => one.from === from)
      const isStale = (before?.order.term ?? 0) > order.term
      if (isStale || !(isOfLeader(given) || mayBecome(given))) return
      const others = kept.filter((one) => one !== before)
      const judged = judge(given)
      kept = judged === null ? others : [...others, judged].slice(-KEPT_AT_MOST)
    },
    tick(now) {
      kept = kept.flatMap((one) => (now < one.until ? (judge(one) ?? []) : []))
    },
  }
}
