import { setTimeout as delay } from 'node:timers/promises'
import { createCluster } from '../cluster/cluster.ts'
import type { Peer } from '../cluster/peer.ts'
import { startVoters } from '../cluster/voters.ts'
import { overwrite } from '../large-state/overwrite.ts'
import { residentBytes } from '../load/processor-time.ts'
import { Failure } from '../script/failure.ts'
import { drift } from './drift.ts'

export interface SteadyMemoryOptions {
  readonly entries: number
  /** Entries overwritten a second. */
  readonly pace: number
  readonly seconds: number
  say(text: string): void
  readonly signal: AbortSignal
}

/** Of one daemon. */
export interface MemoryOfDaemon {
  readonly peer: string
  readonly led: boolean
  /** Bytes in memory, at even times. */
  readonly samples: readonly number[]
  /** Part by which the last third of the time has more than the second. */
  readonly drift: number
}

const map = 'steady'
const sampleMs = 5_000
const samplesToSay = 12

/** Overwrites a map again and again through the leader of three voters, and looks at what they have in memory. */
export async function steadyMemory(
  options: SteadyMemoryOptions,
): Promise<readonly MemoryOfDaemon[]> {
  const { entries, pace, seconds, say, signal } = options
  await using cluster = await createCluster({ name: 'steady', signal })
  const peers = await startVoters(cluster, 3)
  const [first] = peers
  if (first === undefined) throw new Failure('No peer was started.')
  await first.run(['create', 'map', map, '--key-codec', 'text', '--value-codec', 'text'])
  const leader = await cluster.leader()
  const common = { peer: leader, map, valueBytes: 100, signal }
  await overwrite({ ...common, entries, pass: 0 })
  say(`${entries} entries are there`)

  const pids = await Promise.all(peers.map(async (peer) => (await peer.status()).pid))
  const samples = pids.map((): number[] => [])
  const ended = new AbortController()
  const sampling = sample(pids, samples, say, ended.signal)
  try {
    const entryAt = (place: number): number => place % entries
    await overwrite({ ...common, entries: pace * seconds, entryAt, pass: 1, pace })
  } finally {
    ended.abort()
    await sampling
  }
  return peers.map((peer, at) => memoryOf(peer, leader, samples[at] ?? []))
}

async function sample(
  pids: readonly number[],
  samples: readonly number[][],
  say: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let count = 1; !signal.aborted; count += 1) {
    const now = await Promise.all(pids.map(residentBytes))
    for (const [at, bytes] of now.entries()) samples[at]?.push(bytes)
    if (count % samplesToSay === 0) {
      say(`MB in memory: ${now.map((bytes) => Math.round(bytes / 1e6)).join(', ')}`)
    }
    await delay(sampleMs, undefined, { signal }).catch(() => undefined)
  }
}

function memoryOf(peer: Peer, leader: Peer, samples: readonly number[]): MemoryOfDaemon {
  return { peer: peer.name, led: peer === leader, samples, drift: drift(samples) }
}
