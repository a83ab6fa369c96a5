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
    const cluster = new ChaoticCluster(7)
    cluster.run(40_000)
    expect(cluster.witness.leaders).toBeGreaterThan(3)
    expect(cluster.witness.highestCommit).toBeGreaterThan(50)
    expect(cluster.witness.answeredReads).toBeGreaterThan(5)
  })
})
