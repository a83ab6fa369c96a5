import { createCluster } from '../cluster/cluster.ts'
import { assertEqualStates } from '../cluster/equal-states.ts'
import { isHealthyVoter } from '../cluster/healthy-voter.ts'
import { createLedger, type Ledger } from '../cluster/ledger.ts'
import { assertNothingLost } from '../cluster/lost-writes.ts'
import type { Peer } from '../cluster/peer.ts'
import { startVoters } from '../cluster/voters.ts'
import { waitFor } from '../cluster/wait-for.ts'
import { startWriters, type Writers } from '../cluster/writers.ts'
import { isComplete } from './file-kinds.ts'

/** Three voters with snapshots, several segments and cuts after a second of load, and all that was acknowledged by them. */
export interface DamagedGroup extends AsyncDisposable {
  readonly directory: string
  readonly id: string
  readonly peers: readonly Peer[]
  readonly ledger: Ledger
  leader(): Promise<Peer>
  startWriters(peers: readonly Peer[]): Writers
  /** Resolves when each has had so many more writes acknowledged. */
  written(peers: readonly Peer[], count: number): Promise<void>
  /** Resolves when each peer has every kind of file. To be called under load. */
  complete(): Promise<void>
  /**
   * Resolves when all three are healthy voters again, have acknowledged more writes, hold everything that was ever
   * acknowledged, and have equal states. @throws Failure naming what is not so
   */
  assertWhole(): Promise<void>
  /** Leaves everything as it is at the end. */
  keep(): void
}

/** Small enough that a second of load makes snapshots, segments and cuts. */
const settings = {
  TESELA_ELECTION_TIMEOUT: '500ms',
  TESELA_HEARTBEAT_INTERVAL: '50ms',
  TESELA_SEGMENT_BYTES: '32KiB',
  TESELA_SNAPSHOT_BYTES: '64KiB',
  TESELA_SNAPSHOT_EVERY: '150',
  TESELA_KEPT_LOG_BYTES: '64KiB',
}
const map = 'writes'
const text = 'what was acknowledged is kept, whatever becomes of a disk. '.repeat(4)
const lastWrites = 5

export async function createDamagedGroup(
  signal: AbortSignal,
  prepare?: (directory: string) => Promise<void>,
): Promise<DamagedGroup> {
  const cluster = await createCluster({ name: 'damage', settings, signal })
  await using begun = new AsyncDisposableStack()
  begun.use(cluster)
  await prepare?.(cluster.directory)
  const peers = await startVoters(cluster, 3)
  const id = (await peers[0]?.status())?.group?.id ?? ''
  const ledger = createLedger()
  const bounds = { timeoutMs: 45_000, signal }
  let series = 0
  begun.move()

  const group: DamagedGroup = {
    directory: cluster.directory,
    id,
    peers,
    ledger,
    leader: () => cluster.leader(),
    startWriters(some) {
      series += 1
      const keyPrefix = `${String(series).padStart(4, '0')}/`
      return startWriters({
        map,
        peers: some,
        ledger,
        pauseMs: 5,
        lanes: 2,
        keyPrefix,
        text,
        signal,
      })
    },
    async written(some, count) {
      const names = some.map(({ name }) => name)
      const enough = new Map(names.map((name) => [name, ledger.countOf(name) + count]))
      await waitFor(
        `${count} writes each by ${names.join(', ')}`,
        () =>
          names.every((name) => ledger.countOf(name) >= (enough.get(name) ?? 0)) ? true : null,
        bounds,
      )
    },
    async complete() {
      for (const { name, data } of peers) {
        const what = `a snapshot and three segments at ${name}`
        await waitFor(what, async () => ((await isComplete(data, id)) ? true : null), bounds)
      }
    },
    async assertWhole() {
      for (const peer of peers) {
        await waitFor(
          `${peer.name} to be a healthy voter`,
          async () => ((await isHealthyVoter(peer, peers.length)) ? true : null),
          bounds,
        )
      }
      await using writers = group.startWriters(peers)
      await group.written(peers, lastWrites)
      await writers.stop()
      await cluster.reached(peers, ledger.revision)
      await assertNothingLost(cluster, map, ledger)
      await assertEqualStates(peers, signal)
    },
    keep: () => cluster.keep(),
    [Symbol.asyncDispose]: () => cluster[Symbol.asyncDispose](),
  }
  return group
}
