import { setTimeout as delay } from 'node:timers/promises'
import { connect } from '@tesela/client'
import type { Ledger } from '../cluster/ledger.ts'
import type { Peer } from '../cluster/peer.ts'
import { percentile } from './percentile.ts'

export interface PacedWriterOptions {
  readonly peer: Peer
  readonly map: string
  readonly ledger: Ledger
  readonly perSecond: number
  readonly signal: AbortSignal
}

/** Writes that become due at even times, however long those before them take: what waits is counted as waiting. */
export interface PacedWriter extends AsyncDisposable {
  /** Of the writes that were acknowledged between two times of `performance.now()`. */
  between(from: number, to: number): PacedFigures
  /** Ends behind what is under way. @throws what a write failed with */
  stop(): Promise<void>
}

export interface PacedFigures {
  readonly perSecond: number
  /** From when a write was due. */
  readonly p50Ms: number
  readonly p99Ms: number
}

/** Beyond so many under way the next ones wait until there is room, and are late. */
const mostUnderWay = 1_000
const text = 'what was acknowledged is kept, whoever joins meanwhile. '.repeat(2).slice(0, 80)

export async function startPacedWriter(options: PacedWriterOptions): Promise<PacedWriter> {
  const { peer, map, ledger, perSecond, signal } = options
  const database = await connect({ data: peer.data })
  const entries = await database.map<string, string>(map, { keyCodec: 'text', valueCodec: 'text' })
  const ended = new AbortController()
  const underWay = new Set<Promise<void>>()
  const samples: { readonly due: number; readonly at: number }[] = []
  let stopped = false
  let failure: unknown = null

  const write = async (number: number, due: number): Promise<void> => {
    const key = `${peer.name}/${String(number).padStart(8, '0')}`
    const value = JSON.stringify({ key, text })
    try {
      const { revision } = await entries.set(key, value, { signal: ended.signal })
      samples.push({ due, at: performance.now() })
      ledger.acknowledge(peer.name, value, due, revision)
    } catch (error) {
      ledger.leaveUnknown(value)
      failure ??= error
    }
  }
  const pace = async (): Promise<void> => {
    const start = performance.now()
    const dueAt = (number: number): number => start + (number * 1_000) / perSecond
    let number = 0
    while (!stopped && !signal.aborted && failure === null) {
      while (dueAt(number) <= performance.now() && underWay.size < mostUnderWay) {
        const writing = write(number, dueAt(number)).finally(() => underWay.delete(writing))
        underWay.add(writing)
        number += 1
      }
      await delay(2)
    }
  }
  const pacing = pace()

  return {
    between(from, to) {
      const within = samples.filter(({ at }) => at >= from && at < to)
      const times = within.map(({ due, at }) => at - due).sort((one, other) => one - other)
      return {
        perSecond: (within.length / (to - from)) * 1_000,
        p50Ms: percentile(times, 0.5),
        p99Ms: percentile(times, 0.99),
      }
    },
    async stop() {
      stopped = true
      await pacing
      await Promise.all(underWay)
      if (failure !== null) throw failure
    },
    async [Symbol.asyncDispose]() {
      stopped = true
      await pacing
      ended.abort()
      await Promise.all(underWay)
      await database.close()
    },
  }
}
