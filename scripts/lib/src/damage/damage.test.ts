import { expect, test } from 'vitest'
import { damage } from './damage.ts'
import { damageCases } from './damage-cases.ts'

// A few of scripts/damage: one way in which each part heals, on real daemons.
const chosen = [
  'leaves-bit-in-the-middle-idle',
  'meta-deleted-under-load',
  'wal/-deleted-idle-other-away',
]
const longest = 120_000

test(
  'a damaged peer heals, and nothing that was acknowledged is lost',
  async () => {
    const cases = damageCases.filter(({ name }) => chosen.includes(name))
    expect(cases).toHaveLength(chosen.length)
    const signal = AbortSignal.timeout(longest)
    const finished = await damage({ cases, groups: 1, say: () => {}, signal })
    expect(finished.map(({ result }) => result)).toEqual([
      expect.objectContaining({ outcome: 'heals by itself' }),
      expect.objectContaining({ outcome: 'joins again' }),
      expect.objectContaining({ outcome: 'heals by itself' }),
    ])
  },
  longest,
)
