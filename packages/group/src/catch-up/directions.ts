import type { Index, Millis, RaftStatus, ReplicaId } from '@tesela/raft'
import type { LogStore } from '@tesela/storage'
import {
  encodeLogMessage,
  encodeSnapshotMessage,
  encodeStrategyFrame,
  type SnapshotGap,
} from '@tesela/sync'
import type { Logger } from '../logger.ts'
import type { Mailbox } from '../mailbox.ts'
import type { Transport } from '../seams.ts'
import type { GroupSettings } from '../settings.ts'
import type { LogTrail } from '../snapshots/log-trail.ts'
import type { Shelf } from '../snapshots/shelf.ts'
import { createBehindMembers } from './behind-members.ts'
import { chooseWays } from './choose-ways.ts'
import type { OwnStrategies } from './own-strategies.ts'

/** What a leader tells those that it sends no entries to: how they are to catch up, again until they have. */
export interface Directions {
  /** The core gave up to send entries to that member. False: that is known. */
  behind(replica: ReplicaId): boolean
  /** To be called where this member leads. */
  tick(now: Millis): void
}

export interface DirectionsOptions {
  readonly store: Pick<LogStore, 'stats'>
  readonly shelf: Pick<Shelf, 'current'>
  readonly trail: Pick<LogTrail, 'range' | 'volume'>
  readonly transport: Pick<Transport, 'send'>
  readonly mailbox: Pick<Mailbox, 'post'>
  readonly strategies: OwnStrategies
  readonly logger: Pick<Logger, 'warn'>
  readonly settings: Pick<GroupSettings, 'electionMs'>
  status(): RaftStatus
}

export function createDirections(options: DirectionsOptions): Directions {
  const { store, shelf, trail, transport, mailbox, strategies, logger, settings, status } = options
  const estimating = Array.from(strategies, ([channel, strategy]) => ({
    channel,
    estimate(gap: SnapshotGap) {
      try {
        return strategy.estimate(gap)
      } catch (error) {
        logger.warn({ error, channel }, 'a strategy of catch-up made a mistake')
        return null
      }
    },
  }))

  const waysOf = (match: Index) => {
    const { range, volume } = trail
    // What this member replayed before it started, the log may still have, and its range has not.
    const known = range.behindRuns(range.firstRun)?.index ?? 0
    const { current } = shelf
    return chooseWays({
      match,
      firstIndex: Math.max(store.stats().firstIndex, known + 1),
      snapshot:
        current === null ? null : { anchor: current.meta.index, bytes: current.stored.bytes },
      bytesBehind: (index) => volume.behind(index),
      strategies: estimating,
    })
  }

  /** Of the log only whole runs can be fetched, and of those this member has to have applied them. */
  const hasRunBehind = (match: Index): boolean => {
    const { applied, commit } = status()
    return applied < commit || trail.range.closed().index > match
  }

  const tell = (to: ReplicaId, match: Index): Index | null => {
    const { term, commit } = status()
    for (const { by, firstIndex } of waysOf(match)) {
      const order = { type: 'catchUp', term, firstIndex, commit } as const
      if (by === 'log') {
        if (!hasRunBehind(match)) return null
        if (transport.send(to, 'log', encodeLogMessage(order))) return commit
      } else if (by === 'snapshot') {
        transport.send(to, 'sync', encodeSnapshotMessage(order))
        return firstIndex - 1
      } else {
        const strategy = strategies.get(by)
        const isSent = strategy && transport.send(to, by, encodeStrategyFrame(strategy, order))
        if (isSent) return firstIndex - 1
      }
    }
    return match
  }

  const members = createBehindMembers({
    repeatMs: settings.electionMs,
    status,
    tell,
    stream: (to) => mailbox.post({ in: 'catchUpEnded', to, ok: false, appends: true }),
    probe: (to) => mailbox.post({ in: 'catchUpEnded', to, ok: true }),
  })
  return { behind: (replica) => members.add(replica), tick: (now) => members.tick(now) }
}
