import { describe, expect, test } from 'vitest'
import { ChaoticCluster } from './chaotic-cluster.ts'
import { runChaos } from './run-chaos.ts'

const seeds = Array.from({ length: Number(process.env.CHAOS_SEEDS ?? 80) }, (_, at) => at + 1)

describe('four cores on lossy disks and a lossy network', () => {
  test.each(seeds)('keep every promise, and go on when it ends (seed %d)', (seed) => {
    runChaos(seed)
  })

  test('do get to elect, commit, read, install and lose in the middle of it', () => {
    const total = { leaders: 0, commits: 0, reads: 0, installs: 0, damages: 0 }
    for (const seed of seeds.slice(0, 20)) {
      const cluster = new ChaoticCluster(seed)
      cluster.run(10_000)
      total.leaders += cluster.witness.leaders
      total.commits += cluster.witness.highestCommit
      total.reads += cluster.witness.answeredReads
      total.installs += cluster.witness.installs
      total.damages += cluster.damages
    }
    expect(total.leaders).toBeGreaterThan(12)
    expect(total.commits).toBeGreaterThan(100)
    expect(total.reads).toBeGreaterThan(15)
    expect(total.installs).toBeGreaterThan(5)
    expect(total.damages).toBeGreaterThan(2)
  })
})
