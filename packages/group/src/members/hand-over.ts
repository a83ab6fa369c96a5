import type { Millis, RaftStatus, ReplicaId } from '@tesela/raft'
import type { Asks } from '../forward/asks.ts'
import type { Leadership } from '../leadership.ts'
import type { Mailbox } from '../mailbox.ts'
import type { StateMachine } from '../seams.ts'
import type { Logger } from '../types.ts'
import { chooseHeir } from './choose-heir.ts'
import type { Standing } from './standing.ts'

/** A leader that cannot write its log on looks for a voter that can, and hands over to it. */
export interface HandOver {
  /** In a turn, after every tick of the clock. */
  perform(now: Millis): void
  /** Nobody can take over: this member leads on, and takes no writes. */
  readonly inVain: boolean
}

export interface HandOverOptions {
  readonly mailbox: Mailbox
  readonly leadership: Leadership
  /** Why it must not lead on: there is no room for entries, or what it promises is not noted. Null: it may. */
  unable(): string | null
  readonly asks: Asks
  readonly machine: Pick<StateMachine, 'members'>
  readonly standing: Standing
  readonly logger: Logger
  /** How long an answer is awaited, and how long after a round the next begins. */
  readonly attemptMs: Millis
  status(): RaftStatus
}

export function createHandOver(options: HandOverOptions): HandOver {
  return new AskedHandOver(options)
}

class AskedHandOver implements HandOver {
  readonly #options: HandOverOptions
  /** Who cannot take over, in this round. */
  readonly #unfit = new Set<ReplicaId>()
  #asking = false
  #againAt: Millis = Number.NEGATIVE_INFINITY
  inVain = false

  constructor(options: HandOverOptions) {
    this.#options = options
  }

  perform(now: Millis): void {
    const { leadership, unable, standing, machine, attemptMs, status } = this.#options
    if (!leadership.self || unable() === null) {
      this.#unfit.clear()
      this.#againAt = Number.NEGATIVE_INFINITY
      this.inVain = false
      return
    }
    const known = status()
    if (this.#asking || known.transferee !== null || now < this.#againAt) return
    const fit = (id: ReplicaId) => !this.#unfit.has(id) && standing.isHeard(id, now)
    const heir = chooseHeir(known, machine.members(), fit)
    if (heir !== null) {
      this.#ask(heir, now)
      return
    }
    // Just elected, it has not heard everybody yet.
    if (!standing.settled(now) && known.progress.size > this.#unfit.size) return
    this.inVain = true
    this.#unfit.clear()
    this.#againAt = now + attemptMs
  }

  /** Who is full as well would only hand the leadership back. */
  #ask(heir: ReplicaId, now: Millis): void {
    const { asks, mailbox, logger, leadership, unable, attemptMs } = this.#options
    const unfit = () => {
      this.#asking = false
      this.#unfit.add(heir)
    }
    this.#asking = asks.ask(heir, { propose: [], fitness: {} }, now + attemptMs, {
      answer: ({ fit }) => {
        if (fit !== true) {
          unfit()
          return true
        }
        this.#asking = false
        this.inVain = false
        this.#unfit.clear()
        this.#againAt = now + attemptMs
        const reason = unable()
        if (leadership.self && reason !== null) {
          logger.warn({ heir }, `${reason}: the leadership is handed over`)
          mailbox.post({ in: 'transferLeader', to: heir })
        }
        return true
      },
      lost: unfit,
    })
    if (!this.#asking) this.#unfit.add(heir)
  }
}
