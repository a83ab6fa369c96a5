import { chapters, happyEnd } from '../chapters.ts'
import type { FailureCase } from '../failure-case.ts'
import { percentFetched } from '../percent-fetched.ts'

export const leaderKilled: FailureCase = {
  name: 'leader-killed',
  happens: 'the leader is killed at 50 %',
  async disturb({ group, leader, watch, online, say }) {
    const half = await watch.reached(0.5)
    await leader.kill()
    say(`${(await group.leader()).name} leads now`)
    await online()
    await leader.start()
    return async () => `killed at ${percentFetched(half)}`
  },
  stories({ leader, replicaOf }) {
    const lost = [chapters.begins, chapters.fetchesLeaves, chapters.lost(replicaOf(leader))]
    // What is left may be fetched before or after somebody else leads.
    const another = { msg: 'role or leader changed', fields: { role: 'follower' } }
    return [
      [...lost, ...happyEnd],
      [...lost, another, chapters.online],
    ]
  },
}
