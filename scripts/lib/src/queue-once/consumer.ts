import { setTimeout as delay } from 'node:timers/promises'
import { connect } from '@tesela/client'
import type { Peer } from '../cluster/peer.ts'
import type { Takings } from './takings.ts'

/** What became of the pops of all consumers. */
export interface PopTally {
  pops: number
  /** Pops that were under way as their own peer was killed, and were answered all the same. */
  survived: number
  /** Pops whose outcome the client could not tell, and the items that these may have taken at most. */
  unknown: number
  atRisk: number
}

export interface Consumption {
  readonly peer: Peer
  readonly queue: string
  readonly takings: Takings
  readonly tally: PopTally
  /** How often the peer was killed so far. */
  kills(): number
  /** Resolves when the consumer may go on. */
  turn(): Promise<void>
  readonly signal: AbortSignal
}

/** The client answers by retrying in its session for so long: longer than a peer is away. */
const patienceMs = 60_000

/** Pops 1, 2, … 10 items at a time through its peer, again and again, until the queue is empty. */
export async function consume(consumption: Consumption): Promise<void> {
  const { peer, queue, takings, tally, kills, turn, signal } = consumption
  await using database = await connect({ data: peer.data, signal })
  const items = await database.queue<string, string>(queue, { valueCodec: 'text' })
  for (let pop = 0; ; pop += 1) {
    await turn()
    const wanted = 1 + (pop % 10)
    const before = kills()
    try {
      const taken = await items.popMin(wanted, { signal, timeoutMs: patienceMs })
      takings.take(taken.revision, taken.items)
      tally.pops += 1
      if (kills() !== before) tally.survived += 1
      if (taken.items.length === 0) return
    } catch (error) {
      signal.throwIfAborted()
      const outcome = error instanceof Error && 'outcome' in error ? error.outcome : null
      if (outcome === null) throw error
      if (outcome === 'unknown') {
        tally.unknown += 1
        tally.atRisk += wanted
      }
      await delay(50, undefined, { signal })
    }
  }
}
