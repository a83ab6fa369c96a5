import { noEntry } from './disk/log-image.ts'
import type { DiskMoments } from './disk/simulated-disk.ts'
import type { Configuration } from './invariants/configuration.ts'
import { createFetches } from './invariants/fetches.ts'
import { createWatch, type Watch } from './invariants/watch.ts'
import { peekRaftMessage, type RaftPeek, raftType } from './network/raft-peek.ts'
import { createNetwork, type Frame, type Network } from './network/simulated-network.ts'
import { isFetchAnswer, isReplayAnswer } from './network/sync-peek.ts'
import { foundingBatch, groupId, type Identity, identityOf, writeLog } from './node/founding.ts'
import { createNode, type Node } from './node/node.ts'
import type { NodeView } from './node/node-view.ts'
import type { SnapshotStep } from './node/observed-store.ts'
import { type Plan, stepMsOf } from './swarm/plan.ts'
import type { World } from './world/world.ts'

/** All machines of a run. */
export interface Cluster {
  readonly world: World
  readonly plan: Plan
  readonly network: Network
  readonly watch: Watch
  /** Founders, and joiners from their admission on; removed ones, too, until they are switched off. */
  readonly nodes: readonly Node[]
  /** Whom people and programs turn to: anybody, and once everything is healed those who may still belong. */
  doors(): readonly Node[]
  /** Nothing is disturbed any more. */
  healed: boolean
  /** Whose disk has lost what the group has not given back yet: nobody else may lose anything. */
  afflicted: string | null
  /** Puts the group on its disks. */
  found(): Promise<void>
  /** A replica that is none yet, with an empty log. */
  newcomer(role: Identity['role'], peerId?: string): Promise<Newcomer>
  /** From now on it is one of the nodes. */
  welcome(node: Node): void
  /** Its machine is gone for good. */
  forget(node: Node): void
  /** Whoever was seen to lead the latest term and runs. */
  leader(): Node | null
  /** The newest that anybody has ever applied. */
  configuration(): Configuration
  /** It is a member as of the newest configuration. */
  mayBelong(node: Node): boolean
  /** Some log holds a change that its replica has not applied. */
  changeIsOpen(): boolean
}

interface Newcomer {
  readonly identity: Identity
  readonly node: Node
}

/** What happens where a crash is worth most. */
export interface Moments {
  disk(node: Node): DiskMoments
  led(node: Node): void
  delivered(from: Node, to: Node, message: RaftPeek): void
  changing(leader: Node): void
  /** A leader has applied that it is no voter any more, and told nobody yet. */
  left(leader: Node): void
  /** A leader tells another replica to campaign. */
  handingOver(leader: Node, heir: Node): void
  /** It may be within a run of entries for so long. */
  atWork(node: Node, ms: number): void
  /** Results of sessions, or whole sessions, are forgotten as this is applied. */
  trimmed(node: Node): void
  /** One fetches a snapshot from the other. */
  fetching(source: Node, fetcher: Node): void
  /** It has come so far with keeping a snapshot, or with taking one in. */
  snapshotStep(node: Node, step: SnapshotStep): void
  died(node: Node): void
}

export function createCluster(world: World, plan: Plan, moments: Moments): Cluster {
  const views = new Map<string, NodeView>()
  const fetches = createFetches(world)
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
    interrupts: () => plan.interrupt > 0 && !cluster.healed && world.random.chance(plan.interrupt),
    toldLate: () => world.random.chance(plan.toldLate),
    noticeMs: plan.settings.electionMs ?? 1000,
    watch: {
      sent: (frame) => sent(frame),
      delivered: (frame) => delivered(frame),
    },
  })
  const sent = ({ from, to, channel, body }: Frame) => {
    const view = views.get(from)
    if ((channel !== 'urgent' && channel !== 'append') || view === undefined) return
    const message = peekRaftMessage(body)
    const leads = watch.sent(view, to, message)
    const node = nodeOf(from)
    if (leads && node !== undefined) {
      const { reluctant = false } = node.process?.machine.members().get(from) ?? {}
      if (reluctant) world.marks.hit('reluctant voter elected')
      moments.led(node)
    }
    const heir = nodeOf(to)
    if (message.type !== raftType.timeoutNow || node === undefined || heir === undefined) return
    world.marks.hit('leadership handed over')
    if (node.health.hung) world.marks.hit('leadership left a disk that hangs')
    moments.handingOver(node, heir)
  }
  const delivered = ({ from, to, channel, body }: Frame) => {
    const [sender, receiver] = [nodeOf(from), nodeOf(to)]
    if (sender === undefined || receiver === undefined) return
    if (channel === 'sync' && isFetchAnswer(body)) {
      fetches.answered(receiver.view)
      moments.fetching(sender, receiver)
    }
    if (channel === 'log' && isReplayAnswer(body)) {
      world.marks.hit('entries replayed')
      moments.fetching(sender, receiver)
    }
    if (channel !== 'append') return
    moments.delivered(sender, receiver, peekRaftMessage(body))
  }
  let made = 0
  const make = (role: Identity['role'], peerId?: string, reluctant = false): Newcomer => {
    made += 1
    const name = peerId ?? `${role === 'voter' ? 'v' : 'o'}${made}`
    const identity = identityOf(name, made, role, reluctant)
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
        installing(view, state, fetched) {
          fetches.ended(view)
          watch.installing(view, state, fetched)
        },
        applied(view, entries, results) {
          const led = leads(view)
          watch.applied(view, entries, results)
          const node = nodeOf(view.replica)
          if (led && !votes(view) && node !== undefined) moments.left(node)
        },
      },
      settings: plan.settings,
      segmentBytes: plan.segmentBytes,
      cachedBytes: plan.cachedBytes,
      snapshotFiles: plan.snapshotFiles,
      groupId,
      diskMs: plan.diskMs,
      syncMs: plan.syncMs,
      stepMs: stepMsOf(plan),
      stepBytes: plan.stepBytes,
      moments: (node) => moments.disk(node),
      atWork: moments.atWork,
      trimmed: moments.trimmed,
      snapshotStep: moments.snapshotStep,
      died: moments.died,
    })
    views.set(identity.replica, node.view)
    return { identity, node }
  }
  const mayBelong = ({ replica }: Node) => {
    const { voters, outgoing, learners } = watch.configuration()
    return [voters, outgoing, learners].some((ids) => ids.has(replica))
  }
  const cluster: Cluster = {
    healed: false,
    afflicted: null,
    doors() {
      const members = cluster.healed ? nodes.filter(mayBelong) : []
      return members.length > 0 ? members : nodes
    },
    world,
    plan,
    network,
    watch,
    nodes,
    async found() {
      const founders = [
        ...Array.from({ length: plan.voters }, () =>
          make('voter', undefined, world.random.chance(plan.reluctant)),
        ),
        ...Array.from({ length: plan.observers }, () => make('observer')),
      ]
      const batch = foundingBatch(
        founders.map(({ identity }) => identity),
        plan,
      )
      const initialMembers = founders.map(({ identity: { replica, peerId } }) => ({
        replica,
        addresses: [peerId],
      }))
      for (const { node } of founders) {
        node.initialMembers = initialMembers
        await writeLog(node.disk, batch, plan.segmentBytes)
        watch.persisting(node.view, batch)
        const { term, log, commit } = node.view
        const image = { term, vote: null, commit, anchor: null, boundary: noEntry, terms: log }
        node.view.platter.restart(image, noEntry)
        nodes.push(node)
      }
    },
    async newcomer(role, peerId) {
      const newcomer = make(role, peerId)
      await writeLog(newcomer.node.disk, null, plan.segmentBytes)
      return newcomer
    },
    welcome(node) {
      nodes.push(node)
    },
    forget(node) {
      nodes.splice(nodes.indexOf(node), 1)
      node.retire()
    },
    leader() {
      const leading = nodes.filter(({ process, view }) => process !== null && leads(view))
      return leading.toSorted((one, other) => other.view.term - one.view.term)[0] ?? null
    },
    configuration: () => watch.configuration(),
    mayBelong,
    changeIsOpen: () => nodes.some(({ view }) => watch.pendingChange(view) > 0),
  }
  return cluster
}

function leads({ led, term }: NodeView): boolean {
  return led > 0 && led === term
}

function votes({ configuration, replica }: NodeView): boolean {
  return configuration.voters.has(replica) || configuration.outgoing.has(replica)
}
