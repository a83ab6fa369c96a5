import { ConfContext } from '@tesela/protos/collections'
import {
  createLog,
  createSnapshotStore,
  type Disk,
  type LogStore,
  openLogStore,
  writeGenesis,
} from '@tesela/storage'
import {
  type CrashPolicy,
  createFullDisk,
  createVolatileDisk,
  type FullDisk,
  type VolatileDisk,
} from '@tesela/storage/testing'
import type { SnapshotStrategy } from '@tesela/sync'
import { genesisEntry } from '../genesis.ts'
import { createGroup } from '../group.ts'
import { replicaIdOf } from '../replica-id.ts'
import type { Channel, PeerAddress } from '../seams.ts'
import type { GroupSettings } from '../settings.ts'
import { loadStartingState } from '../snapshots/starting-state.ts'
import type { Group, Logger } from '../types.ts'
import { type CounterMachine, createCounterMachine, type Invite } from './counter-machine.ts'
import type { Counters } from './counters.ts'
import { createSeededRandom, type SeededRandom } from './seeded-random.ts'
import { createSlowDisk, type SlowDisk } from './slow-disk.ts'
import { createVirtualClock, type ProcessClock, type VirtualClock } from './virtual-clock.ts'
import { createVirtualNetwork, type Endpoint, type VirtualNetwork } from './virtual-network.ts'

/** One replica with its disk: started, crashed, started again. */
export interface Node {
  readonly name: string
  readonly replica: string
  /** Of the running process. */
  readonly group: Group<Counters>
  readonly machine: CounterMachine
  readonly disk: VolatileDisk
  readonly running: boolean
  /** What the group called fatal. */
  readonly fatal: readonly unknown[]
  /** Messages of the group's log at `warn` and above. */
  readonly complaints: readonly string[]
  start(initial?: readonly PeerAddress[]): Promise<void>
  /** The process ends at once, and the power with it: of what was not synced the policy decides. */
  crash(policy: CrashPolicy): void
  /** A frame that the group has not made. */
  send: Endpoint['send']
  /** From now on every datasync of the running process fails. */
  breakDisk(): void
  /** From now on no datasync of the running process returns, or none of files whose path ends so. */
  hangDisk(path?: string): void
  /** Whether nothing new has room on the disk: now, and at later starts. */
  diskFull: boolean
}

export interface Cluster {
  readonly clock: VirtualClock
  readonly network: VirtualNetwork
  readonly random: SeededRandom
  readonly nodes: readonly Node[]
  node(name: string): Node
  /** A new node with a group of its own. */
  found(name: string): Promise<Node>
  /** A new node, admitted through `through`, with its group started. */
  join(name: string, through: Node, invite?: Uint8Array): Promise<Node>
  /** A group of voters, the first of which founded it. */
  voters(names: readonly string[]): Promise<void>
  /** The one running node that leads, once everybody who runs and is connected agrees. */
  leader(among?: readonly Node[]): Promise<Node>
  /** Until these nodes have applied the same, and all of it. */
  converged(among?: readonly Node[]): Promise<void>
}

export interface ClusterOptions {
  readonly seed: number
  readonly settings?: Partial<GroupSettings>
  /** Upper bound of a datasync, milliseconds. */
  readonly syncMs?: number
  /** Of catch-up, that a node has beside the two that every member has. */
  strategies?(name: string): readonly SnapshotStrategy<unknown>[]
  /** The strategies whose frames its host takes, for another group too. Default: those of the node. */
  protocols?(name: string): readonly string[]
}

export const voterInvite = Uint8Array.of(1)
export const observerInvite = Uint8Array.of(2)
export const readOnlyInvite = Uint8Array.of(3)
const invites = new Map<string, Invite>([
  ['01', { role: 'voter', readOnly: false }],
  ['02', { role: 'observer', readOnly: false }],
  ['03', { role: 'observer', readOnly: true }],
])

/** Small, so that a run crosses segments. */
const segments = { segmentBytes: 4 * 1024 }
const LOG_DIRECTORY = 'wal'
const GROUP_ID = new Uint8Array(16).fill(1)

/** Opens the log that a node keeps on the disk. */
export function openNodeLog(disk: Disk): Promise<LogStore> {
  return openLogStore(disk, LOG_DIRECTORY, segments)
}

export function createCluster(options: ClusterOptions): Cluster {
  return new VirtualCluster(options)
}

class VirtualCluster implements Cluster {
  readonly clock = createVirtualClock()
  readonly random: SeededRandom
  readonly network: VirtualNetwork
  readonly nodes: VirtualNode[] = []
  readonly #options: ClusterOptions

  constructor(options: ClusterOptions) {
    this.#options = options
    this.random = createSeededRandom(options.seed)
    this.network = createVirtualNetwork(this.clock, this.random)
  }

  node(name: string): Node {
    const node = this.nodes.find((one) => one.name === name)
    if (node === undefined) throw new Error(`no node ${name}`)
    return node
  }

  async found(name: string): Promise<Node> {
    const node = this.#add(name)
    const record = {
      ...node.identity,
      addresses: [name],
      role: 'voter',
      readOnly: false,
      reluctant: false,
    }
    const genesis = { groupId: GROUP_ID, name: 'g', format: 1, salt: new Uint8Array(32) }
    const context = ConfContext.encode({ logTime: 0, members: [record], genesis })
    const entry = genesisEntry(node.replica, context)
    await writeGenesis(node.disk, LOG_DIRECTORY, entry, segments)
    await node.start()
    await this.leader()
    return node
  }

  async join(name: string, through: Node, inviteId = voterInvite): Promise<Node> {
    const node = this.#add(name)
    await createLog(node.disk, LOG_DIRECTORY, segments)
    await this.clock.settle(
      through.group.admit(
        { inviteId, ...node.identity, addresses: [name] },
        { deadlineMs: 20_000 },
      ),
    )
    const known = [...through.group.members().values()]
    await node.start(known.map(({ id, addresses }) => ({ replica: id, addresses })))
    return node
  }

  async voters(names: readonly string[]): Promise<void> {
    const [first, ...others] = names
    if (first === undefined) throw new Error('a group of nobody')
    const founder = await this.found(first)
    for (const name of others) {
      const node = await this.join(name, founder)
      await this.clock.until(`${name} votes`, () => node.group.status().role === 'follower')
    }
    await this.converged()
  }

  async leader(among: readonly Node[] = this.nodes): Promise<Node> {
    const running = () => among.filter((node) => node.running)
    const agreed = () => {
      const leaders = new Set(running().map(({ group }) => group.status().leader))
      const [leader] = leaders
      const found = running().find(({ replica }) => replica === leader)
      return leaders.size === 1 && found?.group.status().role === 'leader' ? found : undefined
    }
    await this.clock.until('one leader', () => agreed() !== undefined)
    const leader = agreed()
    if (leader === undefined) throw new Error('no leader')
    return leader
  }

  async converged(among: readonly Node[] = this.nodes): Promise<void> {
    const running = among.filter((node) => node.running)
    await this.leader(running)
    await this.clock.until('the members have applied the same', () => {
      const all = running.map(({ group }) => group.status())
      const last = Math.max(...all.map(({ lastIndex }) => lastIndex))
      return all.every(({ applied }) => applied === last)
    })
  }

  #add(name: string): VirtualNode {
    const incarnation = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, this.nodes.length + 1)
    const node = new VirtualNode({ peerId: name, incarnation }, this, this.#options)
    this.nodes.push(node)
    return node
  }
}

interface Identity {
  readonly peerId: string
  readonly incarnation: Uint8Array
}

interface Process {
  readonly group: Group<Counters>
  readonly machine: CounterMachine
  readonly store: LogStore
  readonly endpoint: Endpoint
  readonly clock: ProcessClock
  readonly disk: SlowDisk
  readonly space: FullDisk
}

class VirtualNode implements Node {
  readonly identity: Identity
  readonly replica: string
  readonly fatal: unknown[] = []
  readonly complaints: string[] = []
  readonly #cluster: Cluster
  readonly #options: ClusterOptions
  #process: Process | null = null
  #diskFull = false
  /** What the admission told: kept with the data directory. */
  #initial: readonly PeerAddress[] = []
  disk: VolatileDisk = createVolatileDisk()

  constructor(identity: Identity, cluster: Cluster, options: ClusterOptions) {
    this.identity = identity
    this.replica = replicaIdOf(identity.peerId, identity.incarnation)
    this.#cluster = cluster
    this.#options = options
  }

  get name(): string {
    return this.identity.peerId
  }

  get running(): boolean {
    return this.#process !== null
  }

  get group(): Group<Counters> {
    return this.#running().group
  }

  get machine(): CounterMachine {
    return this.#running().machine
  }

  async start(initial: readonly PeerAddress[] = this.#initial): Promise<void> {
    this.#initial = initial
    const { clock: world, network, random } = this.#cluster
    const clock = world.process()
    const { syncMs = 2, settings = {} } = this.#options
    const space = createFullDisk(this.disk)
    space.full = this.#diskFull
    const disk = createSlowDisk(space, clock, () => random.below(syncMs + 1))
    const store = await world.settle(openLogStore(disk, LOG_DIRECTORY, segments))
    const machine = createCounterMachine(invites)
    const snapshots = createSnapshotStore(disk, '.')
    const start = await world.settle(
      loadStartingState({
        groupId: GROUP_ID,
        store,
        snapshots,
        machine,
        pace: { clock, sliceMs: 4, signal: new AbortController().signal },
        logger: this.#logger(),
      }),
    )
    const strategies = this.#options.strategies?.(this.name) ?? []
    const protocols = this.#options.protocols?.(this.name) ?? strategies.map(({ name }) => name)
    const endpoint = network.attach(this.replica, (other) => group.isMember(other), protocols)
    const group = createGroup<Counters>({
      replica: this.replica,
      groupId: GROUP_ID,
      store,
      snapshots,
      machine,
      start,
      transport: endpoint,
      clock,
      random: { bytes: (length) => new Uint8Array(length).map(() => random.below(256)) },
      logger: this.#logger(),
      ...{ settings, strategies },
      initialMembers: initial,
      fatal: (error) => this.fatal.push(error),
    })
    this.#process = { group, machine, store, endpoint, clock, disk, space }
    group.start()
  }

  crash(policy: CrashPolicy): void {
    const { endpoint, clock } = this.#running()
    this.#process = null
    clock.stop()
    endpoint.detach()
    this.disk.freezeAt(0, 'before')
    this.disk = this.disk.crash(policy, this.#cluster.random.below(2 ** 31))
  }

  send(to: string, channel: Channel, body: Uint8Array): boolean {
    return this.#running().endpoint.send(to, channel, body)
  }

  breakDisk(): void {
    this.#running().disk.broken = true
  }

  hangDisk(path?: string): void {
    const { disk } = this.#running()
    if (path === undefined) disk.hung = true
    else disk.hungAt = path
  }

  get diskFull(): boolean {
    return this.#diskFull
  }

  set diskFull(full: boolean) {
    this.#diskFull = full
    if (this.#process !== null) this.#process.space.full = full
  }

  #running(): Process {
    if (this.#process === null) throw new Error(`${this.name} does not run`)
    return this.#process
  }

  #logger(): Logger {
    const complain = (fields: Readonly<Record<string, unknown>>, message: string) => {
      this.complaints.push(`${message} ${JSON.stringify(fields)}`)
    }
    const ignore = () => undefined
    return { debug: ignore, info: ignore, warn: complain, error: complain }
  }
}
