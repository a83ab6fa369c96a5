import { connect } from '@tesela/client'
import { createCluster } from '../cluster/cluster.ts'
import { startVoters } from '../cluster/voters.ts'
import { waitFor } from '../cluster/wait-for.ts'
import { Failure } from '../script/failure.ts'
import { consume, type PopTally } from './consumer.ts'
import { createTakings, type TakingsComparison } from './takings.ts'

export interface QueueOnce {
  readonly items: number
  readonly kills: number
  say(text: string): void
  readonly signal: AbortSignal
}

export interface QueueOnceResult extends PopTally {
  readonly taken: number
  readonly kills: number
  /** From the first pop to the last. */
  readonly milliseconds: number
}

const queue = 'jobs'
/** Many items a priority, so that the order of insertion decides as well. */
const priorities = 100
const itemsPerPush = 500
const longestWaitMs = 120_000

/**
 * Three consumers on three peers empty one queue, while the leader is killed and restarted again and again.
 * @throws Failure when an item was given twice, or out of order, or not at all; of these, as many may be missing as
 *   pops of unknown outcome may have taken
 */
export async function queueOnce(options: QueueOnce): Promise<QueueOnceResult> {
  const { items, kills, say } = options
  // One that fails ends the others: they would wait for pops and kills that never come.
  const ending = new AbortController()
  const signal = AbortSignal.any([options.signal, ending.signal])
  await using cluster = await createCluster({ name: 'queue-once', signal })
  const peers = await startVoters(cluster, 3)
  const keys = Array.from({ length: items }, (_, at) => `item-${String(at).padStart(7, '0')}`)
  const [first] = peers
  if (first !== undefined) await fill(first.data, keys, signal)
  say(`${items} items are in the queue`)

  const takings = createTakings()
  const tally: PopTally = { pops: 0, survived: 0, unknown: 0, atRisk: 0 }
  const killed = new Map<string, number>()
  let done = 0
  // A leader is killed at each of these many items, with pops under way. The consumers pass half a step more at most
  // before it is: whatever the speed of the machine, every kill comes while they are at work.
  const step = items / (kills + 1)
  const mayGoOn = () => done === kills || takings.count < (done + 1.5) * step
  const wait = { timeoutMs: longestWaitMs, signal }
  const turn = async () => {
    if (!mayGoOn()) await waitFor('the next kill', () => (mayGoOn() ? true : null), wait)
  }
  const killLeaders = async () => {
    while (done < kills) {
      const due = (done + 1) * step
      await waitFor('more pops', () => (takings.count >= due ? true : null), wait)
      const leader = await cluster.leader()
      killed.set(leader.name, (killed.get(leader.name) ?? 0) + 1)
      await leader.kill()
      done += 1
      say(`killed ${leader.name}, which led; ${takings.count} items are taken`)
      await leader.start()
    }
  }
  const begun = performance.now()
  const running = [
    ...peers.map((peer) => {
      const ofPeer = () => killed.get(peer.name) ?? 0
      return consume({ peer, queue, takings, tally, kills: ofPeer, turn, signal })
    }),
    killLeaders(),
  ]
  try {
    await Promise.all(running)
  } finally {
    ending.abort(new Failure('Another part of the script failed.'))
    await Promise.allSettled(running)
  }
  const milliseconds = performance.now() - begun

  const comparison = takings.compare(keys)
  assertOnce(comparison, items, tally)
  return { ...tally, taken: takings.count, kills: done, milliseconds }
}

async function fill(data: string, keys: readonly string[], signal: AbortSignal): Promise<void> {
  await using database = await connect({ data, signal })
  const jobs = await database.queue<string, string>(queue, { valueCodec: 'text' })
  for (let from = 0; from < keys.length; from += itemsPerPush) {
    const some = keys.slice(from, from + itemsPerPush)
    await jobs.pushMany(
      some.map((key, at) => [((from + at) * 31) % priorities, key, `work of ${key}`] as const),
      { signal, timeoutMs: longestWaitMs },
    )
  }
}

function assertOnce(comparison: TakingsComparison, items: number, tally: PopTally): void {
  const { lost, doubled, strange, misplaced } = comparison
  const wrong = [...doubled, ...strange, ...misplaced]
  if (wrong.length === 0 && lost.length <= tally.atRisk) return
  throw new Failure(
    `Of ${items} items ${lost.length} were lost (${tally.atRisk} may be, for ${tally.unknown} pops of unknown outcome), ${doubled.length} given twice, ${strange.length} never put in, ${misplaced.length} given out of order: ${[...wrong, ...lost].slice(0, 3).join(' ')}`,
  )
}
