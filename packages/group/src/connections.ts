import type { ReplicaId } from '@tesela/raft'
import type { Answers } from './forward/answers.ts'
import type { Asks } from './forward/asks.ts'
import type { Mailbox } from './mailbox.ts'
import type { Receiver } from './receiver.ts'
import type { Clock, TransportHandler } from './seams.ts'
import type { GroupSettings } from './settings.ts'

export interface ConnectionsOptions {
  readonly receiver: Pick<Receiver, 'frame'>
  readonly mailbox: Pick<Mailbox, 'post'>
  readonly asks: Pick<Asks, 'down'>
  readonly answers: Pick<Answers, 'down' | 'flush'>
  readonly clock: Pick<Clock, 'timer'>
  readonly settings: Pick<GroupSettings, 'electionMs'>
  /** Somebody is reachable again: what waits may try. */
  reachable(): void
  ended(): boolean
  failed(error: unknown): void
}

/** What becomes of what the transport tells, until the member has ended. */
export function createConnections(options: ConnectionsOptions): TransportHandler {
  const { receiver, mailbox, asks, answers, ended } = options
  const boots = new Map<ReplicaId, string>()
  const askAgain = (peer: ReplicaId): void => {
    asks.down(peer)
    options.reachable()
  }
  /** Of those who were interrupted lately: cancels the second time. */
  const second = new Map<ReplicaId, () => void>()
  return {
    frame(from, channel, body) {
      if (ended()) return
      try {
        receiver.frame(from, channel, body)
      } catch (error) {
        options.failed(error)
      }
    },
    up(peer, boot, last) {
      if (ended()) return
      if (boots.get(peer) !== boot) mailbox.post({ in: 'peerBooted', peer, last })
      boots.set(peer, boot)
      answers.flush()
      options.reachable()
    },
    down(peer) {
      if (ended()) return
      asks.down(peer)
      answers.down(peer)
      mailbox.post({ in: 'unreachable', peer })
    },
    interrupted(peer) {
      if (ended()) return
      mailbox.post({ in: 'unreachable', peer })
      // What it is to be told is kept: it may have asked by the connection that is there.
      askAgain(peer)
      // Who is told of it later answers by what has ended until then.
      const { clock, settings } = options
      second.get(peer)?.()
      const cancel = clock.timer(settings.electionMs, () => {
        second.delete(peer)
        if (!ended()) askAgain(peer)
      })
      second.set(peer, cancel)
    },
  }
}
