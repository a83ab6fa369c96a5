import { expect, test } from 'vitest'
import { type Cluster, createCluster } from '../cluster.ts'
import { createNemesis } from '../nemesis/nemesis.ts'
import { nearPlan } from '../swarm/near-plan.ts'
import { drawPlan } from '../swarm/plan.ts'
import { createWorld } from '../world/world.ts'
import { createLosses } from './losses.ts'

/** A group at work, whose members have applied who they are. */
async function clusterOf(voters: number): Promise<Cluster> {
  const world = createWorld({ seed: 1 })
  const plan = { ...drawPlan(1), ...nearPlan, voters, observers: 0 }
  const cluster = createCluster(world, plan, createNemesis().moments)
  await cluster.found()
  for (const node of cluster.nodes) void node.start()
  await world.schedule.run(() => cluster.leader() !== null && !cluster.changeIsOpen())
  return cluster
}

const lostDisks = ({ world }: Cluster) => world.marks.count('disk lost for good')

test.each([
  { voters: 3, asked: 0, lost: 1 },
  { voters: 3, asked: 1, lost: 0 },
  { voters: 4, asked: 1, lost: 1 },
  { voters: 4, asked: 2, lost: 0 },
])(
  'of $voters voters, of whom $asked are to go, $lost lose a disk',
  async ({ voters, asked, lost }) => {
    const cluster = await clusterOf(voters)
    const losses = createLosses(cluster)
    const answer = Promise.withResolvers<string>()
    const shrinks = Array.from({ length: asked }, () => losses.unlessLost(() => answer.promise))
    void losses.lose()
    await cluster.world.schedule.run(
      () => lostDisks(cluster) > 0 || cluster.world.schedule.now > 2000,
    )
    expect(lostDisks(cluster)).toBe(lost)
    answer.resolve('done')
    expect(await Promise.all(shrinks)).toEqual(shrinks.map(() => 'done'))
  },
)

test('as soon as it is known what became of a vote, a disk may be lost, and then no vote goes', async () => {
  const cluster = await clusterOf(3)
  const losses = createLosses(cluster)
  expect(await losses.unlessLost(async () => 'done')).toBe('done')
  void losses.lose()
  await cluster.world.schedule.run(() => lostDisks(cluster) > 0)
  expect(await losses.unlessLost(async () => 'done')).toBe(null)
})
