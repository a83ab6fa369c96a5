import { describe, expect, test } from 'vitest'
import { bootCore, outputsOf, receive, sentBy } from '../testing/boot-core.ts'
import { acknowledge, bootLeader } from '../testing/boot-leader.ts'
import type { Input, RaftCore } from '../types.ts'

const settings = { checkQuorum: true, leaseReads: true }
/** A start counts as having heard a leader: these ticks are over before anybody campaigns. */
const quiet = [-300, -150, 0]
const read: Input = { in: 'readIndex', ctx: 9, policy: 'lease' }

/** Leads three voters, and has committed an entry of its term. */
function leaseHolder(): RaftCore {
  const core = bootLeader({ settings }, quiet)
  sentBy(core, acknowledge(core, 'b', 2))
  return core
}

function answer(core: RaftCore, from: string, sentAt: number): Input {
  const { term } = core.status()
  return receive({ type: 'heartbeatResp', from, to: 'a', term, readSeq: 0, sentAt })
}

/** Whether the read was answered without another round of heartbeats. */
function isAnswered(core: RaftCore): boolean {
  return outputsOf(core, read).some(({ reads }) => reads.some(({ ctx }) => ctx === 9))
}

function tick(core: RaftCore, ...times: number[]): void {
  sentBy(core, ...times.map((now): Input => ({ in: 'tick', now })))
}

describe('a lease (rule 63)', () => {
  test('answers reads at once while a quorum has answered heartbeats that left lately', () => {
    const core = leaseHolder()
    tick(core, 100)
    expect(isAnswered(core)).toBe(false)
    sentBy(core, answer(core, 'b', 100))
    expect(isAnswered(core)).toBe(true)
  })

  test('counts from when the heartbeat left, not from when it was answered', () => {
    const core = leaseHolder()
    tick(core, 100, 200, 300)
    sentBy(core, answer(core, 'b', 100), answer(core, 'c', 100))
    tick(core, 360)
    expect(isAnswered(core)).toBe(true)
    tick(core, 370)
    expect(isAnswered(core)).toBe(false)
  })

  test('does not believe in heartbeats that have not left yet', () => {
    const core = leaseHolder()
    tick(core, 100)
    sentBy(core, answer(core, 'b', 9_000))
    tick(core, 400)
    expect(isAnswered(core)).toBe(false)
  })

  test('ends when the process stood still for an election timeout', () => {
    const core = leaseHolder()
    tick(core, 100)
    sentBy(core, answer(core, 'b', 100))
    tick(core, 401)
    expect(isAnswered(core)).toBe(false)
    // Whatever arrived meanwhile was answered before.
    sentBy(core, answer(core, 'c', 100))
    expect(isAnswered(core)).toBe(false)
  })

  test('ends when a transfer begins, and for the whole term once somebody was told to campaign', () => {
    const core = leaseHolder()
    tick(core, 100)
    sentBy(core, answer(core, 'b', 100), { in: 'transferLeader', to: 'b' })
    expect(isAnswered(core)).toBe(false)
    tick(core, 200, 300, 400)
    expect(core.status().transferee).toBeNull()
    sentBy(core, answer(core, 'b', 400), answer(core, 'c', 400))
    expect(isAnswered(core)).toBe(false)
  })

  test('is not had where leases are off', () => {
    const core = bootLeader({ settings: { checkQuorum: true } })
    sentBy(core, acknowledge(core, 'b', 2))
    tick(core, 100)
    sentBy(core, answer(core, 'b', 100))
    expect(isAnswered(core)).toBe(false)
  })

  test('does not begin before an entry of the own term is committed (rule 60)', () => {
    const core = bootLeader({ settings }, quiet)
    tick(core, 100)
    sentBy(core, answer(core, 'b', 100))
    expect(isAnswered(core)).toBe(false)
  })
})

describe('a voter in a group with leases (rule 63)', () => {
  const vote = { type: 'vote', from: 'c', to: 'a', last: { term: 1, index: 1 } } as const

  test('grants nobody a vote for one election timeout after its start', () => {
    // It does not campaign itself: it takes itself for a learner (rule 13).
    const core = bootCore({ settings, voters: ['b', 'c'] })
    sentBy(core, { in: 'tick', now: 0 })
    expect(sentBy(core, receive({ ...vote, term: 2 }))).toEqual([])
    sentBy(core, { in: 'tick', now: 150 }, { in: 'tick', now: 300 })
    expect(sentBy(core, receive({ ...vote, term: 3 }))).toMatchObject([{ granted: true }])
  })

  test('keeps to a leader whose heartbeats it has answered, even in a later term', () => {
    const core = bootCore({ settings })
    const times = [0, 150, 300, 450].map((now): Input => ({ in: 'tick', now }))
    sentBy(core, ...times)
    const heartbeat = { type: 'heartbeat', commit: 1, readSeq: 0, sentAt: 0 } as const
    sentBy(core, receive({ ...heartbeat, from: 'b', to: 'a', term: 2 }))
    // Somebody of a later term makes it forget the leader.
    sentBy(core, receive({ type: 'appendResp', from: 'c', to: 'a', term: 3, index: 0 }))
    expect(core.status()).toMatchObject({ term: 3, soft: { leader: null } })
    expect(sentBy(core, receive({ ...vote, term: 3 }))).toEqual([])
    expect(sentBy(core, { in: 'forgetLeader' }, receive({ ...vote, term: 4 }))).toEqual([])
  })

  const beat = { type: 'heartbeat', from: 'b', to: 'a', term: 1, commit: 1, readSeq: 0 } as const

  test('counts a heartbeat that was taken up before the tick that ends a stall from that tick', () => {
    const core = bootCore({ settings, voters: ['b', 'c'] })
    sentBy(core, { in: 'tick', now: 0 }, { in: 'tick', now: 150 }, { in: 'tick', now: 300 })
    // It stands still until 700.
    expect(sentBy(core, receive({ ...beat, sentAt: 700 }))).toMatchObject([{ sentAt: 700 }])
    sentBy(core, { in: 'tick', now: 700 }, { in: 'tick', now: 850 })
    // The leader may read by its lease until 970.
    expect(sentBy(core, receive({ ...vote, term: 2 }))).toEqual([])
  })

  test('does not vote for itself either', () => {
    const core = bootCore({ settings })
    for (const now of [0, 150, 300]) core.step({ in: 'tick', now })
    sentBy(core, receive({ ...beat, sentAt: 300 }), { in: 'campaign' })
    expect(core.status().soft.role).toBe('follower')
  })
})
