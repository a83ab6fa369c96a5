import { ChaoticCluster } from './chaotic-cluster.ts'
import { Violation } from './witness.ts'

/** Rounds within which a group that nothing disturbs has to go on, an election or two included. */
const patience = 300

/** One seed to its end: chaos, then peace, in which the group has to go on. Throws `Violation`. */
export function runChaos(seed: number, steps = 10_000): ChaoticCluster {
  const cluster = new ChaoticCluster(seed)
  cluster.run(steps)
  cluster.heal(200)
  const before = cluster.witness.highestCommit
  cluster.propose()
  for (let round = 0; round < patience; round++) {
    const members = cluster.heal(1)
    const { highestCommit } = cluster.witness
    const [leader, ...others] = members
      .map(({ core }) => core.status())
      .filter(({ soft }) => soft.role === 'leader')
    const isOne = leader !== undefined && others.length === 0
    if (isOne && highestCommit > before && leader.applied === highestCommit) return cluster
    if (round % 20 === 19) cluster.propose()
  }
  throw new Violation('convergence', `nothing goes on behind ${before}`)
}
