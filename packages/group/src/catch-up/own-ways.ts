import type { Millis, ReplicaId } from '@tesela/raft'
import {
  createLedSession,
  defaultSnapshotSyncSettings,
  encodeStrategyFrame,
  type Gap,
  type LedSession,
  type SnapshotSessionContext,
  type SnapshotStrategy,
  type SyncOutcome,
  type SyncProvider,
} from '@tesela/sync'
import type { Logger } from '../logger.ts'
import type { Clock, StrategyChannel, Transport } from '../seams.ts'
import type { GroupSettings } from '../settings.ts'
import type { KnownPeers } from './known-peers.ts'
import { createOwnSource, type OwnSource, type OwnSourceOptions } from './own-source.ts'
import type { OwnStrategies } from './own-strategies.ts'

/** The strategies of users' own as this member has them: it serves others by each, and fetches by it. */
export interface OwnWays {
  received(from: ReplicaId, channel: StrategyChannel, message: unknown): void
  /** Null: it is to be done by another one. */
  createSession(
    channel: StrategyChannel | null,
    context: SnapshotSessionContext,
    gap: Gap,
  ): LedSession<unknown> | null
  /** A session is over, of whatever strategy. */
  ended(outcome: SyncOutcome): void
  /** The strategy of the session under way; null: it is none of these. */
  readonly underWay: string | null
  tick(now: Millis): void
  close(): void
}

export interface OwnWaysOptions {
  readonly strategies: OwnStrategies
  readonly self: ReplicaId
  readonly groupId: Uint8Array
  readonly shelf: OwnSourceOptions['shelf']
  readonly peers: KnownPeers
  readonly transport: Pick<Transport, 'send'>
  readonly clock: Pick<Clock, 'now'>
  readonly logger: Pick<Logger, 'warn'>
  readonly settings: Pick<GroupSettings, 'snapshotSync'>
}

export function createOwnWays(options: OwnWaysOptions): OwnWays {
  return new ServedWays(options)
}

interface Way {
  readonly strategy: SnapshotStrategy<unknown>
  readonly lent: OwnSource
  readonly provider: SyncProvider<unknown>
}

const WARN_EVERY_MS = 1000

class ServedWays implements OwnWays {
  readonly #options: OwnWaysOptions
  readonly #ways: ReadonlyMap<StrategyChannel, Way>
  #led: { readonly channel: StrategyChannel; readonly session: LedSession<unknown> } | null = null
  /** What failed once may fail for ever: it is not tried again before this member has caught up by another one. */
  readonly #failed = new Set<StrategyChannel>()
  #warnedAt: Millis = Number.NEGATIVE_INFINITY

  constructor(options: OwnWaysOptions) {
    this.#options = options
    const { strategies, self, groupId, peers } = options
    this.#ways = new Map(
      Array.from(strategies, ([channel, strategy]) => {
        const lent = this.#lend(strategy)
        const provider = strategy.createProvider({
          ...{ self, groupId, source: lent.source },
          leader: () => peers.leader(),
          send: (to, message) => this.#send(to, channel, strategy, message),
        })
        return [channel, { strategy, lent, provider }]
      }),
    )
  }

  get underWay(): string | null {
    if (this.#led === null) return null
    return this.#ways.get(this.#led.channel)?.strategy.name ?? null
  }

  received(from: ReplicaId, channel: StrategyChannel, message: unknown): void {
    const provider = this.#ways.get(channel)?.provider
    if (provider === undefined || !this.#options.peers.isKnown(from)) return
    const isServed = this.#contain(() => provider.receive(from, message), true)
    if (!isServed && this.#led?.channel === channel) this.#led.session.receiveOwn(from, message)
  }

  createSession(
    channel: StrategyChannel | null,
    context: SnapshotSessionContext,
    gap: Gap,
  ): LedSession<unknown> | null {
    if (channel === null || this.#failed.has(channel)) return null
    const strategy = this.#ways.get(channel)?.strategy
    if (strategy === undefined) return null
    const sendOwn = (to: ReplicaId, message: unknown) => this.#send(to, channel, strategy, message)
    const { snapshotSync } = this.#options.settings
    const session = createLedSession(strategy, { ...context, sendOwn }, gap, snapshotSync)
    this.#led = { channel, session }
    return session
  }

  ended(outcome: SyncOutcome): void {
    if (outcome.ok) this.#failed.clear()
    // What this member ended itself says nothing of the strategy.
    else if (this.#led !== null && outcome.error.code !== 'sync_aborted') {
      this.#failed.add(this.#led.channel)
    }
    this.#led = null
  }

  tick(now: Millis): void {
    for (const { lent, provider } of this.#ways.values()) {
      this.#contain(() => provider.tick(now), undefined)
      lent.tick(now)
    }
  }

  close(): void {
    for (const { provider } of this.#ways.values()) this.#contain(() => provider.close(), undefined)
  }

  /** Whoever is served by it has given up by then: nothing came for so long. */
  #lend({ name: strategy }: SnapshotStrategy<unknown>): OwnSource {
    const { shelf, clock, logger, settings } = this.#options
    const { stallMs: idleMs } = { ...defaultSnapshotSyncSettings, ...settings.snapshotSync }
    return createOwnSource({
      ...{ shelf, clock, idleMs },
      contained: (act) => this.#contain(act, undefined),
      takenBack: ({ anchor, term }, holds) => {
        const fields = { strategy, anchor, term, holds, idleMs }
        logger.warn(
          fields,
          'a strategy of catch-up holds a snapshot and has not read it for long: it is taken back',
        )
      },
    })
  }

  /** A mistake of a strategy serves nobody, and goes no further. */
  #contain<Result>(act: () => Result, otherwise: Result): Result {
    try {
      return act()
    } catch (error) {
      const { clock, logger } = this.#options
      if (clock.now() - this.#warnedAt >= WARN_EVERY_MS) {
        this.#warnedAt = clock.now()
        logger.warn({ error }, 'a strategy of catch-up made a mistake')
      }
      return otherwise
    }
  }

  #send(
    to: ReplicaId,
    channel: StrategyChannel,
    strategy: SnapshotStrategy<unknown>,
    message: unknown,
  ): boolean {
    const body = encodeStrategyFrame(strategy, { type: 'message', message })
    return this.#options.transport.send(to, channel, body)
  }
}
