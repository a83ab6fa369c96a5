import { type Cluster, createCluster } from '../cluster/cluster.ts'
import { groupOf } from '../cluster/group-of.ts'
import type { Peer } from '../cluster/peer.ts'
import { startVoters } from '../cluster/voters.ts'
import { waitFor } from '../cluster/wait-for.ts'
import { type Overwrite, overwrite } from '../large-state/overwrite.ts'
import { Failure } from '../script/failure.ts'
import { settingsFor } from './settings-for.ts'

/** Three voters with a map of many entries, and a snapshot of all of it on each of their disks. */
export interface FilledGroup extends AsyncDisposable {
  readonly cluster: Cluster
  readonly settings: Readonly<Record<string, string>>
  readonly voters: readonly Peer[]
  readonly entries: number
  leader(): Promise<Peer>
  followers(): Promise<readonly Peer[]>
  /** Sets entries with values that no earlier call gave them. @returns the highest revision */
  set(entries: number, how?: Partial<Overwrite>): Promise<bigint>
  /** Goes on setting entries until each of these peers has a snapshot of everything up to now. */
  renewSnapshots(peers: readonly Peer[]): Promise<void>
}

export interface FilledGroupOptions {
  readonly name: string
  readonly entries: number
  readonly signal: AbortSignal
}

const map = 'large'
const valueBytes = 100
/** In so many parts of the map, until there is a mark: what is written behind it, a peer that joins has to get, too. */
const partsOfPass = 100
/** Longer than a snapshot takes to write. A mark that is there to compare states need not be kept, and nothing tells it from others. */
const patienceMs = 15_000

export async function createFilledGroup(options: FilledGroupOptions): Promise<FilledGroup> {
  const { name, entries, signal } = options
  const settings = settingsFor(entries)
  const cluster = await createCluster({ name, settings, signal })
  await using begun = new AsyncDisposableStack()
  begun.use(cluster)
  const voters = await startVoters(cluster, 3)
  let pass = 0

  const newestMark = async (): Promise<number> => {
    const status = await groupOf(await cluster.leader())
    return status?.lastMark?.anchor ?? 0
  }
  const oldestSnapshot = async (peers: readonly Peer[]): Promise<number> => {
    const statuses = await Promise.all(peers.map(groupOf))
    return Math.min(...statuses.map((status) => status?.snapshot?.index ?? 0))
  }
  /** Whether everybody keeps the mark: one that was busy with the last one leaves it out. */
  const kept = async (peers: readonly Peer[], mark: number): Promise<boolean> => {
    const what = `snapshots at ${mark}`
    const isKept = async () => ((await oldestSnapshot(peers)) >= mark ? true : null)
    return waitFor(what, isKept, { timeoutMs: patienceMs, signal }).catch((error: unknown) => {
      if (error instanceof Failure) return false
      throw error
    })
  }

  const group: FilledGroup = {
    cluster,
    settings,
    voters,
    entries,
    leader: () => cluster.leader(),
    async followers() {
      const leader = await cluster.leader()
      return voters.filter((peer) => peer !== leader)
    },
    async set(count, how) {
      pass += 1
      const peer = await cluster.leader()
      return overwrite({ peer, map, entries: count, valueBytes, pass, signal, ...how })
    },
    async renewSnapshots(peers) {
      const least = (await groupOf(await cluster.leader()))?.commit ?? 0
      let place = 0
      for (;;) {
        const before = await newestMark()
        if (before >= least && (await kept(peers, before))) return
        while ((await newestMark()) === before) {
          const first = place
          place += Math.ceil(entries / partsOfPass)
          await group.set(place - first, { entryAt: (at) => (first + at) % entries })
        }
      }
    },
    [Symbol.asyncDispose]: () => cluster[Symbol.asyncDispose](),
  }
  await cluster.reached(voters, await group.set(entries))
  // One that is under way would keep the next mark from being kept.
  const mark = await newestMark()
  if (mark > 0) await kept(voters, mark)
  await group.renewSnapshots(voters)
  begun.move()
  return group
}
