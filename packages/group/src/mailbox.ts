import type { ConfChange, Ctx, Index, Input, Outcome, Output, RaftCore } from '@tesela/raft'
import type { Clock } from './seams.ts'

/** What the parts of a group do in a turn, beside the core. */
export interface TurnHandler {
  /** What waited for this turn posts its inputs: a turn's proposals and reads, merged. */
  gather(): void
  /** One output of the core; outcomes of proposals and reads have been told already. */
  output(output: Output): void
  /** The output is taken: what was collected for the network leaves, what is committed is applied. */
  finish(): void
  /** The core broke a promise, or something that must not throw did. No turn follows. */
  broken(error: unknown): void
}

/**
 * Everything that happens to the core, one turn of the event loop at a time: drain the inbox, step once per
 * input, take the output. The draining is the batching: whatever arrived by the time the turn runs is one
 * write to the log and one frame per follower. Nothing here awaits (rule 70).
 */
export interface Mailbox {
  post(input: Input): void
  /** Asks for a turn, for those who wait in `gather`. */
  wake(): void
  /** Called within a turn; the outcome comes before it ends. */
  propose(data: readonly Uint8Array[], done: (outcome: Outcome) => void): void
  proposeConf(change: ConfChange, done: (outcome: Outcome) => void): void
  /** Null: leadership could not be confirmed. */
  readIndex(done: (index: Index | null) => void): void
  /** No turn follows. */
  stop(): void
}

export function createMailbox(core: RaftCore, clock: Clock, handler: TurnHandler): Mailbox {
  return new TurnMailbox(core, clock, handler)
}

interface Proposal {
  readonly ctx: Ctx
  done(outcome: Outcome): void
}

class TurnMailbox implements Mailbox {
  readonly #core: RaftCore
  readonly #clock: Clock
  readonly #handler: TurnHandler
  #inbox: Input[] = []
  #scheduled = false
  #running = false
  /** Somebody asked for a turn during this one. */
  #again = false
  #stopped = false
  /** Correlation ids of this boot, never reused (rule 61). */
  #ctx: Ctx = 0
  /** Few: each turn's are told within it. */
  readonly #proposals: Proposal[] = []
  readonly #reads = new Map<Ctx, (index: Index | null) => void>()

  constructor(core: RaftCore, clock: Clock, handler: TurnHandler) {
    this.#core = core
    this.#clock = clock
    this.#handler = handler
  }

  post(input: Input): void {
    if (this.#stopped) return
    this.#inbox.push(input)
    if (!this.#running) this.#schedule()
  }

  wake(): void {
    if (this.#running) this.#again = true
    else this.#schedule()
  }

  propose(data: readonly Uint8Array[], done: (outcome: Outcome) => void): void {
    this.#ctx += 1
    this.#proposals.push({ ctx: this.#ctx, done })
    this.post({ in: 'propose', ctx: this.#ctx, data })
  }

  proposeConf(change: ConfChange, done: (outcome: Outcome) => void): void {
    this.#ctx += 1
    this.#proposals.push({ ctx: this.#ctx, done })
    this.post({ in: 'proposeConf', ctx: this.#ctx, change })
  }

  readIndex(done: (index: Index | null) => void): void {
    this.#ctx += 1
    this.#reads.set(this.#ctx, done)
    this.post({ in: 'readIndex', ctx: this.#ctx, policy: 'quorum' })
  }

  stop(): void {
    this.#stopped = true
    this.#inbox = []
  }

  #schedule(): void {
    if (this.#scheduled || this.#stopped) return
    this.#scheduled = true
    this.#clock.yield(() => this.#turn())
  }

  #turn(): void {
    this.#scheduled = false
    if (this.#stopped) return
    this.#running = true
    this.#again = false
    try {
      this.#handler.gather()
      this.#step()
      this.#handler.finish()
    } catch (error) {
      this.stop()
      this.#handler.broken(error)
    }
    this.#running = false
    if (this.#again || this.#inbox.length > 0) this.#schedule()
  }

  #step(): void {
    const inbox = this.#inbox
    this.#inbox = []
    for (const input of inbox) this.#core.step(input)
    while (this.#core.hasOutput()) {
      const output = this.#core.takeOutput()
      this.#answer(output)
      this.#handler.output(output)
    }
  }

  #answer(output: Output): void {
    for (const outcome of output.proposals) {
      const at = this.#proposals.findIndex(({ ctx }) => ctx === outcome.ctx)
      if (at >= 0) this.#proposals.splice(at, 1)[0]?.done(outcome)
    }
    for (const { ctx, index } of output.reads) this.#answerRead(ctx, index)
    for (const ctx of output.readsFailed) this.#answerRead(ctx, null)
  }

  #answerRead(ctx: Ctx, index: Index | null): void {
    const done = this.#reads.get(ctx)
    this.#reads.delete(ctx)
    done?.(index)
  }
}
