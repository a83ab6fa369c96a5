import type { ForwardRequest, ForwardResponse } from '@tesela/protos/forward'
import type { Millis, ReplicaId } from '@tesela/raft'
import { encodeForwardFrame } from '../codec/forward-codec.ts'
import type { Deadlines, Expiring } from '../deadlines.ts'
import type { Transport } from '../seams.ts'

/** What becomes of a question. `lost` and the last `answer` are final. */
export interface AskHandler {
  /** True: nothing more is expected. */
  answer(response: ForwardResponse): boolean
  /** The connection ended, or the deadline passed: it may have been heard, no answer will come. */
  lost(): void
}

/** Questions to other members and their answers, matched by id and by who was asked. */
export interface Asks {
  /** False: it could not be handed to the transport, and was not heard. */
  ask(
    to: ReplicaId,
    request: Omit<ForwardRequest, 'deadlineMs'>,
    deadline: Millis,
    handler: AskHandler,
  ): boolean
  answered(from: ReplicaId, requestId: string, response: ForwardResponse): void
  down(peer: ReplicaId): void
  /** Every question is lost. */
  close(): void
}

export interface AsksOptions {
  readonly transport: Transport
  readonly clock: { now(): Millis }
  readonly deadlines: Deadlines
  /** Of this start of the process: an answer from before it is never taken for a newer one (rule 73). */
  readonly boot: string
}

export function createAsks(options: AsksOptions): Asks {
  return new OpenAsks(options)
}

interface Question extends Expiring {
  readonly to: ReplicaId
  readonly handler: AskHandler
}

const MAX_DEADLINE_MS = 2 ** 32 - 1

class OpenAsks implements Asks {
  readonly #options: AsksOptions
  readonly #open = new Map<string, Question>()
  #asked = 0

  constructor(options: AsksOptions) {
    this.#options = options
  }

  ask(
    to: ReplicaId,
    request: Omit<ForwardRequest, 'deadlineMs'>,
    deadline: Millis,
    handler: AskHandler,
  ): boolean {
    const { transport, clock, deadlines, boot } = this.#options
    this.#asked += 1
    const requestId = `${boot}-${this.#asked}`
    const deadlineMs = Math.min(Math.max(1, Math.ceil(deadline - clock.now())), MAX_DEADLINE_MS)
    const body = encodeForwardFrame({ requestId, request: { ...request, deadlineMs } })
    if (!transport.send(to, 'forward', body)) return false
    const expire = () => this.#lose(requestId)
    const question = { to, handler, deadline, earlier: null, later: null, expire }
    this.#open.set(requestId, question)
    deadlines.add(question)
    return true
  }

  answered(from: ReplicaId, requestId: string, response: ForwardResponse): void {
    const question = this.#open.get(requestId)
    if (question === undefined || question.to !== from) return
    if (!question.handler.answer(response)) return
    this.#open.delete(requestId)
    this.#options.deadlines.remove(question)
  }

  down(peer: ReplicaId): void {
    for (const [requestId, question] of this.#open) {
      if (question.to === peer) this.#lose(requestId)
    }
  }

  close(): void {
    for (const requestId of this.#open.keys()) this.#lose(requestId)
  }

  #lose(requestId: string): void {
    const question = this.#open.get(requestId)
    if (question === undefined) return
    this.#open.delete(requestId)
    this.#options.deadlines.remove(question)
    question.handler.lost()
  }
}
