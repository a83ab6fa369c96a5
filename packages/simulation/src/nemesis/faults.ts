import type { CrashPolicy } from '@tesela/storage/testing'
import type { Cluster } from '../cluster.ts'
import type { Node } from '../node/node.ts'
import type { FaultKind } from '../swarm/plan.ts'
import type { FaultAtlas } from './fault-atlas.ts'
import type { Injuries } from './injuries.ts'

/** A fault that has begun. */
interface Fault {
  readonly what: string
  end(): void
}

interface FaultContext {
  readonly cluster: Cluster
  readonly atlas: FaultAtlas
  readonly injuries: Injuries
  /** @param policy - of what was not synced; else by chance */
  crash(node: Node, downMs: number, policy?: CrashPolicy): void
}

/** Begins a fault of the kind; null: there is nobody for it now. */
type Begin = (context: FaultContext) => Fault | null

const over = () => undefined

export const faults: Readonly<Record<FaultKind, Begin>> = {
  crash(context) {
    const node = anyRunning(context.cluster)
    if (node === null) return null
    context.crash(node, context.cluster.plan.faultMs)
    return { what: node.replica, end: over }
  },
  crashAll({ cluster, crash }) {
    cluster.world.marks.hit('all crashed at once')
    for (const node of cluster.nodes) crash(node, cluster.plan.faultMs)
    return { what: '', end: over }
  },
  damage({ cluster, injuries, crash }) {
    const node = injuries.victim()
    if (node === null) return null
    const members = [...(node.process?.machine.members().values() ?? [])]
    // With the power gone, too, and a record torn, the watermark would be the second thing that is lost.
    crash(node, cluster.plan.faultMs, 'keepAll')
    const addresses = members.map(({ id, addresses: of }) => ({ replica: id, addresses: of }))
    void injuries.injure(node, addresses).catch(() => undefined)
    return { what: node.replica, end: over }
  },
  flip({ injuries }) {
    const node = injuries.flip()
    return node === null ? null : { what: node.replica, end: over }
  },
  pause(context) {
    return onNode(context, 'pause', ({ life }, { world }) => {
      world.marks.hit('paused')
      life?.pause()
      return () => life?.resume()
    })
  },
  clockJump({ cluster }) {
    const { world, plan } = cluster
    const node = world.random.pick(cluster.nodes)
    world.marks.hit('clock jumped')
    node.clock.offset += world.random.between(0, (plan.settings.electionMs ?? 1000) * 3)
    return { what: node.replica, end: over }
  },
  partition({ cluster }) {
    const sides = cluster.world.random.shuffled(cluster.nodes)
    const cut = cluster.world.random.below(sides.length)
    return sever(cluster, sides.slice(0, cut), sides.slice(cut))
  },
  isolateLeader({ cluster }) {
    const leader = cluster.leader()
    if (leader === null) return null
    const others = cluster.nodes.filter((node) => node !== leader)
    if (cluster.world.random.chance(0.5)) return sever(cluster, [leader], others)
    const directions = others.map((other) => [leader, other] as const)
    return silence(cluster, directions)
  },
  oneWay({ cluster }) {
    const [from, ...others] = cluster.world.random.shuffled(cluster.nodes)
    if (from === undefined || others.length === 0) return null
    const to = others.slice(0, 1 + cluster.world.random.below(others.length))
    return silence(
      cluster,
      to.map((other) => (cluster.world.random.chance(0.5) ? [from, other] : [other, from])),
    )
  },
  cut({ cluster }) {
    const [one, other] = cluster.world.random.shuffled(cluster.nodes)
    if (one === undefined || other === undefined) return null
    cluster.world.marks.hit('connections cut')
    return sever(cluster, [one], [other])
  },
  slowLink({ cluster, atlas }) {
    const { random, marks } = cluster.world
    const [one, other] = random.shuffled(cluster.nodes)
    if (one === undefined || other === undefined) return null
    const what = `${one.replica} > ${other.replica}`
    if (!atlas.begin(`slow link ${what}`)) return null
    marks.hit('slow link')
    const link = cluster.network.link(one.replica, other.replica)
    const { latencyMs, bandwidth } = link
    link.latencyMs = random.between(0, cluster.plan.settings.electionMs ?? 1000)
    link.bandwidth = random.pick([1, 10, bandwidth])
    return {
      what,
      end() {
        atlas.end(`slow link ${what}`)
        Object.assign(link, { latencyMs, bandwidth })
      },
    }
  },
  lossy({ cluster }) {
    const { random, marks } = cluster.world
    marks.hit('lossy network')
    const shape = {
      ...cluster.plan.link,
      loss: random.between(0, 0.5),
      duplicate: random.between(0, 0.5),
      reorders: true,
    }
    cluster.network.reshape(shape)
    return { what: '', end: () => cluster.network.reshape(cluster.plan.link) }
  },
  /** What one process reads of everything that is sent to it comes slowly, and the senders' buffers fill. */
  slowReader({ cluster, atlas }) {
    const node = anyRunning(cluster)
    if (node === null || !atlas.begin(`slow reader ${node.replica}`)) return null
    const { random, marks } = cluster.world
    marks.hit('slow reader')
    const slow = random.pick([1, 5, 20])
    const links = cluster.nodes
      .filter((other) => other !== node)
      .map((other) => cluster.network.link(other.replica, node.replica))
    const before = links.map(({ bandwidth }) => bandwidth)
    for (const link of links) link.bandwidth = slow
    return {
      what: node.replica,
      end() {
        atlas.end(`slow reader ${node.replica}`)
        for (const [at, link] of links.entries()) link.bandwidth = before[at] ?? link.bandwidth
      },
    }
  },
  hang(context) {
    return onNode(context, 'hang', (node, { world, plan }) => {
      world.marks.hit('disk hung')
      node.health.hung = true
      return () => {
        // Some disks never come back: then the process has to end, and what was asked for never happened.
        if (node.life !== null && world.random.chance(0.3)) {
          world.marks.hit('disk hung until the process ended')
          context.crash(node, plan.faultMs)
        }
        node.health.resume()
      }
    })
  },
  slowDisk(context) {
    return onNode(context, 'slowDisk', ({ health }, { world, plan }) => {
      world.marks.hit('disk slow')
      const { syncMs } = health
      health.syncMs = world.random.between(0, plan.settings.electionMs ?? 1000)
      return () => {
        health.syncMs = syncMs
      }
    })
  },
  failSync(context) {
    return onNode(context, 'failSync', ({ health }) => {
      health.failingSyncs = 1
      return () => {
        health.failingSyncs = 0
      }
    })
  },
  failWrite(context) {
    return onNode(context, 'failWrite', ({ health }) => {
      health.failingWrites = 1
      return () => {
        health.failingWrites = 0
      }
    })
  },
  failRead(context) {
    return onNode(context, 'failRead', ({ health }) => {
      health.failingReads = 1
      return () => {
        health.failingReads = 0
      }
    })
  },
  fullDisk(context) {
    return onNode(context, 'fullDisk', (node, { world }) => {
      const { health } = node
      world.marks.hit('disk full')
      health.full = true
      const { life } = node
      return () => {
        health.full = false
        if (node.life === life) world.marks.hit('disk full and freed')
      }
    })
  },
}

function onNode(
  { cluster, atlas }: FaultContext,
  what: string,
  begin: (node: Node, cluster: Cluster) => () => void,
): Fault | null {
  const leader = cluster.leader()
  const node = cluster.world.random.chance(0.4) && leader !== null ? leader : anyRunning(cluster)
  if (node === null || !atlas.begin(`${what} ${node.replica}`)) return null
  const end = begin(node, cluster)
  return {
    what: node.replica,
    end() {
      atlas.end(`${what} ${node.replica}`)
      end()
    },
  }
}

function anyRunning({ nodes, world }: Cluster): Node | null {
  const running = nodes.filter(({ process }) => process !== null)
  return running.length === 0 ? null : world.random.pick(running)
}

function sever(cluster: Cluster, one: readonly Node[], other: readonly Node[]): Fault {
  cluster.world.marks.hit('partition')
  const names = (nodes: readonly Node[]) => nodes.map(({ replica }) => replica)
  cluster.network.sever(names(one), names(other))
  // One heals all: partitions that overlap would never end.
  return { what: `${names(one)} | ${names(other)}`, end: () => cluster.network.heal() }
}

function silence(cluster: Cluster, directions: readonly (readonly [Node, Node])[]): Fault {
  cluster.world.marks.hit('one-way cut')
  const links = directions.map(([from, to]) => cluster.network.link(from.replica, to.replica))
  for (const link of links) link.silent = true
  return {
    what: directions.map(([from, to]) => `${from.replica} > ${to.replica}`).join(', '),
    end() {
      for (const link of links) link.silent = false
    },
  }
}
