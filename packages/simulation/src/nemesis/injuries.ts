import type { PeerAddress } from '@tesela/group'
import { HardStateLostError, openLogStore } from '@tesela/storage'
import type { VolatileDisk } from '@tesela/storage/testing'
import type { Cluster } from '../cluster.ts'
import { type DamagedPart, fileOf, flip, ruinWatermark, spoil } from '../disk/damage.ts'
import { isBehind, lastOf } from '../disk/log-image.ts'
import { vouchedPlace } from '../disk/vouched-place.ts'
import { isJoint } from '../invariants/configuration.ts'
import { isFlipped } from '../node/flipped-state.ts'
import { logDirectory, type Node } from '../node/node.ts'

/**
 * Damage to what was synced. One replica at a time, and no other before it has got back what it lost; only while the
 * others have a majority of the voters; and of the log only what the watermark beside it tells to be missing, which may
 * trail by some 100 ms, or, where it does, what the log itself vouches for. That much the protocol must survive.
 */
export interface Injuries {
  /** Spoils something of a replica, which has just ended. Null: nobody may lose anything now. */
  victim(): Node | null
  /** Rejects where the run has failed. */
  injure(node: Node, members: readonly PeerAddress[]): Promise<void>
  /** The state of a replica silently becomes another one, in memory. Null: nobody may lose anything now. */
  flip(): Node | null
}

/** `vouched`: of a segment, what one of its records vouches for. */
type Part = DamagedPart | 'vouched'

export function createInjuries(cluster: Cluster): Injuries {
  const { world, plan, watch } = cluster
  const { random, schedule, marks } = world
  const electionMs = plan.settings.electionMs ?? 1000

  /** Until it has what was committed when it was injured, in its log and in its state, and what it had promised besides. */
  const nurse = (node: Node, committed: number) => {
    schedule.after(electionMs / 4, 'fault', () => {
      const { view, process } = node
      const has = view.applied >= committed && view.platter.durable.terms.length >= committed
      const belongs = cluster.nodes.includes(node) && cluster.mayBelong(node)
      const isWhole = process !== null && has && !process.group.status().belowWatermark
      if (belongs && !isWhole) return nurse(node, committed)
      cluster.afflicted = null
      if (belongs) marks.hit('damage healed')
    })
  }

  /**
   * So many lack what logs no longer hold that those who are left cannot tell who is right: nobody names what voters
   * dispute, and without it nobody else can have a say.
   */
  const isUndecidable = (flipped: Node) => {
    const { voters } = cluster.configuration()
    const images = cluster.nodes.map(({ view }) => view.platter.durable)
    const cut = Math.max(...images.map(({ boundary }) => boundary.index))
    const witnesses = cluster.nodes.filter(
      (node) => node !== flipped && voters.has(node.replica) && hasLogFrom(node, cut),
    )
    return witnesses.length <= voters.size / 2
  }

  /** Until its state is that of the others; for ever where it is repaired no more. */
  const attend = (node: Node) => {
    schedule.after(electionMs / 4, 'fault', () => {
      const { view, process } = node
      const isIdle = !view.diverged && !node.isMidway
      if (isIdle && view.flipped && isUndecidable(node)) node.unflip()
      const isWrong = process === null || view.diverged || isFlipped(process.machine.capture())
      if (cluster.nodes.includes(node) && cluster.mayBelong(node) && isWrong) return attend(node)
      cluster.afflicted = null
    })
  }

  const parts = async ({ view, disk }: Node): Promise<readonly Part[]> => {
    const { durable, promised } = view.platter
    const isNoticed = !isBehind(lastOf(durable), promised)
    const some: Part[] = [isNoticed ? 'segment' : 'vouched']
    if (await standsWithoutWatermark(disk, plan.segmentBytes)) some.push('watermark')
    return durable.anchor === null ? some : [...some, 'snapshot', 'snapshot']
  }

  /** Null: there is nothing of the kind. */
  const spoilPart = async ({ disk, view }: Node, part: Part): Promise<string | null> => {
    const { durable } = view.platter
    if (part === 'vouched') {
      const place = await vouchedPlace(disk, lastOf(durable), random)
      return place === null ? null : flip(disk, place.path, place.position, random)
    }
    const path = await fileOf(disk, part, durable.anchor, random)
    return path === null ? null : spoil(disk, path, random)
  }

  return {
    victim() {
      const newest = cluster.configuration()
      if (cluster.afflicted !== null || cluster.changeIsOpen()) return null
      if (isJoint(newest) || newest.voters.size < 3) return null
      const whole = cluster.nodes.filter(
        ({ replica, process }) =>
          process !== null && (newest.voters.has(replica) || newest.learners.has(replica)),
      )
      return whole.length === 0 ? null : random.pick(whole)
    },
    async injure(node, members) {
      const { platter } = node.view
      const part = random.pick(await parts(node))
      const injury = await spoilPart(node, part)
      if (injury === null) return
      cluster.afflicted = node.replica
      // Whoever loses its log has to know from elsewhere whom to get it back from.
      if (members.length > 0) node.initialMembers = members
      if (part === 'snapshot') platter.snapshotIsWhole = false
      node.injury = injury
      marks.hit(`damaged: ${part}`)
      world.trace(() => `${node.replica}: ${node.injury}`)
      world.auditor.note(`${node.replica}: ${node.injury}`)
      nurse(node, watch.commits.last)
    },
    flip() {
      const node = this.victim()
      // What has no state yet gets one from others.
      if (node === null || (node.process?.machine.revision ?? 0) === 0) return null
      // What is being applied is made of the state as it is.
      if (node.isMidway) return null
      // One whose flip was taken back may still be judged by what it said before: with another one, two would be wrong.
      if (cluster.nodes.some(({ view }) => view.diverged)) return null
      cluster.afflicted = node.replica
      node.flip()
      marks.hit('state flipped')
      attend(node)
      return node
    },
  }
}

function hasLogFrom({ view }: Node, index: number): boolean {
  return view.platter.durable.terms.length >= index
}

/**
 * Where a crash cut the log short in the midst of something, or lowered the watermark, the watermark alone says that
 * nothing more was promised: whoever loses a slot of it then has lost its hard state, and joins again instead of healing
 * (`membership/losses.ts`).
 */
async function standsWithoutWatermark(disk: VolatileDisk, segmentBytes: number): Promise<boolean> {
  for (const slots of [[0], [1], [0, 1]]) {
    const copy = disk.crash('keepAll')
    await ruinWatermark(copy, slots)
    try {
      const store = await openLogStore(copy, logDirectory, { segmentBytes })
      await store.close()
    } catch (error) {
      if (error instanceof HardStateLostError) return false
      throw error
    }
  }
  return true
}
