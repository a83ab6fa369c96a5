import { describe, expect, test } from 'vitest'
import { ChaoticCluster } from './testing/chaotic-cluster.ts'

const seeds = Array.from({ length: 60 }, (_, at) => at + 1)

describe('four cores on lossy disks and a lossy network', () => {
  test.each(seeds)('keep every promise, and go on when it ends (seed %d)', (seed) => {
    const cluster = new ChaoticCluster(seed)
    cluster.run(10_000)
    cluster.heal(200)
    const before = cluster.witness.highestCommit
    cluster.propose()
    const members = cluster.heal(40)
    expect(cluster.witness.highestCommit).toBeGreaterThan(before)
    const leaders = members.filter((core) => core.status().soft.role === 'leader')
    expect(leaders).toHaveLength(1)
    expect(leaders[0]?.status().applied).toBe(cluster.witness.highestCommit)
  })

  test('do get to elect, commit and answer reads in the middle of it', () => {
    const witnesses = [3, 5, 7, 11].map((seed) => {
      const cluster = new ChaoticCluster(seed)
      cluster.run(20_000)
      return cluster.witness
    })
    const total = { leaders: 0, commits: 0, reads: 0 }
    for (const { leaders, highestCommit, answeredReads } of witnesses) {
      total.leaders += leaders
      total.commits += highestCommit
      total.reads += answeredReads
    }
    expect(total.leaders).toBeGreaterThan(8)
    expect(total.commits).toBeGreaterThan(100)
    expect(total.reads).toBeGreaterThan(15)
  })
})
