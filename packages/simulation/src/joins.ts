import type { Cluster } from './cluster.ts'
import { invites } from './node/founding.ts'

/** Replicas that join a group at work. */
export interface Joins {
  /** Resolves when all have been admitted and started. */
  run(): Promise<void>
  /** Those who wait for their time come now. */
  hurry(): void
}

export function createJoins(cluster: Cluster): Joins {
  const { world, plan, nodes } = cluster
  const { random, schedule } = world
  const electionMs = plan.settings.electionMs ?? 1000
  let hurried = false

  const admit = async (): Promise<void> => {
    const role = random.chance(0.7) ? 'voter' : 'observer'
    const { identity, node } = await cluster.newcomer(role)
    const { peerId, incarnation, replica } = identity
    const request = { inviteId: invites[role], peerId, incarnation, addresses: [peerId] }
    world.trace(() => `${replica} wants to join`)
    for (let admitted = false; !admitted; ) {
      const { process, life } = random.pick(nodes)
      await schedule.sleep(random.between(0, electionMs / 2))
      if (process === null || life === null || !life.alive || life.paused) continue
      const attempt = process.group.admit(request, { deadlineMs: 5 * electionMs }).then(
        () => true,
        (error: unknown) => {
          // Refused for good would be a bug: the invite has uses left.
          if (isRefusal(error)) world.fail('configuration', `${replica} is refused: ${error}`)
          return false
        },
      )
      const late = schedule.sleep(10 * electionMs).then(() => false)
      admitted = await Promise.race([attempt, life.died.then(() => false), late])
    }
    world.marks.hit('member joined')
    world.trace(() => `${replica} is admitted`)
    cluster.welcome(node)
    await node.start()
  }

  return {
    async run() {
      for (let at = 0; at < plan.joiners && !hurried; at += 1) {
        for (let wait = random.between(0, 20); wait > 0 && !hurried; wait -= 1) {
          await schedule.sleep(electionMs)
        }
        await admit()
      }
    },
    hurry() {
      hurried = true
    },
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'invite_refused'
}
