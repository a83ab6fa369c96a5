import { expect, test } from 'vitest'
import { exactlyOnce } from './exactly-once/exactly-once.ts'
import { failover } from './failover/failover.ts'
import { powerCut } from './power-cut/power-cut.ts'
import { queueOnce } from './queue-once/queue-once.ts'

// Short runs of scripts/failover, power-cut, exactly-once and queue-once: real daemons, one after the other.
const longest = 60_000
const quiet = (): void => {}

test(
  'when the leader is killed, writes go on within 5 s and nothing acknowledged is lost',
  async () => {
    const signal = AbortSignal.timeout(longest)
    const { pausesMs, acknowledged } = await failover({ kills: 1, say: quiet, signal })
    expect(acknowledged).toBeGreaterThan(0)
    expect(Math.max(...pausesMs)).toBeLessThan(5_000)
  },
  longest,
)

test(
  'when all three are killed at once, every acknowledged write is there after the restart',
  async () => {
    const signal = AbortSignal.timeout(longest)
    expect(await powerCut({ rounds: 1, say: quiet, signal })).toBeGreaterThan(0)
  },
  longest,
)

test(
  'increments whose answers are dropped are applied exactly once, whichever peer the retry reaches',
  async () => {
    const signal = AbortSignal.timeout(longest)
    const result = await exactlyOnce({ seconds: 5, say: quiet, signal })
    expect(result.kills).toBeGreaterThan(0)
    expect(result.dropped).toBeGreaterThan(0)
    expect(result.sum).toBeGreaterThan(0)
  },
  longest,
)

test(
  'three consumers get every item of a queue once while leaders die under their pops',
  async () => {
    const signal = AbortSignal.timeout(longest)
    const result = await queueOnce({ items: 2_000, kills: 2, say: quiet, signal })
    expect(result).toMatchObject({ taken: 2_000, kills: 2, unknown: 0 })
    expect(result.survived).toBeGreaterThan(0)
  },
  longest,
)
