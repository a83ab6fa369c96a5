import { describe, expect, test } from 'vitest'
import { encodeConfChange } from './conf/codec.ts'
import { noEntry } from './entry-id.ts'
import { bootCore, entriesOf, outputsOf, receive, sentBy } from './testing/boot-core.ts'
import { acknowledge, bootLeader } from './testing/boot-leader.ts'
import type { Entry, EntryId, Input, RaftCore } from './types.ts'

const remove = (id: string): Input => ({
  in: 'proposeConf',
  ctx: 1,
  change: { transition: 'auto', ops: [{ op: 'remove', id }], context: new Uint8Array(0) },
})

function conf(index: number, op: 'remove' | 'addLearner' | 'addVoter', id: string): Entry {
  const data = encodeConfChange({
    transition: 'auto',
    ops: [{ op, id }],
    context: new Uint8Array(0),
  })
  return { type: 'conf', term: 1, index, data }
}

function append(prevIndex: number, entries: readonly Entry[], commit: number): Input {
  const prev = { term: 1, index: prevIndex }
  return receive({ type: 'append', from: 'b', to: 'a', term: 1, prev, entries, commit })
}

const ask = (index: number) =>
  receive({ type: 'vote', from: 'b', to: 'a', term: 2, last: { term: 1, index } })

/** Applied its removal, or whatever else entry 2 says, and holds two entries more. */
function left(
  entry: Entry,
  behind: readonly Entry[] = entriesOf(3, 1, 1),
  watermark: EntryId = noEntry,
): RaftCore {
  const core = bootCore({ voters: ['a', 'b'], watermark })
  sentBy(core, { in: 'tick', now: 0 }, append(1, [entry], 2))
  core.step({ in: 'confApplied', index: 2, accept: true })
  core.step({ in: 'applied', index: 2 })
  sentBy(core, append(2, behind, 2))
  return core
}

describe('who is no voter any more (rule 48)', () => {
  test.each([
    ['was removed', conf(2, 'remove', 'a')],
    ['became a learner', conf(2, 'addLearner', 'a')],
  ])('and %s votes for whoever has what it knows to be committed', (_name, entry) => {
    expect(sentBy(left(entry), ask(2))).toMatchObject([{ granted: true }])
  })

  test('does so when it starts again, and finds noted that it promised more', () => {
    const again = (index: number) => left(conf(2, 'addLearner', 'a'), undefined, { term: 1, index })
    expect(sentBy(again(4), ask(2))).toMatchObject([{ granted: true }])
    // Unless it has lost some of that (rule 34).
    expect(sentBy(again(5), ask(2))).toMatchObject([{ granted: false }])
  })

  test('does not vote for whoever lacks the change', () => {
    expect(sentBy(left(conf(2, 'remove', 'a')), ask(1))).toMatchObject([{ granted: false }])
  })

  test('holds to its whole log if that may make it a voter again', () => {
    const behind = [conf(3, 'addVoter', 'a'), ...entriesOf(4, 1)]
    const core = left(conf(2, 'addLearner', 'a'), behind)
    expect(sentBy(core, ask(2))).toMatchObject([{ granted: false }])
    expect(sentBy(core, ask(4))).toMatchObject([{ granted: true }])
  })

  test('holds to its whole log while it has not applied the change', () => {
    const core = bootCore({ voters: ['a', 'b'] })
    sentBy(core, { in: 'tick', now: 0 })
    sentBy(core, append(1, [conf(2, 'remove', 'a'), ...entriesOf(3, 1, 1)], 2))
    expect(sentBy(core, ask(2))).toMatchObject([{ granted: false }])
  })

  test('has helped to commit nothing behind the change: a leader waits there until it is applied', () => {
    const core = bootLeader()
    sentBy(core, acknowledge(core, 'b', 2))
    core.step({ in: 'applied', index: 2 })
    const change = {
      transition: 'auto',
      ops: [{ op: 'remove', id: 'b' }],
      context: Uint8Array.of(),
    }
    sentBy(core, { in: 'proposeConf', ctx: 1, change } as Input)
    sentBy(core, { in: 'propose', ctx: 2, data: [Uint8Array.of(1)] })
    const [output] = outputsOf(core, acknowledge(core, 'b', 4))
    expect(core.status().commit).toBe(3)
    // Rule 48: who is removed may vanish as soon as it is applied.
    expect(output?.persist).toMatchObject({ mustSync: true, hardState: { commit: 3 } })
    expect(output?.apply).toBeNull()
    outputsOf(core, { in: 'persisted', seq: output?.persist?.seq ?? 0 })
    core.step({ in: 'confApplied', index: 3, accept: true })
    core.step({ in: 'applied', index: 3 })
    expect(core.status().commit).toBe(3)
    sentBy(core, acknowledge(core, 'c', 4))
    expect(core.status().commit).toBe(4)
  })

  test('and refuses a change does not hold back what follows it', () => {
    const core = bootLeader()
    sentBy(core, acknowledge(core, 'b', 2))
    core.step({ in: 'applied', index: 2 })
    const change = {
      transition: 'auto',
      ops: [{ op: 'remove', id: 'b' }],
      context: Uint8Array.of(),
    }
    sentBy(core, { in: 'proposeConf', ctx: 1, change } as Input)
    sentBy(core, { in: 'propose', ctx: 2, data: [Uint8Array.of(1)] }, acknowledge(core, 'b', 4))
    core.step({ in: 'confApplied', index: 3, accept: false })
    expect(core.status().commit).toBe(4)
  })

  test('who is removed hears of it when that is durable', () => {
    const core = bootLeader({ voters: ['a', 'b'] })
    sentBy(core, acknowledge(core, 'b', 2))
    core.step({ in: 'applied', index: 2 })
    sentBy(core, remove('b'))
    const [output] = outputsOf(core, acknowledge(core, 'b', 3))
    expect(core.status().commit).toBe(3)
    // b applies its removal and is gone; a crashes with the batch not durable: {a, b} needs b for ever.
    const told = output?.send.filter((msg) => msg.type === 'append' && msg.commit >= 3)
    expect(told).toEqual([])
  })

  test('who left votes for who has what is committed, also when its snapshot does not name it any more', () => {
    const core = bootCore({ voters: ['b'], log: [1, 1], commit: 1 })
    sentBy(core, { in: 'tick', now: 0 })
    expect(sentBy(core, ask(1))).toMatchObject([{ granted: true }])
  })

  test('and leads on all the same commits what waited for the configuration', () => {
    const settings = { stepDownOnRemoval: false, handOffOnRemoval: false }
    const core = bootLeader({ settings })
    sentBy(core, acknowledge(core, 'b', 2))
    core.step({ in: 'applied', index: 2 })
    sentBy(core, remove('a'), { in: 'propose', ctx: 2, data: [Uint8Array.of(1)] })
    sentBy(core, acknowledge(core, 'b', 4), acknowledge(core, 'c', 4))
    expect(core.status().commit).toBe(3)
    core.step({ in: 'confApplied', index: 3, accept: true })
    expect(core.status().commit).toBe(4)
  })
})

describe('candidates and those whom they ask (rule 48)', () => {
  test('a learner with more of the log than the candidate learns that it votes by now', () => {
    const core = bootCore({ voters: ['b'] })
    sentBy(core, { in: 'tick', now: 0 })
    sentBy(core, append(1, [conf(2, 'addVoter', 'a'), ...entriesOf(3, 1, 1)], 1))
    const last = { term: 1, index: 3 }
    const commit = { term: 1, index: 2 }
    const request = { type: 'preVote', from: 'b', to: 'a', term: 2, last, commit } as const
    expect(sentBy(core, receive(request))).toMatchObject([{ granted: false }])
    expect(core.status().commit).toBe(2)
    core.step({ in: 'confApplied', index: 2, accept: true })
    sentBy(core, { in: 'applied', index: 2 }, { in: 'campaign' })
    expect(core.status().soft.role).toBe('candidate')
  })

  test('a voter that is refused learns that the other one left', () => {
    const core = bootCore({ voters: ['a', 'b'] })
    sentBy(core, { in: 'tick', now: 0 }, append(1, [conf(2, 'remove', 'b')], 1), { in: 'campaign' })
    const answer = { type: 'voteResp', from: 'b', to: 'a', granted: false } as const
    const { term } = core.status()
    sentBy(core, receive({ ...answer, term, commit: { term: 1, index: 2 } }))
    expect(core.status()).toMatchObject({ commit: 2, soft: { role: 'follower' } })
  })

  test('learn nothing while they campaign (rule 14)', () => {
    const core = bootCore({ log: [1] })
    sentBy(core, { in: 'tick', now: 0 }, { in: 'campaign' })
    const answer = { type: 'voteResp', from: 'b', to: 'a', granted: false } as const
    const { term } = core.status()
    sentBy(core, receive({ ...answer, term, commit: { term: 1, index: 2 } }))
    expect(core.status()).toMatchObject({ commit: 1, soft: { role: 'candidate' } })
  })

  test('learn nothing of entries that they do not have', () => {
    const core = bootCore({ voters: ['a', 'b'], log: [1] })
    sentBy(core, { in: 'tick', now: 0 })
    for (const commit of [
      { term: 1, index: 5 },
      { term: 2, index: 2 },
    ]) {
      const last = { term: 3, index: 9 }
      sentBy(core, receive({ type: 'vote', from: 'b', to: 'a', term: 4, last, commit }))
    }
    expect(core.status().commit).toBe(1)
  })
})
