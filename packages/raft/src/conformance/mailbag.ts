import type { Core } from '../core.ts'
import type { SelfVote } from '../output/disk-writes.ts'
import type { Ctx, Message, Output, ReplicaId } from '../types.ts'
import type { InFlight } from './in-flight.ts'
import { translateMessage } from './translate-message.ts'

const nowhere = { term: 0, index: 0 }

/** The messages that a member has made since it handed out its work last. */
export class Mailbag {
  /** May leave at once. */
  messages: InFlight[] = []
  /** Leave, or come back to the member itself, when everything known now is written. */
  responses: InFlight[] = []
  /** How many of a member's answers to itself have not come back. */
  unanswered = 0
  /** Who made the proposals that are only passed on here, by their correlation ids. */
  readonly proposers = new Map<Ctx, ReplicaId>()
  #selfVote: SelfVote | null = null
  /** Up to where this leader has answered its own appends. */
  #acked = nowhere

  get isEmpty(): boolean {
    return this.messages.length === 0 && this.responses.length === 0
  }

  /** As this core hands it out. */
  takeOver({ send, persist }: Output): void {
    this.messages.push(...send.map(inFlight))
    this.responses.push(...(persist?.after ?? []).map(inFlight))
  }

  /**
   * As etcd orders it, called after every single input: requests for votes do not wait for the disk, and a member
   * answers its own requests and appends by messages to itself.
   */
  collect({ replica }: Core): void {
    const { outbox, id, role, term, log, selfVote, termStart } = replica
    this.messages.push(...outbox.send.splice(0).map((msg) => this.#passOn(msg)))
    for (const msg of outbox.after.splice(0)) {
      const isRequest = msg.type === 'vote' || msg.type === 'preVote'
      const bag = isRequest ? this.messages : this.responses
      bag.push(inFlight(msg))
    }
    const own = { from: id, to: id }
    if (selfVote !== null && selfVote !== this.#selfVote) {
      const isReal = selfVote.kind === 'vote'
      const type = isReal ? 'MsgVoteResp' : 'MsgPreVoteResp'
      const message = { ...own, type, term: isReal ? term : term + 1, log: nowhere }
      this.unanswered++
      this.responses.push({ message, effect: { kind: 'selfVote', vote: selfVote } })
    }
    this.#selfVote = selfVote
    const acked = this.#acked.term === term ? this.#acked.index : termStart - 1
    if (role !== 'leader' || log.last <= acked) return
    this.#acked = { term, index: log.last }
    const message = { ...own, type: 'MsgAppResp', term, log: { term: 0, index: log.last } }
    this.unanswered++
    this.responses.push({ message, effect: { kind: 'selfAck', term, index: log.last } })
  }

  /** Whoever passes on a proposal names its proposer. */
  #passOn(msg: Message): InFlight {
    const proposer = msg.type === 'propose' ? this.proposers.get(msg.ctx) : undefined
    const { message, effect } = inFlight(msg)
    return { message: { ...message, from: proposer ?? message.from }, effect }
  }

  take(): { readonly messages: readonly InFlight[]; readonly responses: readonly InFlight[] } {
    const { messages, responses } = this
    this.messages = []
    this.responses = []
    return { messages, responses }
  }
}

const inFlight = (msg: Message): InFlight => ({
  message: translateMessage(msg),
  effect: { kind: 'message', msg },
})
