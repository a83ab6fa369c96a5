import type { Index, Millis, RaftStatus, ReplicaId, Term } from '@tesela/raft'
import type { Leadership } from '../leadership.ts'

/** What a leader sends a member to fetch: what stands before `firstIndex`, or the log from there on. */
interface Order {
  readonly term: Term
  readonly firstIndex: Index
}

/**
 * Orders to catch up, of which only those of the leader of this term are followed, as the core knows it: nobody else
 * sends a member to fetch (H7). One that comes too soon is kept: the first one overtakes the heartbeat by which a joiner
 * gets to know who leads, and the next one the end of what the last one began. A leader repeats what it ordered only
 * after an election timeout, and until then it is kept.
 */
export interface LeaderOrders {
  received(from: ReplicaId, order: Order): void
  /** What could not be followed when it came may be now. */
  tick(now: Millis): void
}

export interface LeaderOrdersOptions {
  readonly leadership: Leadership
  readonly clock: { now(): Millis }
  readonly keepMs: Millis
  status(): RaftStatus
  /** False: something that will pass stands against it. */
  follow(firstIndex: Index): boolean
}

interface KeptOrder extends Order {
  readonly from: ReplicaId
  readonly until: Millis
}

/** Who leads is one; the others invent something, or led before. */
const KEPT_AT_MOST = 16

export function createLeaderOrders(options: LeaderOrdersOptions): LeaderOrders {
  const { leadership, clock, keepMs, status, follow } = options
  /** The newest of each sender: nobody takes the place of what somebody else ordered. The oldest first. */
  let kept: readonly KeptOrder[] = []

  const isOfLeader = ({ from, term }: KeptOrder) =>
    from === leadership.leader && term === status().term

  /** Whoever sent it may turn out to lead. */
  const mayBecome = ({ term }: KeptOrder) => {
    const known = status().term
    return term > known || (term === known && leadership.leader === null)
  }

  const judge = (order: KeptOrder): KeptOrder | null => {
    if (isOfLeader(order)) return follow(order.firstIndex) ? null : order
    return mayBecome(order) ? order : null
  }

  return {
    received(from, { term, firstIndex }) {
      const order = { from, term, firstIndex, until: clock.now() + keepMs }
      const before = kept.find((one) => one.from === from)
      if (!(isOfLeader(order) || mayBecome(order)) || (before?.term ?? 0) > term) return
      const others = kept.filter((one) => one !== before)
      const judged = judge(order)
      kept = judged === null ? others : [...others, judged].slice(-KEPT_AT_MOST)
    },
    tick(now) {
      kept = kept.flatMap((order) => (now < order.until ? (judge(order) ?? []) : []))
    },
  }
}
