import type { Message } from '@tesela/raft'
import { createVolatileDisk, type VolatileDisk } from '@tesela/storage/testing'
import { decodeRaftMessage } from '../codec/raft-codec.ts'
import { type Cluster, openNodeLog } from './cluster.ts'
import type { SentFrame } from './virtual-network.ts'

/**
 * Looks at every vote, vote request and acknowledgement as it leaves: if the power went at this very moment,
 * would the sender's disk still hold what the frame promises (rules 1 and 32)?
 */
export interface PromiseAudit {
  /** Opens the disks that were kept. Resolves with what was promised and not durable, and how many promises there were. */
  verdict(): Promise<{ readonly broken: readonly string[]; readonly promises: number }>
}

interface Promised {
  readonly message: Message
  /** As a loss of power at the time of sending leaves it. */
  readonly disk: VolatileDisk
}

/** Disks kept at once: the first promises of a run. */
const MAX_KEPT = 400

export function auditPromises(cluster: Cluster): PromiseAudit {
  const promised: Promised[] = []
  cluster.network.watch = (frame) => {
    const message = promiseIn(frame)
    if (message === null || promised.length >= MAX_KEPT) return
    const sender = cluster.nodes.find(({ replica }) => replica === frame.from)
    promised.push({ message, disk: sender?.disk.crash('dropAll') ?? createVolatileDisk() })
  }
  return {
    async verdict() {
      const broken: string[] = []
      for (const { message, disk } of promised) {
        const store = await openNodeLog(disk)
        const { hardState, lastIndex } = store.recovered
        await store.close()
        const kept = hardState.term > message.term || holds(message, hardState, lastIndex)
        if (!kept) broken.push(`${message.type} of term ${message.term} from ${message.from}`)
      }
      return { broken, promises: promised.length }
    },
  }
}

function promiseIn({ from, to, channel, body }: SentFrame): Message | null {
  if (channel !== 'urgent' && channel !== 'append') return null
  const message = decodeRaftMessage(body.slice(), from, to)
  switch (message.type) {
    case 'vote':
      return message
    case 'voteResp':
      return message.granted ? message : null
    case 'appendResp':
      return message.reject === undefined ? message : null
    default:
      return null
  }
}

function holds(
  message: Message,
  hardState: { readonly term: number; readonly vote: string | null },
  lastIndex: number,
): boolean {
  if (hardState.term < message.term) return false
  if (message.type === 'vote') return hardState.vote === message.from
  if (message.type === 'voteResp') return hardState.vote === message.to
  return message.type === 'appendResp' && lastIndex >= message.index
}
