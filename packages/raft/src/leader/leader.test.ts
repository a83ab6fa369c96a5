import { describe, expect, test } from 'vitest'
import { bootCore, outputsOf, receive, sentBy } from '../testing/boot-core.ts'
import { acknowledge, bootLeader } from '../testing/boot-leader.ts'
import type { Input, RaftCore } from '../types.ts'

function write(count = 1): Input {
  return { in: 'propose', ctx: 1, data: Array.from({ length: count }, () => Uint8Array.of(7)) }
}

function heartbeatResponse(core: RaftCore, from: string): Input {
  const { term } = core.status()
  return receive({ type: 'heartbeatResp', from, to: 'a', term, readSeq: 0, sentAt: 0 })
}

describe('a leader', () => {
  test('appends an entry of its own term at once (rule 18)', () => {
    const core = bootLeader({ log: [1, 1] })
    expect(core.status()).toMatchObject({ soft: { role: 'leader' }, last: { term: 2, index: 4 } })
  })

  test('commits an entry of an earlier term only with one of its own behind it (rule 17)', () => {
    // Figure 8 of the Raft paper: entry 3 of term 2 is on a majority, and may still be replaced.
    const core = bootLeader({ log: [1, 2], term: 3 })
    sentBy(core, acknowledge(core, 'b', 3), acknowledge(core, 'c', 3))
    expect(core.status().commit).toBe(1)
    sentBy(core, acknowledge(core, 'b', 4))
    expect(core.status().commit).toBe(4)
  })

  test('does not count itself before its own disk is done (rule 19)', () => {
    const core = bootLeader()
    sentBy(core, acknowledge(core, 'b', 2))
    const [output] = outputsOf(core, write(), acknowledge(core, 'b', 3))
    expect(core.status()).toMatchObject({ commit: 2, stable: 2, last: { index: 3 } })
    core.step({ in: 'persisted', seq: output?.persist?.seq ?? 0 })
    expect(core.status().commit).toBe(3)
  })

  test('counts of itself only what is durable when several writes are under way (rule 19)', () => {
    const core = bootLeader()
    sentBy(core, acknowledge(core, 'b', 2))
    const [first] = outputsOf(core, write())
    outputsOf(core, write(), acknowledge(core, 'b', 4))
    core.step({ in: 'persisted', seq: first?.persist?.seq ?? 0 })
    expect(core.status()).toMatchObject({ commit: 3, last: { index: 4 } })
  })

  test('that was elected before its own disk answered does not count itself (rule 19)', () => {
    const core = bootCore({})
    outputsOf(core, { in: 'campaign' })
    for (const from of ['b', 'c'])
      core.step(receive({ type: 'voteResp', from, to: 'a', term: 2, granted: true }))
    outputsOf(core, acknowledge(core, 'b', 2))
    expect(core.status()).toMatchObject({ soft: { role: 'leader' }, commit: 1 })
  })

  test('commits before its own disk is done when a majority of others has it (rule 19)', () => {
    const core = bootLeader()
    const both = [acknowledge(core, 'b', 3), acknowledge(core, 'c', 3)]
    outputsOf(core, write(), ...both)
    expect(core.status()).toMatchObject({ commit: 3, stable: 2, applied: 1 })
  })

  test('believes no member that claims more than the leader has', () => {
    const core = bootLeader()
    sentBy(core, acknowledge(core, 'b', 99))
    expect(core.status().commit).toBe(1)
    expect(core.status().progress.get('b')).toMatchObject({ match: 0 })
  })

  test('finds out with an empty append that a whole window was lost (rule 28)', () => {
    const core = bootLeader({ settings: { maxInflightMsgs: 2 } })
    sentBy(core, acknowledge(core, 'b', 2), acknowledge(core, 'c', 2))
    sentBy(core, write(), write(), write())
    expect(core.status().progress.get('b')).toMatchObject({ inflight: 2, next: 5 })
    expect(sentBy(core, write())).toEqual([])
    const probes = sentBy(core, heartbeatResponse(core, 'b'))
    expect(probes).toMatchObject([{ type: 'append', to: 'b', prev: { index: 4 }, entries: [] }])
    const { term } = core.status()
    const reject = { term, index: 2 }
    const rejected = { type: 'appendResp', from: 'b', to: 'a', term, index: 4, reject } as const
    const [again] = sentBy(core, receive(rejected))
    expect(again).toMatchObject({ type: 'append', prev: { index: 2 }, entries: { length: 4 } })
  })

  test('skips a whole term for a hint, not one entry (rule 26)', () => {
    const core = bootLeader({ log: [1, 3, 3, 3, 3], term: 3 })
    const { term } = core.status()
    const reject = { term: 2, index: 5 }
    const rejected = { type: 'appendResp', from: 'b', to: 'a', term, index: 6, reject } as const
    expect(sentBy(core, receive(rejected))).toMatchObject([
      { to: 'b', prev: { term: 1, index: 2 } },
    ])
  })

  test('tells each member no more of the commit index than it is known to hold (rule 21)', () => {
    const core = bootLeader()
    sentBy(core, acknowledge(core, 'b', 2))
    const beats = sentBy(core, { in: 'tick', now: 100 })
    expect(beats).toMatchObject([
      { type: 'heartbeat', to: 'b', commit: 2 },
      { type: 'heartbeat', to: 'c', commit: 0 },
    ])
  })

  test('steps down when no majority is heard for an election timeout (rule 8)', () => {
    const core = bootLeader({ settings: { checkQuorum: true } })
    sentBy(core, heartbeatResponse(core, 'b'))
    for (let now = 100; now <= 300; now += 100) sentBy(core, { in: 'tick', now })
    expect(core.status().soft.role).toBe('leader')
    for (let now = 400; now <= 600; now += 100) sentBy(core, { in: 'tick', now })
    expect(core.status().soft).toEqual({ role: 'follower', leader: null })
  })

  test('takes no more than the limit of what is not committed, but always one (rule 68)', () => {
    const core = bootLeader({ settings: { maxUncommittedBytes: 2 } })
    const large: Input = { in: 'propose', ctx: 1, data: [new Uint8Array(50)] }
    const outcomes = (input: Input) => outputsOf(core, input).flatMap((each) => each.proposals)
    expect(outcomes(large)).toMatchObject([{ ok: true }])
    expect(outcomes(write())).toMatchObject([{ ok: false, why: 'tooMuchUncommitted' }])
    const persisted: Input = { in: 'persisted', seq: 3 }
    sentBy(core, persisted, acknowledge(core, 'b', 3))
    expect(outcomes(write())).toMatchObject([{ ok: true }])
  })

  test('confirms a read only with a round that began after it was asked (rules 60, 61)', () => {
    const core = bootLeader()
    sentBy(core, acknowledge(core, 'b', 2))
    sentBy(core, { in: 'tick', now: 100 })
    const [round] = outputsOf(core, { in: 'readIndex', ctx: 5, policy: 'quorum' })
    expect(round).toMatchObject({ reads: [], send: { length: 2 } })
    expect(outputsOf(core, heartbeatResponse(core, 'b')).flatMap(({ reads }) => reads)).toEqual([])
    const { term } = core.status()
    const answer = {
      type: 'heartbeatResp',
      from: 'b',
      to: 'a',
      term,
      readSeq: 1,
      sentAt: 0,
    } as const
    const reads = outputsOf(core, receive(answer)).flatMap((output) => output.reads)
    expect(reads).toEqual([{ ctx: 5, index: 2 }])
  })
})
