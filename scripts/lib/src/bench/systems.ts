import { startSkeleton } from '../bench-limit/skeleton.ts'
import { type Cluster, createCluster } from '../cluster/cluster.ts'
import { startVoters } from '../cluster/voters.ts'
import { etcdVersion, startEtcd } from '../etcd/etcd-cluster.ts'
import type { SystemName } from '../load/load-plan.ts'
import type { Node, Roles } from '../load/roles.ts'
import { Failure } from '../script/failure.ts'

/** A system that runs, with three nodes on this machine. */
export interface RunningSystem {
  readonly name: SystemName
  /** For people. */
  readonly version: string
  /** Who leads now. */
  roles(): Promise<Roles>
}

/** Name of the one map. */
export const mapName = 'bench'

/** Starts three daemons as voters with the map; they end with the cluster. */
export async function startTesela(cluster: Cluster): Promise<RunningSystem> {
  const [first] = await startVoters(cluster, 3)
  if (first === undefined) throw new Failure('No peer was started.')
  await first.run(['create', 'map', mapName, '--value-codec', 'raw'])
  const { version } = await first.status()
  const nodeOf = async (peer: Cluster['peers'][number]): Promise<Node> => ({
    address: await peer.socket(),
    pid: (await peer.status()).pid,
  })
  return {
    name: 'tesela',
    version,
    async roles() {
      const leader = await cluster.leader()
      const others = cluster.peers.filter((peer) => peer !== leader)
      return {
        leader: await nodeOf(leader),
        followers: await Promise.all(others.map(nodeOf)),
      }
    },
  }
}

/** The systems that are compared, all running side by side; their end ends them. */
export interface Systems extends AsyncDisposable {
  readonly running: readonly RunningSystem[]
}

/** Without an etcd on the PATH there is none. */
export async function startSystems(
  names: ReadonlySet<SystemName>,
  say: (text: string) => void,
  signal: AbortSignal,
): Promise<Systems> {
  await using started = new AsyncDisposableStack()
  const running: RunningSystem[] = []
  const cluster = started.use(await createCluster({ name: 'bench', signal }))
  running.push(await startTesela(cluster))
  if (names.has('skeleton')) {
    const { roles } = started.use(await startSkeleton(signal))
    running.push({ name: 'skeleton', version: '', roles: async () => roles })
  }
  const etcd = names.has('etcd') ? await etcdVersion() : null
  if (etcd !== null) {
    const { roles, version } = started.use(await startEtcd(etcd, signal))
    running.push({ name: 'etcd', version, roles })
  } else if (names.has('etcd')) {
    say('there is no etcd on the PATH (Debian: etcd-server): measured without it')
  }
  const held = started.move()
  return { running, [Symbol.asyncDispose]: () => held.disposeAsync() }
}
