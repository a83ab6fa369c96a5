import { describe, expect, test } from 'vitest'
import { bootCore, outputsOf, receive, sentBy } from '../testing/boot-core.ts'
import { acknowledge, bootLeader } from '../testing/boot-leader.ts'
import type { Input, RaftCore } from '../types.ts'

const write: Input = { in: 'propose', ctx: 1, data: [Uint8Array.of(7)] }
const toB: Input = { in: 'transferLeader', to: 'b' }
const timeoutNow = expect.objectContaining({ type: 'timeoutNow', to: 'b' })

function refusalOf(core: RaftCore, input: Input): string | undefined {
  const outcome = outputsOf(core, input).flatMap(({ proposals }) => proposals)[0]
  return outcome?.ok === false ? outcome.why : undefined
}

describe('a leader that hands over (rule 65)', () => {
  test('tells a target that holds its whole log to campaign at once', () => {
    const core = bootLeader()
    sentBy(core, acknowledge(core, 'b', 2))
    expect(sentBy(core, toB)).toContainEqual(timeoutNow)
    expect(core.status().transferee).toBe('b')
  })

  test('tells it again with every heartbeat: it may have had to refuse at first', () => {
    const core = bootLeader()
    sentBy(core, acknowledge(core, 'b', 2), toB)
    const heard = { type: 'heartbeatResp', readSeq: 0, sentAt: 0, to: 'a', term: 1 } as const
    const { term } = core.status()
    expect(sentBy(core, receive({ ...heard, term, from: 'c' }))).not.toContainEqual(timeoutNow)
    expect(sentBy(core, receive({ ...heard, term, from: 'b' }))).toContainEqual(timeoutNow)
  })

  test('waits for a target that lacks something', () => {
    const core = bootLeader({ log: [1, 1] })
    expect(sentBy(core, toB)).not.toContainEqual(timeoutNow)
    expect(sentBy(core, acknowledge(core, 'b', 3))).not.toContainEqual(timeoutNow)
    expect(sentBy(core, acknowledge(core, 'b', 4))).toContainEqual(timeoutNow)
  })

  test('does not wait where it can send nothing more, nor where it waited before', () => {
    const atOnce: Input = { ...toB, atOnce: true }
    expect(sentBy(bootLeader({ log: [1, 1] }), atOnce)).toContainEqual(timeoutNow)
    const waiting = bootLeader({ log: [1, 1] })
    sentBy(waiting, toB)
    expect(sentBy(waiting, atOnce)).toContainEqual(timeoutNow)
    expect(waiting.status().transferee).toBe('b')
  })

  test('takes no proposal meanwhile, and takes them again when an election timeout has passed', () => {
    const core = bootLeader()
    sentBy(core, acknowledge(core, 'b', 2), toB)
    expect(refusalOf(core, write)).toBe('transferring')
    const leave = { transition: 'auto', ops: [{ op: 'remove', id: 'c' }], context: Uint8Array.of() }
    expect(refusalOf(core, { in: 'proposeConf', ctx: 2, change: leave } as Input)).toBe(
      'transferring',
    )
    sentBy(core, { in: 'tick', now: 150 }, { in: 'tick', now: 299 })
    expect(refusalOf(core, write)).toBe('transferring')
    sentBy(core, { in: 'tick', now: 300 })
    expect(core.status()).toMatchObject({ transferee: null, soft: { role: 'leader' } })
    expect(refusalOf(core, write)).toBeUndefined()
  })

  test.each([
    ['itself', 'a'],
    ['a stranger', 'z'],
  ])('ignores %s as a target', (_name, to) => {
    const core = bootLeader()
    sentBy(core, { in: 'transferLeader', to })
    expect(core.status().transferee).toBeNull()
  })

  test('turns to another target that is named later', () => {
    const core = bootLeader()
    sentBy(core, toB, { in: 'transferLeader', to: 'c' })
    expect(core.status().transferee).toBe('c')
    expect(sentBy(core, acknowledge(core, 'b', 2))).not.toContainEqual(timeoutNow)
  })

  test('steps back as soon as the target leads', () => {
    const core = bootLeader()
    sentBy(core, acknowledge(core, 'b', 2), toB)
    const { term } = core.status()
    const head = { from: 'b', to: 'a', term: term + 1 }
    sentBy(core, receive({ ...head, type: 'vote', last: { term, index: 2 }, transfer: true }))
    expect(core.status()).toMatchObject({ term: term + 1, transferee: null })
    expect(core.status().soft.role).toBe('follower')
  })
})

describe('the target of a transfer', () => {
  const fromLeader = { from: 'b', to: 'a', term: 2 } as const

  test('campaigns without asking first, and says that the leader wants it', () => {
    const core = bootCore({ settings: { preVote: true, checkQuorum: true } })
    const sent = sentBy(core, receive({ ...fromLeader, type: 'timeoutNow' }))
    expect(core.status()).toMatchObject({ term: 3, soft: { role: 'candidate' } })
    expect(sent).toMatchObject([
      { type: 'vote', to: 'b', transfer: true },
      { type: 'vote', to: 'c', transfer: true },
    ])
  })

  test('does nothing if it is a learner', () => {
    const core = bootCore({ voters: ['b', 'c'] })
    expect(sentBy(core, receive({ ...fromLeader, type: 'timeoutNow' }))).toEqual([])
    expect(core.status().soft.role).toBe('follower')
  })

  test('is voted for although the leader is alive (rule 7)', () => {
    const core = bootCore({ settings: { checkQuorum: true } })
    const heartbeat = { type: 'heartbeat', commit: 1, readSeq: 0, sentAt: 0 } as const
    sentBy(core, { in: 'tick', now: 0 }, receive({ ...fromLeader, ...heartbeat }))
    const vote = { type: 'vote', from: 'c', to: 'a', term: 3, last: { term: 1, index: 1 } } as const
    expect(sentBy(core, receive(vote))).toEqual([])
    expect(sentBy(core, receive({ ...vote, transfer: true }))).toMatchObject([{ granted: true }])
  })
})
