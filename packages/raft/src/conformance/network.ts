import type { ReplicaId } from '../types.ts'
import { isLocal } from './etcd-message.ts'
import type { InFlight } from './in-flight.ts'

/** The messages on their way, oldest first. */
export class Network {
  #messages: InFlight[] = []
  /** Everything that ever arrived. */
  readonly #delivered: InFlight[] = []

  send(messages: readonly InFlight[]): void {
    this.#messages.push(...messages)
  }

  has(to: ReplicaId): boolean {
    return this.#messages.some(({ message }) => message.to === to)
  }

  /** Those for one member, of one type if it is given. Those of a member to itself cannot be lost. */
  take(to: ReplicaId, type: string | undefined, isLost: boolean): readonly InFlight[] {
    const isTaken = ({ message }: InFlight) =>
      message.to === to &&
      !(isLost && isLocal(message)) &&
      (type === undefined || message.type === type)
    const taken = this.#messages.filter(isTaken)
    this.#messages = this.#messages.filter((each) => !isTaken(each))
    if (!isLost) this.#delivered.push(...taken)
    return taken
  }

  reverse(): void {
    this.#messages.reverse()
  }

  /** Everything that ever arrived at a member is on its way to it again. */
  repeat(to: ReplicaId): void {
    this.send(this.#delivered.filter(({ message }) => message.to === to && !isLocal(message)))
  }
}
