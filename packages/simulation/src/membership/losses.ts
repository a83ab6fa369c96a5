import type { Cluster } from '../cluster.ts'
import { isJoint } from '../invariants/configuration.ts'
import type { Node } from '../node/node.ts'
import { admit } from './admit.ts'

/**
 * Disks that are lost for good. Who lost one comes back as a new incarnation, and takes its own place once it has
 * caught up. One at a time, and only while the voters that are left have a majority whatever is under way: that much
 * the protocol must survive.
 */
export interface Losses {
  /** Resolves when the place is taken; at once where nobody may lose anything now. */
  lose(): Promise<void>
  /** Until then nobody may make the group smaller. */
  readonly underWay: boolean
  /** Somebody asked for a change of members; what became of it may not be known before so much time has passed. */
  unsettled(ms: number): void
}

export function createLosses(cluster: Cluster): Losses {
  const { world, plan } = cluster
  const { random, schedule, marks } = world
  const electionMs = plan.settings.electionMs ?? 1000
  let underWay = false
  let settledAt = 0

  const victim = (): Node | null => {
    if (schedule.now < settledAt || cluster.changeIsOpen()) return null
    const newest = cluster.configuration()
    if (isJoint(newest) || newest.voters.size < 3) return null
    const voters = cluster.nodes.filter(({ replica }) => newest.voters.has(replica))
    // A replica that the newest configuration counts on may not have been started yet.
    return voters.length < newest.voters.size ? null : random.pick(voters)
  }

  return {
    get underWay() {
      return underWay
    },
    unsettled(ms) {
      settledAt = Math.max(settledAt, schedule.now + ms)
    },
    async lose() {
      const node = underWay ? null : victim()
      if (node === null) return
      underWay = true
      marks.hit('disk lost for good')
      world.trace(() => `${node.replica} loses its disk`)
      world.auditor.note(`${node.replica} loses its disk`)
      cluster.forget(node)
      const [peerId] = node.replica.split('/')
      while (!(await admit(cluster, await cluster.newcomer('voter', peerId))));
      while (cluster.configuration().voters.has(node.replica)) await schedule.sleep(electionMs)
      marks.hit('lost member came back as another incarnation')
      underWay = false
    },
  }
}
