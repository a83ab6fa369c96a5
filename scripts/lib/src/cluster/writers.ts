import { setTimeout as delay } from 'node:timers/promises'
import { connect } from '@tesela/client'
import type { Ledger } from './ledger.ts'
import type { Peer } from './peer.ts'

/**
 * Writers that keep on writing whatever happens to the peers, and count what was acknowledged. Their end by
 * `await using` gives up what is under way, and leaves it unknown in the ledger.
 */
export interface Writers extends AsyncDisposable {
  /** Ends every writer behind its current write. @throws what a writer could not go on after */
  stop(): Promise<void>
}

export interface WriterOptions {
  readonly map: string
  /** One writer each, connected to that peer only and named for it in the ledger. */
  readonly peers: readonly Peer[]
  readonly ledger: Ledger
  /** Milliseconds between two writes of a writer. */
  readonly pauseMs: number
  /** Writes of one writer under way at the same time. */
  readonly lanes?: number
  /** In front of every key, for writers that follow others on the same map. */
  readonly keyPrefix?: string
  /** In every value. */
  readonly text?: string
  readonly signal?: AbortSignal | undefined
}

/** How long a write is tried after `stop()` before its outcome is left unknown. */
const lastTriesMs = 15_000

export function startWriters(options: WriterOptions): Writers {
  const { map, peers, ledger, pauseMs, lanes = 1, signal } = options
  const { keyPrefix = '', text = 'acknowledged is kept' } = options
  const givenUp = new AbortController()
  const ended = signal === undefined ? givenUp.signal : AbortSignal.any([givenUp.signal, signal])
  let stoppedAt: number | null = null

  /** Writes the same value under the same key until it is acknowledged, so that nothing stays in doubt. */
  const writeOne = async (
    writer: string,
    value: string,
    set: () => Promise<{ readonly revision: bigint }>,
  ): Promise<void> => {
    const startedAt = performance.now()
    for (;;) {
      if (ended.aborted) {
        ledger.leaveUnknown(value)
        return
      }
      try {
        const { revision } = await set()
        ledger.acknowledge(writer, value, startedAt, revision)
        return
      } catch (error) {
        if (ended.aborted) continue
        if (!mayPass(error)) throw error
        if (stoppedAt !== null && performance.now() - stoppedAt > lastTriesMs) {
          ledger.leaveUnknown(value)
          return
        }
        await delay(50)
      }
    }
  }

  const runWriter = async (peer: Peer): Promise<void> => {
    await using database = await connect({ data: peer.data })
    const entries = await database.map<string, string>(map, {
      keyCodec: 'text',
      valueCodec: 'text',
    })
    let count = 0
    const lane = async (): Promise<void> => {
      while (stoppedAt === null && !ended.aborted) {
        count += 1
        const key = `${keyPrefix}${peer.name}/${String(count).padStart(7, '0')}`
        const value = JSON.stringify({ key, text })
        await writeOne(peer.name, value, () => entries.set(key, value, { signal: ended }))
        await delay(pauseMs, undefined, { signal: ended })
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
  }

  const writing = peers.map(runWriter)
  const done = Promise.all(writing)
  // Reported by stop(); until then nobody waits for it.
  done.catch(() => {})

  return {
    async stop() {
      stoppedAt ??= performance.now()
      await done
    },
    async [Symbol.asyncDispose]() {
      givenUp.abort()
      await Promise.allSettled(writing)
    },
  }
}

const passing = ['unavailable', 'overloaded', 'window_full', 'deadline_exceeded', 'unknown_outcome']

/** Whether another try of the same write can make sense. */
function mayPass(error: unknown): boolean {
  return error instanceof Error && 'code' in error && passing.includes(String(error.code))
}
