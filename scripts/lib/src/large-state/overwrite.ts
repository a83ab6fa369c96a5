import { connect } from '@tesela/client'
import type { Peer } from '../cluster/peer.ts'
import { inBatches } from './in-batches.ts'

export interface Overwrite {
  readonly peer: Peer
  readonly map: string
  /** How many are set. */
  readonly entries: number
  /** Which entry is the next one, from 0 on. Default: all in their order. */
  readonly entryAt?: (place: number) => number
  readonly valueBytes: number
  /** Entries of one command. */
  readonly batch?: number
  /** Commands under way. */
  readonly lanes?: number
  /** What tells the values of one pass from those of another. */
  readonly pass: number
  /** Entries a second; null, the default: as fast as it goes. */
  readonly pace?: number | null
  readonly signal: AbortSignal
}

/** As many as the goal for batches has: a command is applied as a whole, and holds everything else up meanwhile. */
const entriesOfBatch = 100
const lanesOfBatches = 16

/** Sets entries of a map through one peer, in batches. @returns the highest revision */
export async function overwrite(options: Overwrite): Promise<bigint> {
  const { peer, map, entries, valueBytes, pass, pace = null, signal } = options
  const { entryAt = (place) => place, batch = entriesOfBatch, lanes = lanesOfBatches } = options
  await using database = await connect({ data: peer.data, timeoutMs: 60_000 })
  const handle = await database.map<string, string>(map, { keyCodec: 'text', valueCodec: 'text' })
  let highest = 0n
  await inBatches({ count: entries, batch, lanes, pace, signal }, async (first, end) => {
    const items = Array.from({ length: end - first }, (_, at) => {
      const number = entryAt(first + at)
      return [keyOf(number), textOf(number, pass, valueBytes)] as const
    })
    const { revision } = await handle.setMany(items, { signal })
    if (revision > highest) highest = revision
  })
  return highest
}

export function keyOf(number: number): string {
  return `key-${String(number).padStart(9, '0')}`
}

export function textOf(number: number, pass: number, bytes: number): string {
  return `${number} in pass ${pass} `.padEnd(bytes, 'x').slice(0, bytes)
}
