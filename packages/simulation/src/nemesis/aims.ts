import type { Cluster, Moments } from '../cluster.ts'
import type { Node } from '../node/node.ts'
import type { SnapshotStep } from '../node/observed-store.ts'
import type { AimKind } from '../swarm/plan.ts'
import type { Mark } from '../world/marks.ts'

export interface AimsOptions {
  crash(node: Node, downMs: number): void
  /** Null: nothing is disturbed (any more). */
  running(): Cluster | null
}

const struckAt: Readonly<Record<SnapshotStep, Mark>> = {
  named: 'crashed between a snapshot and its record',
  anchored: 'crashed between a snapshot and the cut',
  cut: 'crashed behind a cut',
}

/** Moments of one run that are taken: beyond them the group should get somewhere. */
const MAX_TAKEN = 40

/** Crashes and cuts at the moments at which a protocol has said half of what it has to say. */
export function createAims({ crash, running }: AimsOptions): Omit<Moments, 'died'> {
  let taken = 0
  const take = (kind: AimKind, factor = 1): Cluster | null => {
    const cluster = running()
    if (cluster === null || taken >= MAX_TAKEN || !cluster.plan.aims.includes(kind)) return null
    if (!cluster.world.random.chance(cluster.plan.aim * factor)) return null
    taken += 1
    cluster.world.trace(() => `aim: ${kind}`)
    return cluster
  }
  /** Not within the call that is the moment: just behind it, before anything else of that node. */
  const soon = (cluster: Cluster, mark: Mark, ms: number, strike: () => void) => {
    cluster.world.schedule.after(ms, 'fault', () => {
      cluster.world.marks.hit(mark)
      strike()
    })
  }
  const isolate = (cluster: Cluster, node: Node, spared: readonly Node[]) => {
    const others = cluster.nodes.filter((other) => other !== node && !spared.includes(other))
    cluster.network.sever(
      [node.replica],
      others.map(({ replica }) => replica),
    )
    const { schedule, random } = cluster.world
    schedule.after(random.between(0, cluster.plan.faultMs), 'fault', () => cluster.network.heal())
  }
  const crashOrIsolate = (cluster: Cluster, node: Node) => {
    if (cluster.world.random.chance(0.6)) crash(node, cluster.plan.faultMs)
    else isolate(cluster, node, [])
  }
  return {
    disk: (node) => ({
      syncing(records) {
        if (records.length === 0) return
        const cluster = take(
          'writeToSync',
          records.some(({ kind }) => kind === 'hardState') ? 2 : 1,
        )
        if (cluster === null) return
        const mark = 'crashed between write and fsync'
        soon(cluster, mark, 0, () => crash(node, cluster.plan.faultMs))
      },
      synced(records) {
        const isInstall = records.some(({ kind }) => kind === 'install')
        const installing = isInstall ? take('installing', 30) : null
        const cluster = installing ?? (records.length === 0 ? null : take('syncToReply'))
        if (cluster === null) return
        const mark =
          installing === null
            ? 'crashed between fsync and reply'
            : 'crashed between an install and the load'
        soon(cluster, mark, 0, () => crash(node, cluster.plan.faultMs))
      },
    }),
    led(node) {
      const cluster = take('electionWon', 5)
      if (cluster === null) return
      const { random } = cluster.world
      const ms = random.pick([0, 0, random.between(0, cluster.plan.link.latencyMs * 3)])
      soon(cluster, 'crashed as a new leader', ms, () => crashOrIsolate(cluster, node))
    },
    delivered(from, to, { entries }) {
      if (entries === 0 || from.view.log.length === from.view.commit) return
      const cluster = take('oneFollower')
      if (cluster === null) return
      // What was on its way to the others is gone with the connections.
      soon(cluster, 'replicated to exactly one follower', 0, () => isolate(cluster, from, [to]))
      const { random, schedule } = cluster.world
      const ms = random.between(0, 4 * (cluster.plan.syncMs + cluster.plan.link.latencyMs))
      if (random.chance(0.7)) {
        schedule.after(ms, 'fault', () => crash(from, cluster.plan.faultMs))
      }
    },
    changing(leader) {
      const cluster = take('insideConfChange', 10)
      if (cluster === null) return
      const { random } = cluster.world
      const ms = random.between(0, 4 * (cluster.plan.syncMs + cluster.plan.link.latencyMs))
      soon(cluster, 'disturbed inside a configuration change', ms, () =>
        crashOrIsolate(cluster, leader),
      )
    },
    left(leader) {
      const cluster = take('ownRemoval', 20)
      if (cluster === null) return
      const { random } = cluster.world
      const ms = random.pick([0, 0, random.between(0, cluster.plan.link.latencyMs * 3)])
      soon(cluster, 'crashed as a leader that left', ms, () => crash(leader, cluster.plan.faultMs))
    },
    handingOver(leader, heir) {
      const cluster = take('handingOver', 10)
      if (cluster === null) return
      const { random } = cluster.world
      const ms = random.between(0, 4 * (cluster.plan.syncMs + cluster.plan.link.latencyMs))
      soon(cluster, 'disturbed while handing over', ms, () =>
        crashOrIsolate(cluster, random.chance(0.5) ? leader : heir),
      )
    },
    snapshotStep(node, step) {
      const cluster = take('keepingSnapshot', 10)
      if (cluster === null) return
      const { random } = cluster.world
      const ms = random.pick([
        0,
        0,
        random.between(0, 4 * (cluster.plan.syncMs + cluster.plan.diskMs)),
      ])
      soon(cluster, struckAt[step], ms, () => crash(node, cluster.plan.faultMs))
    },
    fetching(source, fetcher) {
      const cluster = take('fetching', 10)
      if (cluster === null) return
      const { random } = cluster.world
      if (random.chance(0.3)) {
        soon(cluster, 'crashed as it fetched', 0, () => crash(fetcher, cluster.plan.faultMs))
        return
      }
      const leader = random.chance(0.5) ? cluster.leader() : null
      const mark = leader === null ? 'source crashed or cut off' : 'leader left a session'
      soon(cluster, mark, 0, () => crashOrIsolate(cluster, leader ?? source))
    },
    atWork(node, ms) {
      const cluster = take('withinRun', 5)
      if (cluster === null) return
      const { random, schedule } = cluster.world
      schedule.after(random.between(0, ms), 'fault', () => {
        // What is being worked on may have been its last step.
        if (node.isMidway) crash(node, cluster.plan.faultMs)
      })
    },
    trimmed(node) {
      const cluster = take('sessionTrimmed')
      if (cluster === null) return
      const mark = 'crashed as a session was trimmed'
      soon(cluster, mark, 0, () => crash(node, cluster.plan.faultMs))
    },
  }
}
