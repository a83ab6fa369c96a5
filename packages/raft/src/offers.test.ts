import { describe, expect, test } from 'vitest'
import { emptyConf } from './conf/conf-state.ts'
import { bootCore, entriesOf, outputsOf, receive, sentBy } from './testing/boot-core.ts'
import { bootLeader } from './testing/boot-leader.ts'
import type { Input, RaftCore, SnapshotMeta } from './types.ts'

const conf = { ...emptyConf, voters: ['a', 'b', 'd'] }

function meta(term: number, index: number, voters = conf.voters): SnapshotMeta {
  const at = { term, index }
  return { ...at, conf: { ...emptyConf, voters }, confIndex: 3, context: Uint8Array.of() }
}

function offer(snapshot: SnapshotMeta): Input {
  return { in: 'snapshotOffer', meta: snapshot, from: 'b' }
}

/** Follows `b`, which has term 5. */
function bootFollower(log: readonly number[], commit = 1): RaftCore {
  const core = bootCore({ log, term: 5, commit })
  const heartbeat = { type: 'heartbeat', commit, readSeq: 0, sentAt: 0 } as const
  sentBy(core, { in: 'tick', now: 0 }, receive({ ...heartbeat, from: 'b', to: 'a', term: 5 }))
  // What was recovered as committed is applied.
  if (commit > 1) core.step({ in: 'applied', index: commit })
  return core
}

describe('an offered snapshot', () => {
  test('replaces a log that does not reach it, and counts when it is durable (rule 55)', () => {
    const core = bootFollower([1, 1])
    const [first] = outputsOf(core, offer(meta(4, 20)))
    expect(first?.persist).toMatchObject({
      mustSync: true,
      snapshot: { term: 4, index: 20 },
      hardState: { commit: 20 },
      entries: [],
      lowerWatermark: null,
      raiseWatermark: null,
      after: [{ type: 'appendResp', to: 'b', index: 20 }],
    })
    expect(first?.apply).toBeNull()
    expect(first?.conf).toMatchObject({ voters: ['a', 'b', 'd'] })
    const [second] = outputsOf(core, { in: 'persisted', seq: first?.persist?.seq ?? 0 })
    expect(second?.apply).toMatchObject({ entries: [], snapshot: { index: 20 } })
    core.step({ in: 'applied', index: 20 })
    expect(core.status()).toMatchObject({ applied: 20, stable: 20, confIndex: 3 })
  })

  test('lets nobody lead before it is durable and loaded (rule 15)', () => {
    const core = bootFollower([1, 1])
    sentBy(core, offer(meta(4, 20)), { in: 'campaign' })
    expect(core.status().soft.role).toBe('follower')
    sentBy(core, { in: 'applied', index: 20 }, { in: 'campaign' })
    expect(core.status().soft.role).toBe('candidate')
  })

  test('is followed by entries that come while it is being written (rule 54)', () => {
    const core = bootFollower([1, 1])
    const [first] = outputsOf(core, offer(meta(4, 20)))
    const append = {
      type: 'append',
      from: 'b',
      to: 'a',
      term: 5,
      prev: { term: 4, index: 20 },
      entries: entriesOf(21, 5),
      commit: 21,
    } as const
    const [second] = outputsOf(core, receive(append))
    expect(second?.persist).toMatchObject({ snapshot: null, entries: [{ index: 21 }] })
    const [loaded] = outputsOf(core, { in: 'persisted', seq: second?.persist?.seq ?? 0 })
    expect(loaded?.apply).toMatchObject({ entries: [], snapshot: { index: 20 } })
    expect(first?.apply).toBeNull()
    const [rest] = outputsOf(core, { in: 'applied', index: 20 })
    expect(rest?.apply).toMatchObject({ entries: [{ index: 21 }], snapshot: null })
  })

  test.each([
    ['is behind the commit index', [1, 1, 5], 3, meta(1, 2), 3],
    ['stands at the commit index', [1, 1, 5], 3, meta(1, 3), 3],
  ])('brings nothing when it %s (rule 52)', (_name, log, commit, snapshot, acknowledged) => {
    const core = bootFollower(log, commit)
    const before = core.status().last
    expect(sentBy(core, offer(snapshot))).toMatchObject([{ index: acknowledged }])
    expect(core.status()).toMatchObject({ last: before, commit })
  })

  test('leaves a log alone that holds its anchor: what stands behind it was acknowledged (rule 53)', () => {
    const core = bootFollower([1, 4, 5, 5])
    const [output] = outputsOf(core, offer(meta(4, 3)))
    expect(output?.persist?.snapshot).toBeNull()
    expect(core.status()).toMatchObject({ last: { term: 5, index: 5 }, commit: 3 })
  })

  test('takes the place of a tail of another term, and the promise of that tail with it (rule 53)', () => {
    const core = bootFollower([1, 2, 2, 2])
    const [output] = outputsOf(core, offer(meta(4, 4)))
    expect(output?.persist).toMatchObject({
      snapshot: { term: 4, index: 4 },
      lowerWatermark: { term: 2, index: 3 },
    })
    expect(core.status()).toMatchObject({ last: { term: 4, index: 4 }, commit: 4 })
  })

  test('takes the place of a shorter log that ends in a later term than the anchor has', () => {
    const core = bootFollower([1, 5])
    const [output] = outputsOf(core, offer(meta(4, 20)))
    expect(output?.persist).toMatchObject({
      snapshot: { index: 20 },
      lowerWatermark: { term: 1, index: 2 },
    })
  })

  test('does not make a member one that it does not name (rule 56)', () => {
    const core = bootFollower([1, 1])
    sentBy(core, offer(meta(4, 20, ['b', 'd'])))
    expect(core.status().last).toEqual({ term: 1, index: 3 })
  })

  test('that lacks a joiner is taken by the joiner (rule 56)', () => {
    const core = bootCore({ voters: ['b', 'd'] })
    sentBy(core, offer(meta(4, 20, ['b', 'd'])))
    expect(core.status()).toMatchObject({
      last: { term: 4, index: 20 },
      conf: { voters: ['b', 'd'] },
    })
  })

  test('waits until what was handed to the state machine is applied (rule 54)', () => {
    const core = bootCore({ log: [1, 1], term: 5, commit: 3 })
    const [handed] = outputsOf(core, { in: 'tick', now: 0 })
    expect(handed?.apply?.entries).toHaveLength(2)
    sentBy(core, offer(meta(4, 20)))
    expect(core.status().last.index).toBe(3)
    sentBy(core, { in: 'applied', index: 2 })
    expect(core.status().last.index).toBe(3)
    sentBy(core, { in: 'applied', index: 3 })
    expect(core.status().last).toEqual({ term: 4, index: 20 })
  })

  test('is nothing to a leader, who has everything that is committed', () => {
    const core = bootLeader()
    expect(sentBy(core, offer(meta(4, 20)))).toEqual([])
    expect(core.status().last.index).toBe(2)
  })

  test('of a later term tells that the term has begun (rule 3)', () => {
    const core = bootFollower([1, 1])
    sentBy(core, offer(meta(7, 20)))
    expect(core.status()).toMatchObject({ term: 7, last: { term: 7, index: 20 } })
  })

  test('below what was promised fills up a damaged log, and ends no watch over the promise (rule 34)', () => {
    const core = bootCore({ log: [1], term: 5, watermark: { term: 4, index: 30 } })
    sentBy(core, offer(meta(4, 20)))
    expect(core.status()).toMatchObject({ last: { index: 20 }, belowWatermark: true })
  })

  test.each([
    ['without voters', meta(4, 20, [])],
    ['at index 0', meta(4, 0)],
    ['at half an index', meta(4, 20.5)],
    ['without a term', meta(0, 20)],
  ])('%s is ignored', (_name, snapshot) => {
    const core = bootFollower([1, 1])
    expect(sentBy(core, offer(snapshot))).toEqual([])
    expect(core.status().last.index).toBe(3)
  })

  test('that is older does not take the place of a newer one', () => {
    const core = bootCore({ log: [1], commit: 2 })
    outputsOf(core)
    outputsOf(core, offer(meta(1, 9)), offer(meta(1, 7)))
    sentBy(core, { in: 'applied', index: 2 })
    expect(core.status().commit).toBe(9)
  })
  test('that brings nothing ends no campaign', () => {
    const core = bootCore({ log: [1], commit: 2 })
    sentBy(core, { in: 'tick', now: 0 }, { in: 'campaign' })
    sentBy(core, offer(meta(1, 1)))
    expect(core.status().soft.role).toBe('candidate')
  })
})

describe('a log that was cut', () => {
  test('goes on behind the cut, and knows the term before it (rule 25)', () => {
    const core = bootFollower([1, 4, 4], 4)
    core.step({ in: 'compacted', firstIndex: 4, snapshot: meta(4, 4) })
    const append = { type: 'append', from: 'b', to: 'a', term: 5, commit: 4 } as const
    const prev = { term: 4, index: 4 }
    const sent = sentBy(core, receive({ ...append, prev, entries: entriesOf(5, 5) }))
    expect(sent).toMatchObject([{ type: 'appendResp', index: 5 }])
    expect(core.status().last).toEqual({ term: 5, index: 5 })
  })

  test('is never cut behind what is applied', () => {
    const core = bootFollower([1, 4, 4])
    const cut: Input = { in: 'compacted', firstIndex: 4, snapshot: meta(4, 4) }
    expect(() => core.step(cut)).toThrow('only 1 is applied')
  })
})

describe('a replica whose state is lost', () => {
  test('acknowledges and votes, but applies nothing and never campaigns (rule 15)', () => {
    const core = bootCore({ log: [1, 1], term: 5, commit: 3, stateMissing: true })
    const append = {
      type: 'append',
      prev: { term: 1, index: 3 },
      entries: entriesOf(4, 5),
      commit: 4,
    } as const
    const sent = sentBy(
      core,
      { in: 'tick', now: 0 },
      receive({ ...append, from: 'b', to: 'a', term: 5 }),
    )
    expect(sent).toMatchObject([{ type: 'appendResp', index: 4 }])
    const vote = { type: 'vote', last: { term: 5, index: 4 }, transfer: true } as const
    expect(sentBy(core, receive({ ...vote, from: 'c', to: 'a', term: 6 }))).toMatchObject([
      { type: 'voteResp', granted: true },
    ])
    core.step({ in: 'campaign' })
    expect(core.status()).toMatchObject({ commit: 4, applied: 1, soft: { role: 'follower' } })
    expect(outputsOf(core).every(({ apply }) => apply === null)).toBe(true)
  })

  test.each([1, 3])('loads one whose anchor, %i, its log holds, and keeps the log', (anchor) => {
    const core = bootCore({ log: [1, 1, 2], term: 5, commit: 2, stateMissing: true })
    const outputs = outputsOf(core, offer(meta(1, anchor)))
    const persisted = outputs.flatMap(({ persist }) => persist ?? [])
    expect(persisted.map(({ snapshot }) => snapshot)).not.toContainEqual(expect.anything())
    const seq = persisted.at(-1)?.seq
    const more = seq === undefined ? [] : outputsOf(core, { in: 'persisted', seq })
    const handed = [...outputs, ...more].flatMap(({ apply }) => apply ?? [])
    expect(handed).toMatchObject([{ entries: [], snapshot: { index: anchor } }])
    core.step({ in: 'applied', index: anchor })
    expect(core.status()).toMatchObject({ applied: anchor, last: { term: 2, index: 4 } })
    core.step({ in: 'campaign' })
    expect(core.status().soft.role).toBe('candidate')
  })

  test('waits for no configuration of its log that the state already has', () => {
    const core = bootCore({
      log: [1, 1, 2],
      term: 5,
      commit: 4,
      confIndexes: [2],
      stateMissing: true,
    })
    sentBy(core, offer(meta(1, 3)))
    core.step({ in: 'applied', index: 3 })
    core.step({ in: 'campaign' })
    expect(core.status().soft.role).toBe('candidate')
  })

  test('does not take one before its anchor', () => {
    const core = bootCore({ log: [1, 1], term: 5, commit: 3, stateMissing: true })
    const late = { ...meta(1, 0), index: 0 }
    expect(outputsOf(core, offer(late)).every(({ apply }) => apply === null)).toBe(true)
  })

  test('applies nothing of a log that was never cut either, until it has one', () => {
    const core = bootCore({ log: [1, 2], term: 5, commit: 3, isWhole: true, stateMissing: true })
    expect(outputsOf(core).every(({ apply, load }) => apply === null && load.length === 0)).toBe(
      true,
    )
    const handed = outputsOf(core, offer(meta(1, 2))).flatMap(({ apply }) => apply ?? [])
    expect(handed).toMatchObject([{ entries: [], snapshot: { index: 2 } }])
    const [next] = outputsOf(core, { in: 'applied', index: 2 })
    expect(next?.apply?.entries.map(({ index }) => index)).toEqual([3])
    expect(core.status()).toMatchObject({ applied: 2, last: { term: 2, index: 3 } })
  })

  test('takes what its log does not reach, and goes on from there', () => {
    const core = bootCore({ log: [1, 1], term: 5, commit: 3, stateMissing: true })
    const [first] = outputsOf(core, offer(meta(4, 20)))
    expect(first?.persist?.snapshot).toMatchObject({ index: 20 })
    const [second] = outputsOf(core, { in: 'persisted', seq: first?.persist?.seq ?? 0 })
    expect(second?.apply).toMatchObject({ entries: [], snapshot: { index: 20 } })
    core.step({ in: 'applied', index: 20 })
    core.step({ in: 'campaign' })
    expect(core.status()).toMatchObject({ applied: 20, soft: { role: 'candidate' } })
  })
})

describe('a replica that loses its state while it runs', () => {
  const commits = (core: RaftCore, commit: number) => {
    const heartbeat = { type: 'heartbeat', readSeq: 0, sentAt: 0 } as const
    return outputsOf(core, receive({ ...heartbeat, commit, from: 'b', to: 'a', term: 5 }))
  }
  const handed = (outputs: ReturnType<typeof outputsOf>) =>
    outputs.flatMap(({ apply }) => apply ?? [])
  const indexes = (outputs: ReturnType<typeof outputsOf>) =>
    handed(outputs).map(
      ({ entries, snapshot }) => snapshot?.index ?? entries.map(({ index }) => index),
    )

  test('is handed nothing but a snapshot at or behind what it has applied, and then all that follows', () => {
    const core = bootFollower([1, 1, 2], 2)
    // Handed out, and never reported.
    expect(indexes(commits(core, 3))).toEqual([[3]])
    expect(indexes(outputsOf(core, { in: 'stateLost' }))).toEqual([])
    expect(indexes(commits(core, 4))).toEqual([])
    expect(indexes(outputsOf(core, offer(meta(1, 1))))).toEqual([])
    core.step({ in: 'campaign' })
    expect(core.status().soft.role).toBe('follower')
    expect(indexes(outputsOf(core, offer(meta(1, 2))))).toEqual([2])
    expect(indexes(outputsOf(core, { in: 'applied', index: 2 }))).toEqual([[3, 4]])
    expect(core.status()).toMatchObject({ last: { term: 2, index: 4 } })
    core.step({ in: 'applied', index: 4 })
    core.step({ in: 'campaign' })
    expect(core.status().soft.role).toBe('candidate')
  })

  test('waits for no configuration that it was handed before', () => {
    const core = bootCore({ log: [1, 1, 2], term: 5, commit: 3, confIndexes: [3] })
    expect(indexes(outputsOf(core))).toEqual([[2, 3]])
    core.step({ in: 'stateLost' })
    expect(indexes(outputsOf(core, offer(meta(1, 3))))).toEqual([3])
    core.step({ in: 'applied', index: 3 })
    core.step({ in: 'campaign' })
    expect(core.status().soft.role).toBe('candidate')
  })

  test('lets a snapshot pass that is on its way to the state machine, and is lost when that is told again', () => {
    const core = bootFollower([1, 1])
    const [first] = outputsOf(core, offer(meta(4, 20)))
    core.step({ in: 'stateLost' })
    expect(indexes(outputsOf(core, { in: 'persisted', seq: first?.persist?.seq ?? 0 }))).toEqual([
      20,
    ])
    core.step({ in: 'stateLost' })
    core.step({ in: 'applied', index: 20 })
    core.step({ in: 'stateLost' })
    core.step({ in: 'campaign' })
    expect(core.status().soft.role).toBe('follower')
    const [next] = outputsOf(core, offer(meta(4, 30)))
    expect(indexes(outputsOf(core, { in: 'persisted', seq: next?.persist?.seq ?? 0 }))).toEqual([
      30,
    ])
  })

  test('takes no offer that waited for what it will not apply', () => {
    const core = bootFollower([1, 1, 2], 2)
    expect(indexes(commits(core, 3))).toEqual([[3]])
    expect(outputsOf(core, offer(meta(4, 20)))).toEqual([])
    expect(outputsOf(core, { in: 'stateLost' })).toEqual([])
    const [next] = outputsOf(core, offer(meta(4, 30)))
    expect(next?.persist?.snapshot).toMatchObject({ index: 30 })
  })

  test('leads no more', () => {
    const core = bootLeader()
    core.step({ in: 'stateLost' })
    expect(core.status().soft).toEqual({ role: 'follower', leader: null })
    core.step({ in: 'campaign' })
    expect(core.status().soft.role).toBe('follower')
  })
})
