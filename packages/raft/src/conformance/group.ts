import type { ReplicaId } from '../types.ts'
import { describeMessage } from './etcd-message.ts'
import type { InFlight } from './in-flight.ts'
import { indent } from './indent.ts'
import type { Handled, Member } from './member.ts'
import { Network } from './network.ts'
import { memberNumber } from './replica-ids.ts'

/** More rounds than any group of a file needs to settle. */
const maxRounds = 1_000

/** The members of a run and the messages between them. */
export class Group {
  readonly members: Member[] = []
  readonly network = new Network()

  #ctx = 0

  /** Names one more proposal. */
  nextCtx(): number {
    this.#ctx++
    return this.#ctx
  }

  find(id: ReplicaId): Member | undefined {
    return this.members.find((member) => member.id === id)
  }

  handleReady(member: Member): string {
    return this.#send(member.handleReady())
  }

  processAppend(member: Member): string {
    const handled = member.processAppend()
    return handled === null ? 'no append work to perform' : this.#send(handled)
  }

  processApply(member: Member): string {
    const handled = member.processApply()
    return handled === null ? 'no apply work to perform' : this.#send(handled)
  }

  #send({ text, sent }: Handled): string {
    this.network.send(sent)
    return text
  }

  /** A line for each message, and one for what is wrong with it. */
  deliver(member: Member, messages: readonly InFlight[]): readonly string[] {
    return messages.flatMap((inFlight) => {
      const line = describeMessage(inFlight.message)
      const problem = member.receive(inFlight)
      return problem === null ? [line] : [line, problem]
    })
  }

  /** Lets the members work until none has anything to do, and says what they did. */
  stabilize(members: readonly Member[]): readonly string[] {
    const lines: string[] = []
    for (let round = 0; round < maxRounds; round++) {
      const before = lines.length
      for (const member of members) lines.push(...this.#ready(member))
      for (const member of members) lines.push(...this.#received(member))
      for (const member of members) lines.push(...this.#appended(member))
      for (const member of members) lines.push(...this.#applied(member))
      if (lines.length === before) return lines
    }
    throw new RangeError('the group does not settle')
  }

  #ready(member: Member): readonly string[] {
    if (!member.isReady) return []
    return under(member, 'handling Ready', [this.handleReady(member)])
  }

  #received(member: Member): readonly string[] {
    if (!this.network.has(member.id)) return []
    const messages = this.network.take(member.id, undefined, false)
    return under(member, 'receiving messages', this.deliver(member, messages))
  }

  #appended(member: Member): readonly string[] {
    const texts: string[] = []
    while (member.hasAppendWork) texts.push(this.processAppend(member))
    return texts.length === 0 ? [] : under(member, 'processing append thread', texts)
  }

  #applied(member: Member): readonly string[] {
    const texts: string[] = []
    while (member.hasApplyWork) texts.push(this.processApply(member))
    return texts.length === 0 ? [] : under(member, 'processing apply thread', texts)
  }
}

/** What a member did, with a title of its own. */
export function under(member: Member, title: string, texts: readonly string[]): readonly string[] {
  return [`> ${memberNumber(member.id)} ${title}`, ...texts.map(indent)]
}
