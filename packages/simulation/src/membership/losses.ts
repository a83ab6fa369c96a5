import type { Cluster } from '../cluster.ts'
import { fileOf, ruinWatermark, spoil } from '../disk/damage.ts'
import { isJoint } from '../invariants/configuration.ts'
import type { Node } from '../node/node.ts'
import { admit } from './admit.ts'

/**
 * Disks that are lost for good. Whoever lost one joins again by an invite, as a new incarnation; nobody but the leader
 * sees to it that what it was before goes. One at a time, and only while the voters that are left have a majority
 * whatever is asked for or under way: that much the protocol must survive.
 */
export interface Losses {
  /** Resolves when the peer is one member again; at once where nobody may lose anything now. */
  lose(): Promise<void>
  /**
   * Has somebody take one vote away. Null: a disk is lost, and nobody may. Until the outcome is known a disk is lost only
   * where the group can spare that vote, too: no log has a change that is on its way to the leader, and the leader counts
   * on whomever it heard within an election timeout. It would leave two voters of three, one of whom is just gone.
   */
  unlessLost<T>(shrink: () => Promise<T>): Promise<T | null>
  /** Somebody asked for a change of members; what became of it may not be known before so much time has passed. */
  unsettled(ms: number): void
}

export function createLosses(cluster: Cluster): Losses {
  const { world, plan } = cluster
  const { random, schedule, marks } = world
  const electionMs = plan.settings.electionMs ?? 1000
  let underWay = false
  let settledAt = 0
  let shrinking = 0

  const victim = (): Node | null => {
    if (cluster.afflicted !== null) return null
    if (schedule.now < settledAt || cluster.changeIsOpen()) return null
    const newest = cluster.configuration()
    if (isJoint(newest) || newest.voters.size - shrinking < 3) return null
    const voters = cluster.nodes.filter(({ replica }) => newest.voters.has(replica))
    // A replica that the newest configuration counts on may not have been started yet.
    if (voters.length < newest.voters.size) return null
    const learners = cluster.nodes.filter(({ replica }) => newest.learners.has(replica))
    return random.pick(learners.length > 0 && random.chance(0.3) ? learners : voters)
  }

  /** The disk forgets whom its replica voted for. It must say so, and never run again. */
  const ruin = async (node: Node) => {
    node.crash('keepAll')
    const path = await fileOf(node.disk, 'segment', null, random)
    if (path === null) return
    await ruinWatermark(node.disk)
    node.injury = `${await spoil(node.disk, path, random)}, and the watermark`
    world.trace(() => `${node.replica}: ${node.injury}`)
    await node.start()
  }

  const forget = (node: Node) => {
    marks.hit('disk lost for good')
    world.trace(() => `${node.replica} loses its disk`)
    world.auditor.note(`${node.replica} loses its disk`)
    cluster.forget(node)
  }

  /** The next life of the peer, once it is a member. */
  const joinAgain = async (peerId: string): Promise<Node> => {
    for (;;) {
      const newcomer = await cluster.newcomer(random.chance(0.8) ? 'voter' : 'observer', peerId)
      if (await admit(cluster, newcomer)) return newcomer.node
    }
  }

  const livesOf = (peerId: string): readonly string[] => {
    const { voters, outgoing, learners } = cluster.configuration()
    return [...voters.union(outgoing).union(learners)].filter((id) => id.startsWith(`${peerId}/`))
  }

  const isOne = (peerId: string) => livesOf(peerId).length <= 1

  return {
    async unlessLost(shrink) {
      if (underWay) return null
      shrinking += 1
      try {
        return await shrink()
      } finally {
        shrinking -= 1
      }
    },
    unsettled(ms) {
      settledAt = Math.max(settledAt, schedule.now + ms)
    },
    async lose() {
      const lost = underWay ? null : victim()
      if (lost === null) return
      underWay = true
      const [peerId = ''] = lost.replica.split('/')
      const voted = cluster.configuration().voters.has(lost.replica)
      cluster.afflicted = peerId
      if (random.chance(0.3)) await ruin(lost)
      forget(lost)
      let node = await joinAgain(peerId)
      while (random.chance(0.3)) {
        await schedule.sleep(random.between(0, 2 * electionMs))
        // It may have been removed, or have come to vote in a configuration that nobody has left yet.
        if (isOne(peerId)) break
        marks.hit('disk of a newcomer lost, too')
        forget(node)
        node = await joinAgain(peerId)
      }
      while (!isOne(peerId)) await schedule.sleep(electionMs)
      marks.hit('lost member came back as another incarnation')
      const votes = cluster.configuration().voters.has(node.replica)
      if (voted && !votes) marks.hit('lost voter came back without its vote')
      if (!voted) marks.hit('lost learner came back as another incarnation')
      underWay = false
      cluster.afflicted = null
    },
  }
}
