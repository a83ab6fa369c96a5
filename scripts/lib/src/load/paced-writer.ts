import { connect } from '@tesela/client'
import type { Ledger } from '../cluster/ledger.ts'
import type { Peer } from '../cluster/peer.ts'
import { type PacedCalls, startPacedCalls } from './paced-calls.ts'

export interface PacedWriterOptions {
  readonly peer: Peer
  readonly map: string
  readonly ledger: Ledger
  readonly perSecond: number
  readonly signal: AbortSignal
}

/** Writes at an even pace. When it is disposed of, what is under way is given up. */
export interface PacedWriter extends PacedCalls, AsyncDisposable {}

const mostUnderWay = 1_000
const text = 'what was acknowledged is kept, whoever joins meanwhile. '.repeat(2).slice(0, 80)

export async function startPacedWriter(options: PacedWriterOptions): Promise<PacedWriter> {
  const { peer, map, ledger, perSecond, signal } = options
  const database = await connect({ data: peer.data })
  const entries = await database.map<string, string>(map, { keyCodec: 'text', valueCodec: 'text' })
  const ended = new AbortController()
  const { between, stop } = startPacedCalls({
    perSecond,
    mostUnderWay,
    signal: AbortSignal.any([signal, ended.signal]),
    async call(number, due) {
      const key = `${peer.name}/${String(number).padStart(8, '0')}`
      const value = JSON.stringify({ key, text })
      try {
        const { revision } = await entries.set(key, value, { signal: ended.signal })
        ledger.acknowledge(peer.name, value, due, revision)
      } catch (error) {
        ledger.leaveUnknown(value)
        throw error
      }
    },
  })
  return {
    between,
    stop,
    async [Symbol.asyncDispose]() {
      ended.abort()
      await stop().catch(() => undefined) // It was told by `stop`, or nobody asks any more.
      await database.close()
    },
  }
}
