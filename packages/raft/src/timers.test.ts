import { describe, expect, test } from 'vitest'
import { Core } from './core.ts'
import { bootCore, receive, sentBy } from './testing/boot-core.ts'

/** How long a follower that hears nobody waits before it campaigns. */
function patience(seed: number): number {
  const core = bootCore({ settings: { seed } })
  let now = 0
  core.step({ in: 'tick', now })
  while (core.status().soft.role === 'follower' && now < 1_000)
    core.step({ in: 'tick', now: ++now })
  return now
}

describe('time', () => {
  test('without a leader ends between one and two election timeouts, differently for each (rule 12)', () => {
    const waited = Array.from({ length: 40 }, (_, seed) => patience(seed))
    expect(Math.min(...waited)).toBeGreaterThanOrEqual(300)
    expect(Math.max(...waited)).toBeLessThan(600)
    expect(new Set(waited).size).toBeGreaterThan(20)
  })

  test('without a leader ends later for one that is reluctant', () => {
    const core = bootCore({ settings: { reluctantFactor: 3 } })
    sentBy(core, { in: 'tick', now: 0 }, { in: 'reluctant', value: true })
    for (let now = 100; now < 900; now += 100) core.step({ in: 'tick', now })
    expect(core.status().soft.role).toBe('follower')
    for (let now = 900; now < 1_800; now += 100) core.step({ in: 'tick', now })
    expect(core.status().soft.role).toBe('candidate')
  })

  test('is drawn anew for every campaign (rule 12)', () => {
    const core = bootCore({})
    if (!(core instanceof Core)) throw new TypeError('not the core')
    const drawn = Array.from({ length: 10 }, () => {
      sentBy(core, { in: 'campaign' })
      return core.replica.electionTimeout
    })
    expect(new Set(drawn).size).toBeGreaterThan(5)
  })

  test('that was slept through makes nobody campaign: a heartbeat may be waiting (rule 71)', () => {
    const core = bootCore({})
    core.step({ in: 'tick', now: 0 })
    core.step({ in: 'tick', now: 60_000 })
    expect(core.status().soft.role).toBe('follower')
  })

  test('that goes back, or stands still, is no time', () => {
    const core = bootCore({})
    for (let round = 0; round < 100; round++) {
      core.step({ in: 'tick', now: 140 })
      core.step({ in: 'tick', now: 0 })
    }
    expect(core.status().soft.role).toBe('follower')
  })

  test('of one who is no voter never ends (rule 16)', () => {
    const core = bootCore({ voters: ['b', 'c'] })
    for (let now = 0; now < 3_000; now += 50) core.step({ in: 'tick', now })
    expect(core.status().soft.role).toBe('follower')
  })
})

describe('an earlier term', () => {
  const heartbeat = { type: 'heartbeat', from: 'b', to: 'a', term: 2 } as const
  const stale = receive({ ...heartbeat, commit: 1, readSeq: 0, sentAt: 0 })

  test('is told ours where its leader could not learn it from a vote (rule 4)', () => {
    const core = bootCore({ term: 5, settings: { preVote: true } })
    expect(sentBy(core, stale)).toMatchObject([{ type: 'appendResp', to: 'b', term: 5, index: 0 }])
    expect(core.status().soft.leader).toBe(null)
  })

  test('is dropped where it could (rule 4)', () => {
    expect(sentBy(bootCore({ term: 5 }), stale)).toEqual([])
  })
})
