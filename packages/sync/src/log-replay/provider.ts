import { createLeases, type Leases } from '../serving/leases.ts'
import { createReadSlots, OVERLOADED_RETRY_MS, type ReadSlots } from '../serving/read-slots.ts'
import type { Millis, PeerName, SyncProvider } from '../state-sync.ts'
import type { LogRoot } from './log-root.ts'
import {
  ENTRIES_BYTES,
  type LogMessage,
  type LogRequest,
  type LogUnavailableReason,
} from './messages.ts'
import type { LogReplayProviderContext } from './replay-contexts.ts'
import { MAX_RUNS_IN_ANSWER } from './request-codec.ts'
import type { LogReplaySettings } from './settings.ts'
import { wholeRuns } from './whole-runs.ts'

/**
 * Serves the committed entries of this member's log, in every role; names the target where it leads. It trusts no asker:
 * what is read, and kept, for all of them and for each is bounded.
 */
export function createLogReplayProvider(
  context: LogReplayProviderContext,
  settings: LogReplaySettings,
): SyncProvider<LogMessage> {
  return new LogReplayProvider(context, settings)
}

type Fetch = Extract<LogRequest, { type: 'fetchEntries' }>

class LogReplayProvider implements SyncProvider<LogMessage> {
  readonly #context: LogReplayProviderContext
  readonly #leases: Leases
  readonly #slots: ReadSlots
  #now: Millis = 0
  #closed = false

  constructor(context: LogReplayProviderContext, settings: LogReplaySettings) {
    this.#context = context
    this.#leases = createLeases(settings)
    this.#slots = createReadSlots(settings)
  }

  receive(from: PeerName, message: LogMessage): boolean {
    switch (message.type) {
      case 'fetchTarget':
        if (!this.#closed) this.#target(from, message)
        return true
      case 'fetchAvailability':
        if (!this.#closed) this.#availability(from, message)
        return true
      case 'fetchEntries':
        if (!this.#closed) this.#fetch(from, message)
        return true
      default:
        return false
    }
  }

  tick(now: Millis): void {
    this.#now = now
    this.#leases.tick(now)
  }

  safeToPrune(): number | null {
    const range = this.#context.log.range()
    // What is pruned is lost to who needs it, and voids nobody else's lease.
    const lowestRun = this.#leases.lowestFrom(range.firstRun)
    if (lowestRun === null) return null
    const run = range.run(lowestRun)
    // Not closed yet: then nothing that may be cut is needed.
    return run === null ? null : run.first - 1
  }

  close(): void {
    this.#closed = true
    this.#leases.clear()
  }

  #target(from: PeerName, { id, neededRun }: Extract<LogRequest, { type: 'fetchTarget' }>): void {
    const { log, self, leader, firstIndex, send } = this.#context
    if (leader()?.id !== self) {
      this.#refuse(from, id, 'notLeader')
      return
    }
    if (!log.serving()) {
      this.#refuse(from, id, 'syncingItself')
      return
    }
    if (!this.#lease(from, neededRun)) {
      this.#refuse(from, id, 'overloaded')
      return
    }
    const { runs, index: last, root: digest } = log.range().closed()
    const root = { runs, last, root: digest }
    send(from, { type: 'target', id, root, firstIndex: firstIndex() })
  }

  #availability(
    from: PeerName,
    { id, root, neededRun }: Extract<LogRequest, { type: 'fetchAvailability' }>,
  ): void {
    const refusal = this.#refusal(root)
    if (refusal !== null || !this.#lease(from, neededRun)) {
      this.#refuse(from, id, refusal ?? 'overloaded')
      return
    }
    const range = this.#context.log.range()
    const { firstRun } = range
    this.#context.send(from, { type: 'availability', id, firstRun, runs: range.closed().runs })
  }

  #fetch(from: PeerName, request: Fetch): void {
    const { log } = this.#context
    const { id, root, fromRun } = request
    const refusal = this.#refusal(root)
    const first = log.range().run(fromRun)?.first
    if (refusal !== null || first === undefined) {
      this.#refuse(from, id, refusal ?? 'pruned')
      return
    }
    // It may take longer over its answers than a lease lasts. What it needs beside this, it said before.
    this.#leases.extend(from, this.#now)
    const giveBack = this.#slots.take(from)
    if (giveBack === null) {
      this.#refuse(from, id, 'overloaded')
      return
    }
    // No run of several entries has more: the first one is read whole.
    log.read(first, ENTRIES_BYTES, (entries) => {
      giveBack()
      if (this.#closed) return
      // The log may have been cut, or replaced, meanwhile.
      const changed = this.#refusal(root)
      if (changed !== null) this.#refuse(from, id, changed)
      else if (entries === null) this.#refuse(from, id, 'pruned')
      else this.#answer(from, request, entries)
    })
  }

  #answer(from: PeerName, request: Fetch, read: Parameters<typeof wholeRuns>[1]): void {
    const { id, root, fromRun, runs, maxBytes } = request
    const range = this.#context.log.range()
    const to = Math.min(fromRun + Math.min(runs, MAX_RUNS_IN_ANSWER), root.runs)
    const whole = wholeRuns(range, read, { from: fromRun, to, maxBytes })
    if (whole === null) {
      this.#refuse(from, id, range.firstRun > fromRun ? 'pruned' : 'failed')
      return
    }
    const { firstIndex, entries } = whole
    const proof = range.prove(fromRun, whole.to, root.runs)
    this.#context.send(from, { type: 'entries', id, fromRun, firstIndex, entries, proof })
  }

  /** Nothing is kept for who needs what is pruned: it takes no other's place. False: there is no place left. */
  #lease(peer: PeerName, neededRun: number): boolean {
    if (neededRun < this.#context.log.range().firstRun) return true
    return this.#leases.renew(peer, neededRun, this.#now)
  }

  /** Why nothing of the log up to that root is served; null: it is. */
  #refusal(root: LogRoot): LogUnavailableReason | null {
    const { log } = this.#context
    if (!log.serving()) return 'syncingItself'
    const range = log.range()
    if (root.runs < range.firstRun) return 'pruned'
    return range.behindRuns(root.runs)?.root === root.root ? null : 'unknown'
  }

  #refuse(to: PeerName, id: number, reason: LogUnavailableReason): void {
    const { leader, send } = this.#context
    send(to, {
      type: 'unavailable',
      id,
      reason,
      retryAfterMs: reason === 'overloaded' ? OVERLOADED_RETRY_MS : 0,
      leader: reason === 'notLeader' ? (leader()?.id ?? null) : null,
    })
  }
}
