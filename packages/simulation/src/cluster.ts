import type { PeerAddress } from '@tesela/group'
import type { DiskMoments } from './disk/simulated-disk.ts'
import { createWatch, type Watch } from './invariants/watch.ts'
import { peekRaftMessage, type RaftPeek, raftType } from './network/raft-peek.ts'
import { createNetwork, type Frame, type Network } from './network/simulated-network.ts'
import { foundingBatch, groupId, type Identity, identityOf, writeLog } from './node/founding.ts'
import { createNode, type Node } from './node/node.ts'
import type { NodeView } from './node/node-view.ts'
import type { Plan } from './swarm/plan.ts'
import type { World } from './world/world.ts'

/** All machines of a run. */
export interface Cluster {
  readonly world: World
  readonly plan: Plan
  readonly network: Network
  readonly watch: Watch
  /** Founders, and joiners from their admission on. */
  readonly nodes: readonly Node[]
  /** Puts the group on its disks. */
  found(): Promise<void>
  /** A replica that is none yet, with an empty log. */
  newcomer(role: Identity['role']): Promise<{ readonly identity: Identity; readonly node: Node }>
  /** From now on it is one of the nodes. */
  welcome(node: Node): void
}

/** What happens where a crash is worth most. */
export interface Moments {
  disk(node: Node): DiskMoments
  led(node: Node): void
  delivered(from: Node, to: Node, message: RaftPeek): void
  changing(leader: Node): void
  died(node: Node): void
}

export function createCluster(world: World, plan: Plan, moments: Moments): Cluster {
  const views = new Map<string, NodeView>()
  const nodes: Node[] = []
  const nodeOf = (replica: string) => nodes.find((node) => node.replica === replica)
  const watch = createWatch({
    world,
    views,
    maxUncommittedBytes: plan.settings.maxUncommittedBytes ?? Number.POSITIVE_INFINITY,
  })
  const network = createNetwork({
    world,
    shape: plan.link,
    redialMs: (plan.settings.heartbeatMs ?? 100) / 2,
    maxQueued: plan.maxQueued,
    maxBacklogMs: 2 * (plan.settings.electionMs ?? 1000),
    watch: {
      sent: (frame) => sent(frame),
      delivered: (frame) => delivered(frame),
    },
  })
  const sent = ({ from, to, channel, body }: Frame) => {
    const view = views.get(from)
    if (channel === 'forward' || view === undefined) return
    const message = peekRaftMessage(body)
    const leads = watch.sent(view, to, message)
    const node = nodeOf(from)
    if (leads && node !== undefined) moments.led(node)
    if (message.type === raftType.timeoutNow) world.marks.hit('leadership handed over')
  }
  const delivered = ({ from, to, channel, body }: Frame) => {
    if (channel !== 'append') return
    const [sender, receiver] = [nodeOf(from), nodeOf(to)]
    if (sender === undefined || receiver === undefined) return
    moments.delivered(sender, receiver, peekRaftMessage(body))
  }
  const identities: Identity[] = []
  const initialMembers = (): readonly PeerAddress[] =>
    identities.map(({ replica, peerId }) => ({ replica, addresses: [peerId] }))
  const make = (role: Identity['role']) => {
    const number = identities.length + 1
    const identity = identityOf(`${role === 'voter' ? 'v' : 'o'}${number}`, number, role)
    identities.push(identity)
    const node = createNode(identity.replica, {
      world,
      network,
      watch: {
        ...watch,
        persisting(view, batch) {
          watch.persisting(view, batch)
          const leader = nodeOf(view.replica)
          const changes = batch.entries.some(
            ({ type, term }) => type === 'conf' && term === view.led,
          )
          if (changes && leader !== undefined) moments.changing(leader)
        },
      },
      settings: plan.settings,
      segmentBytes: plan.segmentBytes,
      cachedBytes: plan.cachedBytes,
      groupId,
      diskMs: plan.diskMs,
      syncMs: plan.syncMs,
      moments: (node) => moments.disk(node),
      initialMembers,
      died: moments.died,
    })
    views.set(identity.replica, node.view)
    return { identity, node }
  }
  return {
    world,
    plan,
    network,
    watch,
    nodes,
    async found() {
      const founders = [
        ...Array.from({ length: plan.voters }, () => make('voter')),
        ...Array.from({ length: plan.observers }, () => make('observer')),
      ]
      const batch = foundingBatch(
        founders.map(({ identity }) => identity),
        plan,
      )
      for (const { node } of founders) {
        await writeLog(node.disk, batch, plan.segmentBytes)
        watch.persisting(node.view, batch)
        const { term, log, commit } = node.view
        node.view.platter.restart({ term, vote: null, commit, terms: log })
        nodes.push(node)
      }
    },
    async newcomer(role) {
      const made = make(role)
      await writeLog(made.node.disk, null, plan.segmentBytes)
      return made
    },
    welcome(node) {
      nodes.push(node)
    },
  }
}
