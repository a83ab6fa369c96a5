import type { Index, Outcome, ReplicaId, Term } from '@tesela/raft'
import { isLarge } from './admissible.ts'
import { type GroupError, OverloadedError, UnknownOutcomeError } from './errors.ts'
import type { Asks } from './forward/asks.ts'
import { NotLeaderError } from './forward/failure.ts'
import { createForwardedBatch } from './forward/forwarded-batch.ts'
import { createJudge, type Judge } from './judge.ts'
import type { Leadership } from './leadership.ts'
import type { LogClock } from './log-clock.ts'
import type { Mailbox } from './mailbox.ts'
import type { AppendedEntries, PendingEntries } from './pending-entries.ts'
import type { Clock, MachineResult, StateMachine } from './seams.ts'
import type { GroupSettings } from './settings.ts'
import { batches, commit, lastDeadline, type Write } from './write.ts'

/** Takes writes to whoever leads: into this member's log, or to the leader, or holds them until there is one. */
export interface Writes {
  /** What is in a small one was judged before; a large one is judged first. */
  submit(write: Write): void
  /** In a turn: everything that is ready leaves as few proposals or requests. */
  gather(): void
  /** The way may be open again: held writes try it. */
  retry(): void
}

export interface WritesOptions {
  readonly mailbox: Mailbox
  readonly leadership: Leadership
  readonly pending: PendingEntries
  readonly asks: Asks
  readonly machine: Pick<StateMachine, 'stamp' | 'admissible' | 'isKeptMark'>
  readonly clock: Pick<Clock, 'now' | 'yield'>
  readonly logClock: LogClock
  readonly settings: GroupSettings
  /** Why nothing is written here, for this member's own callers or for others; null while it is. */
  refusal(served: boolean): GroupError | null
}

export function createWrites(options: WritesOptions): Writes {
  return new RoutedWrites(options)
}

class RoutedWrites implements Writes {
  readonly #options: WritesOptions
  readonly #judge: Judge
  #ready: Write[] = []
  /** Not in any log: free to go anywhere. */
  #held: Write[] = []

  constructor(options: WritesOptions) {
    this.#options = options
    const { machine, clock, settings } = options
    this.#judge = createJudge({
      machine,
      clock,
      sliceMs: settings.applySliceMs,
      admitted: (write) => this.#admit(write),
    })
  }

  submit(write: Write): void {
    if (isLarge(write.bytes)) this.#judge.judge(write)
    else this.#admit(write)
  }

  #admit(write: Write): void {
    this.#ready.push(write)
    this.#options.mailbox.wake()
  }

  retry(): void {
    if (this.#held.length === 0) return
    this.#held = this.#held.filter(({ waiter }) => !waiter.settled)
    const { self, leader } = this.#options.leadership
    if (!self && leader === null) return
    this.#ready = [...this.#held, ...this.#ready]
    this.#held = []
    this.#options.mailbox.wake()
  }

  gather(): void {
    if (this.#ready.length === 0) return
    const taken = this.#ready
    // Before anybody is told: a writer who is refused may write again at once.
    this.#ready = []
    const ready = this.#admitted(taken)
    const { leadership, settings } = this.#options
    if (leadership.self) {
      for (const batch of batches(ready, settings.maxCommandBytes)) this.#propose(batch)
    } else {
      const own = this.#refuseServed(ready)
      if (leadership.leader === null) this.#hold(own)
      else this.#forward(own, leadership.leader)
    }
  }

  #admitted(writes: readonly Write[]): readonly Write[] {
    return writes.filter(({ waiter, served }) => {
      const refusal = waiter.settled ? null : this.#options.refusal(served)
      if (refusal !== null) waiter.reject(refusal)
      return !waiter.settled
    })
  }

  #propose(batch: Write[]): void {
    const { machine, logClock, mailbox } = this.#options
    const logTime = logClock.now()
    const data: Uint8Array[] = []
    for (const { entries } of batch) {
      for (const entry of entries) {
        machine.stamp(entry, logTime)
        data.push(entry)
      }
    }
    mailbox.propose(data, (outcome) => this.#proposed(batch, outcome))
  }

  #proposed(batch: Write[], outcome: Outcome): void {
    if (outcome.ok) {
      for (const write of batch) write.sent = true
      const { term, index } = outcome.first
      const again = (lost: Write[]) => this.#again(lost)
      this.#options.pending.add(new ProposedBatch(batch, term, index, outcome.count, again))
    } else if (outcome.why === 'tooMuchUncommitted') {
      const error = new OverloadedError(
        'too much is proposed and not committed yet',
        this.#options.settings.heartbeatMs,
      )
      for (const { waiter } of batch) waiter.reject(error)
    } else {
      this.#again(batch)
    }
  }

  #forward(writes: readonly Write[], leader: ReplicaId): void {
    for (const batch of batches(writes, this.#options.settings.maxMessageBytes)) {
      const propose = batch.flatMap(({ entries }) => entries)
      const handler = createForwardedBatch(batch, (unsent) => this.#again(unsent))
      if (this.#options.asks.ask(leader, { propose }, lastDeadline(batch), handler)) {
        for (const write of batch) write.sent = true
      } else {
        this.#hold(batch)
      }
    }
  }

  /** Writes that are certainly in no log and never will be: they wait for the next try. */
  #again(writes: readonly Write[]): void {
    for (const write of writes) write.sent = false
    this.#hold(this.#refuseServed(writes.filter(({ waiter }) => !waiter.settled)))
  }

  #refuseServed(writes: readonly Write[]): readonly Write[] {
    if (!writes.some(({ served }) => served)) return writes
    const { leader } = this.#options.leadership
    for (const { served, waiter } of writes) {
      if (served) waiter.reject(new NotLeaderError(leader))
    }
    return writes.filter(({ served }) => !served)
  }

  #hold(writes: readonly Write[]): void {
    const { maxHeldBytes, electionMs } = this.#options.settings
    let held = 0
    for (const { waiter, bytes } of this.#held) held += waiter.settled ? 0 : bytes
    for (const write of writes) {
      if (held + write.bytes > maxHeldBytes) {
        write.waiter.reject(new OverloadedError('too much waits for a leader', electionMs))
      } else {
        this.#held.push(write)
        held += write.bytes
      }
    }
  }
}

/** A turn's proposal in this member's own log. */
class ProposedBatch implements AppendedEntries {
  readonly term: Term
  readonly first: Index
  readonly count: number
  readonly #writes: readonly Write[]
  readonly #again: (writes: Write[]) => void
  /** The write whose results are coming in. */
  #cursor = 0

  constructor(
    writes: readonly Write[],
    term: Term,
    first: Index,
    count: number,
    again: (writes: Write[]) => void,
  ) {
    this.#writes = writes
    this.term = term
    this.first = first
    this.count = count
    this.#again = again
  }

  applied(offset: number, result: MachineResult): void {
    const write = this.#writes[this.#cursor]
    if (write === undefined) return
    commit(write, this.first + offset, result)
    if (write.committed.length === write.entries.length) this.#cursor += 1
  }

  lost(): void {
    const rest = this.#writes.slice(this.#cursor)
    const [torn] = rest
    if (torn !== undefined && torn.committed.length > 0) {
      torn.waiter.reject(
        new UnknownOutcomeError('only the first entries of this write were committed'),
      )
      rest.shift()
    }
    this.#again(rest)
  }

  unknown(): void {
    const error = new UnknownOutcomeError(
      'a snapshot took the place of the log that held the write',
    )
    for (const { waiter } of this.#writes.slice(this.#cursor)) waiter.reject(error)
  }
}
