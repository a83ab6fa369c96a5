import type { Cluster } from '../cluster.ts'
import { type Identity, invites } from '../node/founding.ts'
import type { Node } from '../node/node.ts'
import { through } from './through.ts'

/** Asks whatever node until the newcomer is a member, and starts it. False: it was one, and was removed, before anybody knew. */
export async function admit(
  cluster: Cluster,
  { identity, node }: { readonly identity: Identity; readonly node: Node },
): Promise<boolean> {
  const { world, plan } = cluster
  const { random, schedule } = world
  const electionMs = plan.settings.electionMs ?? 1000
  const { peerId, incarnation, replica, role } = identity
  const request = { inviteId: invites[role], peerId, incarnation, addresses: [peerId] }
  world.trace(() => `${replica} wants to join`)
  for (let admitted = false; !admitted; ) {
    const member = random.pick(cluster.doors())
    await schedule.sleep(random.between(0, electionMs / 2))
    const answer = await through(cluster, member, async ({ group }) => {
      await group.admit(request, { deadlineMs: 5 * electionMs })
      // As the reply to an admission names them.
      node.initialMembers = [...group.members().values()].map(({ id, addresses }) => ({
        replica: id,
        addresses,
      }))
    })
    if (answer.code === 'invite_refused') {
      if (cluster.watch.removed.has(replica)) return false
      // The invite has uses left.
      world.fail('configuration', `${replica} is refused`)
    }
    admitted = answer.code === 'ok'
  }
  world.marks.hit('member joined')
  world.trace(() => `${replica} is admitted`)
  cluster.welcome(node)
  await node.start()
  return true
}
