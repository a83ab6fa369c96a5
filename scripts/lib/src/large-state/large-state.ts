import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { connect } from '@tesela/client'
import { type Cluster, createCluster } from '../cluster/cluster.ts'
import { assertEqualStates } from '../cluster/equal-states.ts'
import { joinGroup } from '../cluster/join-group.ts'
import { createLedger } from '../cluster/ledger.ts'
import type { Peer } from '../cluster/peer.ts'
import { startVoters } from '../cluster/voters.ts'
import { waitFor } from '../cluster/wait-for.ts'
import { startWriters } from '../cluster/writers.ts'
import { Failure } from '../script/failure.ts'
import { seconds } from '../script/narration.ts'
import { diskUse } from './disk-use.ts'
import { keyOf, overwrite, textOf } from './overwrite.ts'
import { snapshotOf } from './snapshot-of.ts'

export interface LargeState {
  readonly entries: number
  readonly valueBytes: number
  readonly overwrites: number
  /** Where daemons write profiles of their processor time when they end; null: they are not profiled. */
  readonly profileFolder: string | null
  say(text: string): void
  readonly signal: AbortSignal
}

/** Of each peer, in the order of their names. */
export interface LargeStateFigures {
  readonly entries: number
  readonly dataBytes: number
  readonly fillSeconds: number
  /** How late timers of the daemons were with a few writers only. */
  readonly quietP99Ms: readonly number[]
  /** While everything was overwritten at a pace, which leaves the machine some time, and as fast as it went. */
  readonly paced: Overwriting
  readonly full: Overwriting
  readonly diskBytes: readonly number[]
  /** From the start of a killed daemon until it answered a linearizable read. */
  readonly restartMs: readonly number[]
  /** From `tesela join` of a fourth peer until it has everything. */
  readonly joinMs: number
}

/** While a map is overwritten. Of each peer, but the time. */
interface Overwriting {
  readonly seconds: number
  /** How late timers of the daemons were. */
  readonly p99Ms: readonly number[]
  readonly maxMs: readonly number[]
  /** Snapshots that were written meanwhile. */
  readonly snapshots: readonly number[]
}

const map = 'large'

/** Entries a second, in batches of a hundred. Whoever uses a machine up measures how it is shared. */
const PACE = 20_000
const quietMs = 5_000

/** Fills a map of three voters, overwrites all of it at a pace and then as fast as it goes, restarts each, and lets a fourth join. */
export async function largeState(options: LargeState): Promise<LargeStateFigures> {
  const { entries, valueBytes, overwrites, profileFolder, say, signal } = options
  const settings: Record<string, string> = {}
  if (profileFolder !== null) {
    settings.NODE_OPTIONS = `--cpu-prof --cpu-prof-dir=${profileFolder}`
  }
  await using cluster = await createCluster({ name: 'large-state', settings, signal })
  const peers = await startVoters(cluster, 3)
  const leader = await cluster.leader()
  const group = (await leader.status()).group?.id ?? ''
  const dataBytes = entries * (keyOf(0).length + valueBytes)
  const pass = (number: number, pace: number | null = null): Promise<bigint> =>
    overwrite({ peer: leader, map, entries, valueBytes, pass: number, pace, signal })

  let since = performance.now()
  await cluster.reached(peers, await pass(0))
  const fillSeconds = (performance.now() - since) / 1_000
  say(`filled with ${entries} entries in ${fillSeconds.toFixed(1)} s`)
  await settled(peers, group, signal)

  await using writers = startWriters({
    map: 'beside',
    peers,
    ledger: createLedger(),
    pauseMs: 20,
    lanes: 2,
    signal,
  })
  await delaysOf(peers)
  await delay(quietMs, undefined, { signal })
  const quietP99Ms = (await delaysOf(peers)).map(({ p99Ms }) => p99Ms)
  say(`a few writers only: p99 of the delay of timers ${shown(quietP99Ms)} ms`)

  const paced = await under(peers, group, () => pass(1, PACE))
  say(`overwrote everything once, ${PACE} entries a second, ${told(paced)}`)
  let revision = 0n
  const full = await under(peers, group, async () => {
    for (let number = 2; number <= overwrites + 1; number += 1) revision = await pass(number)
  })
  say(`overwrote everything ${overwrites} times, as fast as it went, ${told(full)}`)
  await writers.stop()
  await cluster.reached(peers, revision)
  await settled(peers, group, signal)
  const diskBytes = await Promise.all(peers.map(({ data }) => diskUse(join(data, 'groups', group))))
  say(`on disk: ${diskBytes.map((bytes) => (bytes / dataBytes).toFixed(2)).join(', ')} × the data`)

  const restartMs: number[] = []
  const last = { key: keyOf(entries - 1), value: textOf(entries - 1, overwrites + 1, valueBytes) }
  for (const peer of peers) {
    if (profileFolder === null) await peer.kill()
    else await peer.stop()
    await cluster.leader()
    since = performance.now()
    await peer.start()
    await hold(peer, last, signal)
    restartMs.push(performance.now() - since)
    say(`${peer.name} was killed and is online again after ${seconds(restartMs.at(-1) ?? 0)}`)
  }
  const joinMs = await joinOfAnother(cluster, leader, last, signal)
  say(`a fourth peer joined the compacted group in ${seconds(joinMs)}`)
  await assertEqualStates(cluster.peers, signal)
  if (profileFolder !== null) await Promise.all(cluster.peers.map((peer) => peer.stop()))
  return {
    entries,
    dataBytes,
    fillSeconds,
    quietP99Ms,
    paced,
    full,
    diskBytes,
    restartMs,
    joinMs,
  }
}

async function under(
  peers: readonly Peer[],
  group: string,
  work: () => Promise<unknown>,
): Promise<Overwriting> {
  const seen = peers.map(() => new Set<number>())
  const look = async (): Promise<void> => {
    for (const [at, { data }] of peers.entries()) seen[at]?.add(await snapshotOf(data, group))
  }
  await look()
  await delaysOf(peers)
  const looking = setInterval(() => void look(), 200)
  const since = performance.now()
  try {
    await work()
  } finally {
    clearInterval(looking)
  }
  const seconds = (performance.now() - since) / 1_000
  const delays = await delaysOf(peers)
  return {
    seconds,
    p99Ms: delays.map(({ p99Ms }) => p99Ms),
    maxMs: delays.map(({ maxMs }) => maxMs),
    snapshots: seen.map((indexes) => indexes.size - 1),
  }
}

function told({ seconds: took, p99Ms, maxMs, snapshots }: Overwriting): string {
  return `in ${took.toFixed(1)} s, ${snapshots.join(', ')} snapshots meanwhile: p99 of the delay of timers ${shown(p99Ms)} ms, at most ${shown(maxMs)} ms`
}

async function joinOfAnother(
  cluster: Cluster,
  member: Peer,
  last: { readonly key: string; readonly value: string },
  signal: AbortSignal,
): Promise<number> {
  const joiner = await cluster.addPeer()
  const since = performance.now()
  await joinGroup(joiner, member, 'observer')
  await hold(joiner, last, signal)
  return performance.now() - since
}

/** Since they were last asked. */
async function delaysOf(
  peers: readonly Peer[],
): Promise<readonly { readonly p99Ms: number; readonly maxMs: number }[]> {
  return Promise.all(
    peers.map(async (peer) => {
      const { eventLoopDelayP99Ms, eventLoopDelayMaxMs } = await peer.status()
      return { p99Ms: eventLoopDelayP99Ms ?? 0, maxMs: eventLoopDelayMaxMs ?? 0 }
    }),
  )
}

/** Resolves when a linearizable read of what was written last is answered. */
async function hold(
  peer: Peer,
  { key, value }: { readonly key: string; readonly value: string },
  signal: AbortSignal,
): Promise<void> {
  await using database = await connect({ data: peer.data, timeoutMs: 60_000 })
  const handle = await database.map<string, string>(map, { keyCodec: 'text', valueCodec: 'text' })
  const read = async () => {
    try {
      return (await handle.get(key, { timeoutMs: 1_000 })) ?? ''
    } catch (error) {
      // An election is under way, or it has not caught up.
      const code = error instanceof Error && 'code' in error ? error.code : null
      if (code === 'unavailable' || code === 'deadline_exceeded') return null
      throw error
    }
  }
  const held = await waitFor(`${peer.name} to answer a read`, read, { timeoutMs: 120_000, signal })
  if (held !== value) throw new Failure(`${peer.name} holds ${held} under ${key}, not ${value}`)
}

/** When no snapshot is being written any more: the same files for two seconds. */
async function settled(peers: readonly Peer[], group: string, signal: AbortSignal): Promise<void> {
  const sizes = () => Promise.all(peers.map(({ data }) => diskUse(join(data, 'groups', group))))
  let before = ''
  await waitFor(
    'the disks to rest',
    async () => {
      const now = (await sizes()).join()
      if (now === before) return true
      before = now
      await delay(2_000, undefined, { signal })
      return null
    },
    { timeoutMs: 180_000, signal },
  )
}

function shown(values: readonly number[]): string {
  return values.map((value) => value.toFixed(1)).join(', ')
}
