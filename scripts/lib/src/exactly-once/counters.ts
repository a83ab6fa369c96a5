import { setTimeout as delay } from 'node:timers/promises'
import { connect } from '@tesela/client'

/** What became of the increments of one program. */
export interface Tally {
  acknowledged: number
  /** Increments whose outcome the client could not tell. */
  unknown: number
  /** Compares that failed because somebody else was faster, and failures that did not apply. */
  tries: number
}

export interface Increments {
  readonly socket: string
  readonly map: string
  readonly counters: readonly string[]
  readonly tally: Tally
  goesOn(): boolean
}

/** Increments the counters in turn by compare-exchange, as fast as the answers come, as long as `goesOn`. */
export async function increment(increments: Increments): Promise<void> {
  const { socket, map, counters, tally, goesOn } = increments
  await using database = await connect({ socket })
  const entries = await database.map<string, string>(map, { keyCodec: 'text', valueCodec: 'text' })
  for (let turn = 0; goesOn(); turn += 1) {
    const counter = counters[turn % counters.length] ?? ''
    try {
      const current = await entries.get(counter, { consistency: 'session' })
      const next = String(Number(current ?? 0) + 1)
      const { swapped } = await entries.compareExchange(counter, current, next)
      if (swapped) tally.acknowledged += 1
      else tally.tries += 1
    } catch (error) {
      const outcome = error instanceof Error && 'outcome' in error ? error.outcome : null
      if (outcome === null) throw error
      if (outcome === 'unknown') tally.unknown += 1
      else tally.tries += 1
      await delay(20)
    }
  }
}
