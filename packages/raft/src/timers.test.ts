import { describe, expect, test } from 'vitest'
import { Core } from './core.ts'
import { type Boot, bootCore, outputsOf, receive, sentBy } from './testing/boot-core.ts'
import type { Input } from './types.ts'

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

describe('the only voter (rule 76)', () => {
  const alone = { voters: ['a'], term: 5, log: [1, 5] } as const
  const second: readonly Input[] = [
    { in: 'tick', now: 0 },
    { in: 'tick', now: 25 },
  ]

  test.each([true, false])('waits for nobody (pre-votes: %s)', (preVote) => {
    const core = bootCore({ ...alone, settings: { preVote } })
    sentBy(core, ...second)
    expect(core.status()).toMatchObject({ term: 6, commit: 4, soft: { role: 'leader' } })
  })

  test('leads when its own vote is durable, and asks for no other term until then', () => {
    const core = bootCore(alone)
    const [{ persist } = { persist: null }] = outputsOf(core, ...second, { in: 'tick', now: 50 })
    expect(core.status()).toMatchObject({ term: 6, soft: { role: 'candidate' } })
    expect(persist).toMatchObject({ mustSync: true, hardState: { term: 6, vote: 'a' } })
    core.step({ in: 'persisted', seq: persist?.seq ?? 0 })
    expect(core.status().soft.role).toBe('leader')
  })

  const heard = { type: 'heartbeat', from: 'b', to: 'a', commit: 1, readSeq: 0, sentAt: 0 } as const
  test.each<[string, Boot, readonly Input[]]>([
    ['there is another voter', { voters: ['a', 'b'] }, []],
    ['another one votes alone', { voters: ['b'] }, []],
    ['its log holds a configuration that may be committed', { confIndexes: [3] }, []],
    ['it has less than it promised', { watermark: { term: 5, index: 9 } }, []],
    ['its state is gone', { stateMissing: true }, []],
    ['somebody leads, who is about to hand over', {}, [receive({ ...heard, term: 5 })]],
  ])('of its configuration waits where %s', (_where, boot, before) => {
    const core = bootCore({ ...alone, ...boot })
    sentBy(core, ...before, ...second)
    expect(core.status()).toMatchObject({ term: 5, soft: { role: 'follower' } })
  })

  test('campaigns in time where such a configuration came to nothing', () => {
    const core = bootCore({ ...alone, confIndexes: [3] })
    sentBy(core, ...second)
    for (let now = 50; now < 600; now += 25) sentBy(core, { in: 'tick', now })
    expect(core.status().soft.role).toBe('leader')
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
