import { describe, expect, test } from 'vitest'
import { encodeConfChange } from './conf/codec.ts'
import { bootCore, entriesOf, outputsOf, receive, sentBy } from './testing/boot-core.ts'
import type { EntryId, Message } from './types.ts'

const end = { term: 1, index: 1 }

function ask(type: 'vote' | 'preVote', term: number, from = 'b', last: EntryId = end): Message {
  return { type, from, to: 'a', term, last }
}

function answer(type: 'voteResp' | 'preVoteResp', term: number, granted: boolean, from = 'b') {
  return receive({ type, from, to: 'a', term, granted })
}

function heartbeat(term: number): Message {
  return { type: 'heartbeat', from: 'c', to: 'a', term, commit: 1, readSeq: 0, sentAt: 0 }
}

describe('a vote', () => {
  test('leaves when term and vote are durable (rule 1)', () => {
    const [output] = outputsOf(bootCore({}), receive(ask('vote', 5)))
    expect(output?.send).toEqual([])
    expect(output?.persist).toMatchObject({
      mustSync: true,
      hardState: { term: 5, vote: 'b' },
      after: [{ type: 'voteResp', granted: true }],
    })
  })

  test('is repeated for the same candidate, and given to no other in the term (rule 6)', () => {
    const core = bootCore({})
    const answers = sentBy(
      core,
      receive(ask('vote', 5)),
      receive(ask('vote', 5, 'c')),
      receive(ask('vote', 5)),
    )
    expect(answers).toMatchObject([{ granted: true }, { granted: false }, { granted: true }])
  })

  test('is refused to a candidate whose log is behind, but its term is taken over (rules 3, 5)', () => {
    const core = bootCore({ log: [1] })
    expect(sentBy(core, receive(ask('vote', 5)))).toMatchObject([{ granted: false, term: 5 }])
  })

  test('is not even looked at while a leader is alive (rule 7)', () => {
    const core = bootCore({ settings: { checkQuorum: true } })
    core.step({ in: 'tick', now: 0 })
    sentBy(core, receive(heartbeat(1)))
    core.step({ in: 'tick', now: 149 })
    core.step({ in: 'tick', now: 298 })
    expect(sentBy(core, receive(ask('vote', 5)))).toEqual([])
    expect(core.status().term).toBe(1)
    core.step({ in: 'tick', now: 300 })
    expect(sentBy(core, receive(ask('vote', 5)))).toMatchObject([{ type: 'voteResp', term: 5 }])
  })

  test('is given by one that does not know itself to be a voter (rule 13)', () => {
    const core = bootCore({ voters: ['b', 'c'] })
    expect(sentBy(core, receive(ask('vote', 5)))).toMatchObject([{ granted: true }])
  })

  test.each([
    ['ends with the removal', { term: 8, index: 2 }, true],
    ['ends behind it with what this one holds', { term: 8, index: 3 }, true],
    ['ends with what committed it', { term: 13, index: 4 }, true],
    ['is of a later term', { term: 14, index: 3 }, true],
    ['ends before it', { term: 1, index: 1 }, false],
    ['is of a term that never saw it', { term: 9, index: 3 }, false],
  ])('of one who was removed: a log that %s, granted: %s', (_name, last, granted) => {
    const core = bootCore({})
    const ops = [{ op: 'remove', id: 'a' }] as const
    const data = encodeConfChange({ transition: 'auto', ops, context: new Uint8Array(0) })
    const [first, ...others] = entriesOf(2, 8, 8, 13, 13)
    if (first === undefined) throw new Error('four were made')
    const entries = [{ ...first, type: 'conf' as const, data }, ...others]
    const append = { type: 'append', from: 'c', to: 'a', term: 13, prev: end, commit: 2 } as const
    sentBy(core, receive({ ...append, entries }))
    sentBy(core, { in: 'confApplied', index: 2, accept: true }, { in: 'applied', index: 2 })
    expect(sentBy(core, receive(ask('vote', 15, 'b', last)))).toMatchObject([{ granted }])
  })

  test('in advance changes neither term nor vote (rule 9)', () => {
    const core = bootCore({})
    const [output] = outputsOf(core, receive(ask('preVote', 5)))
    expect(output?.persist).toMatchObject({ hardState: null, after: [{ granted: true, term: 5 }] })
    expect(core.status().term).toBe(1)
  })

  test('in advance that is refused tells the term of the one who refuses (rule 10)', () => {
    const core = bootCore({ term: 8 })
    expect(sentBy(core, receive(ask('preVote', 5)))).toMatchObject([{ granted: false, term: 8 }])
  })
})

describe('a campaign', () => {
  test('asks nobody before its term and own vote are durable (rule 1)', () => {
    const [output] = outputsOf(bootCore({}), { in: 'campaign' })
    expect(output?.send).toEqual([])
    expect(output?.persist).toMatchObject({ mustSync: true, hardState: { term: 2, vote: 'a' } })
    expect(output?.persist?.after).toMatchObject([
      { type: 'vote', to: 'b' },
      { type: 'vote', to: 'c' },
    ])
  })

  test('does not count its own vote before that is durable (rule 1)', () => {
    const core = bootCore({})
    const [output] = outputsOf(core, { in: 'campaign' }, answer('voteResp', 2, true))
    expect(core.status().soft.role).toBe('candidate')
    core.step({ in: 'persisted', seq: output?.persist?.seq ?? 0 })
    expect(core.status().soft.role).toBe('leader')
  })

  test('counts each voter once, and no answers of the other kind or of another term (rule 11)', () => {
    const core = bootCore({ voters: ['a', 'b', 'c', 'd', 'e'], settings: { preVote: true } })
    sentBy(core, { in: 'campaign' })
    const others = [answer('voteResp', 1, true, 'c'), answer('preVoteResp', 2, true, 'b')]
    sentBy(core, ...others, answer('preVoteResp', 2, true, 'b'), answer('voteResp', 1, true, 'd'))
    expect(core.status().soft.role).toBe('preCandidate')
    sentBy(core, answer('preVoteResp', 2, true, 'c'))
    expect(core.status()).toMatchObject({ term: 2, soft: { role: 'candidate' } })
    sentBy(core, answer('preVoteResp', 2, true, 'd'), answer('preVoteResp', 2, true, 'e'))
    expect(core.status().soft.role).toBe('candidate')
  })

  test('ends when a majority refuses, without a new term in advance (rules 9, 11)', () => {
    const core = bootCore({ settings: { preVote: true } })
    sentBy(core, { in: 'campaign' })
    sentBy(core, answer('preVoteResp', 1, false), answer('preVoteResp', 1, false, 'c'))
    expect(core.status()).toMatchObject({ term: 1, soft: { role: 'follower' } })
  })

  test('is not begun by one who is no voter (rule 16)', () => {
    const core = bootCore({ voters: ['b', 'c'] })
    expect(sentBy(core, { in: 'campaign' })).toEqual([])
    expect(core.status().soft.role).toBe('follower')
  })
})
