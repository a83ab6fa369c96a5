import { describe, expect, test } from 'vitest'
import { emptyConf } from './conf/conf-state.ts'
import { bootCore, entriesOf, outputsOf, receive, sentBy } from './testing/boot-core.ts'
import { acknowledge, bootLeader } from './testing/boot-leader.ts'
import type { EntryId, Input } from './types.ts'

const promised = { term: 3, index: 9 }

function ask(last: EntryId, term = 6) {
  return receive({ type: 'vote', from: 'b', to: 'a', term, last })
}

describe('a replica whose log ends before what it has promised (rule 34)', () => {
  const damaged = () => bootCore({ log: [1, 3], term: 5, watermark: promised })

  test('says so', () => {
    expect(damaged().status().belowWatermark).toBe(true)
    expect(bootCore({ log: [1, 4], term: 5, watermark: promised }).status().belowWatermark).toBe(
      false,
    )
  })

  test('never campaigns', () => {
    const core = damaged()
    sentBy(core, { in: 'tick', now: 0 }, { in: 'campaign' })
    for (let now = 100; now <= 2000; now += 100) sentBy(core, { in: 'tick', now })
    expect(core.status()).toMatchObject({ term: 5, soft: { role: 'follower' } })
  })

  test.each<[string, EntryId, boolean]>([
    ['holds exactly that', promised, true],
    ['holds more', { term: 3, index: 12 }, true],
    ['ends in a later term', { term: 4, index: 5 }, true],
    ['holds all of the own log, but not that', { term: 3, index: 8 }, false],
  ])('answers a candidate who %s', (_name, last, granted) => {
    expect(sentBy(damaged(), ask(last))).toMatchObject([{ granted }])
  })

  test('is whole again once it was given that much', () => {
    const core = damaged()
    const append = { type: 'append', from: 'b', to: 'a', term: 5, commit: 1 } as const
    const prev = { term: 3, index: 3 }
    sentBy(core, receive({ ...append, prev, entries: entriesOf(4, 3, 3, 3, 3, 3) }))
    expect(core.status().belowWatermark).toBe(true)
    sentBy(core, receive({ ...append, prev: { term: 3, index: 8 }, entries: entriesOf(9, 3) }))
    expect(core.status().belowWatermark).toBe(false)
  })

  test('is whole again when the promise is proven to be void', () => {
    const core = bootCore({ log: [1, 3, 3], term: 5, watermark: promised })
    const prev = { term: 1, index: 2 }
    const append = { type: 'append', from: 'b', to: 'a', term: 5, commit: 1 } as const
    const [output] = outputsOf(core, receive({ ...append, prev, entries: entriesOf(3, 2) }))
    expect(output?.persist?.lowerWatermark).toEqual({ term: 1, index: 2 })
    expect(core.status()).toMatchObject({ belowWatermark: false, last: { term: 2, index: 3 } })
  })

  test('acknowledges what it is given', () => {
    const heartbeat = { type: 'heartbeat', commit: 1, readSeq: 4, sentAt: 0 } as const
    const sent = sentBy(damaged(), receive({ ...heartbeat, from: 'b', to: 'a', term: 5 }))
    expect(sent).toMatchObject([{ type: 'heartbeatResp', readSeq: 4 }])
  })

  test('is not whole because the very entries that were promised come back over older ones', () => {
    // Promised 2@2 … 6@2, which had replaced 2@1 and 3@1; the records of those are damaged, so that the older ones are back.
    const core = bootCore({ log: [1, 1], term: 2, watermark: { term: 2, index: 6 } })
    const append = { type: 'append', from: 'b', to: 'a', term: 2, commit: 1 } as const
    sentBy(core, receive({ ...append, prev: { term: 1, index: 1 }, entries: entriesOf(2, 2) }))
    expect(core.status()).toMatchObject({ last: { term: 2, index: 2 }, belowWatermark: true })
    // c lacks what b and a have committed.
    expect(sentBy(core, ask({ term: 2, index: 2 }, 3))).toMatchObject([{ granted: false }])
  })
  test('is not whole by a snapshot that is a part of what was promised', () => {
    const core = bootCore({ log: [1, 1], term: 2, watermark: { term: 2, index: 6 } })
    const meta = {
      term: 2,
      index: 3,
      conf: { ...emptyConf, voters: ['a', 'b', 'c'] },
      confIndex: 1,
      context: new Uint8Array(0),
    }
    sentBy(core, { in: 'snapshotOffer', meta, from: 'b' })
    expect(core.status()).toMatchObject({ last: { term: 2, index: 3 }, belowWatermark: true })
  })
})

describe('a new life of a member', () => {
  const booted = (index: number) =>
    ({ in: 'peerBooted', peer: 'b', last: { term: 2, index } }) as const

  test('is told what the one before had acknowledged and it does not hold', () => {
    const core = bootLeader({ log: [1, 1] })
    sentBy(core, acknowledge(core, 'b', 4))
    expect(sentBy(core, booted(2))).toContainEqual(
      expect.objectContaining({ type: 'promised', to: 'b', at: { term: 2, index: 4 } }),
    )
    // And so is the next one, although the leader counts on nothing any more.
    expect(core.status().progress.get('b')?.match).toBe(0)
    expect(sentBy(core, booted(3))).toContainEqual(
      expect.objectContaining({ type: 'promised', at: { term: 2, index: 4 } }),
    )
  })

  test('is told nothing if it holds that', () => {
    const core = bootLeader({ log: [1, 1] })
    sentBy(core, acknowledge(core, 'b', 4))
    expect(sentBy(core, booted(4)).filter(({ type }) => type === 'promised')).toEqual([])
  })

  test('that was told votes only for who holds it', () => {
    const core = bootCore({ log: [1, 2], term: 5 })
    const told = {
      type: 'promised',
      from: 'c',
      to: 'a',
      term: 5,
      at: { term: 2, index: 7 },
    } as const
    sentBy(core, receive(told))
    expect(core.status().belowWatermark).toBe(true)
    expect(sentBy(core, ask({ term: 2, index: 6 }))).toMatchObject([{ granted: false }])
    expect(sentBy(core, ask({ term: 2, index: 7 }, 7))).toMatchObject([{ granted: true }])
  })

  test('is told again until it holds that: the first message may be lost', () => {
    const core = bootLeader({ log: [1, 1] })
    sentBy(core, acknowledge(core, 'b', 4), booted(1))
    const term = core.status().term
    const answer = {
      type: 'heartbeatResp',
      from: 'b',
      to: 'a',
      term,
      readSeq: 0,
      sentAt: 0,
    } as const
    const sent = sentBy(core, { in: 'tick', now: 100 }, receive(answer))
    expect(sent).toContainEqual(expect.objectContaining({ type: 'promised', to: 'b' }))
  })

  describe('of which the log here no longer holds what the one before had acknowledged', () => {
    /** `b` acknowledged up to 4; what stands before 6 is cut off since. */
    function cut() {
      const core = bootLeader({ log: [1, 1] })
      sentBy(core, acknowledge(core, 'b', 4))
      for (let ctx = 0; ctx < 3; ctx++)
        sentBy(core, { in: 'propose', ctx, data: [Uint8Array.of(ctx)] })
      sentBy(core, acknowledge(core, 'c', 7))
      sentBy(core, { in: 'applied', index: 7 })
      const conf = { ...emptyConf, voters: ['a', 'b', 'c'] }
      const snapshot = { term: 2, index: 5, conf, confIndex: 1, context: new Uint8Array(0) }
      sentBy(core, { in: 'compacted', firstIndex: 6, snapshot })
      const { term } = core.status()
      const answer = { type: 'heartbeatResp', from: 'b', to: 'a', term } as const
      const told = (...inputs: Input[]) =>
        sentBy(core, ...inputs).filter(({ type }) => type === 'promised')
      return { core, told, heard: receive({ ...answer, readSeq: 0, sentAt: 0 }) }
    }

    test('is told where that begins, if it lacks something', () => {
      const { core, told, heard } = cut()
      const at = { term: 2, index: 5 }
      expect(told(booted(3))).toMatchObject([{ to: 'b', at }])
      expect(told(heard)).toMatchObject([{ to: 'b', at }])
      // Again until it holds what was acknowledged.
      expect(told(acknowledge(core, 'b', 3), heard)).toMatchObject([{ to: 'b', at }])
      expect(told(acknowledge(core, 'b', 5), heard)).toEqual([])
    })

    test('is told nothing if it lacks nothing, and is merely late', () => {
      const { told, heard } = cut()
      expect(told(booted(4))).toEqual([])
      expect(told(heard)).toEqual([])
    })
  })

  test('is heard by who campaigns in that term', () => {
    const core = bootCore({ term: 5, settings: { preVote: true } })
    sentBy(core, { in: 'tick', now: 0 }, { in: 'campaign' })
    expect(core.status().soft.role).toBe('preCandidate')
    sentBy(
      core,
      receive({ type: 'promised', from: 'c', to: 'a', term: 5, at: { term: 2, index: 7 } }),
    )
    expect(core.status().belowWatermark).toBe(true)
  })

  test('keeps the promise over another start', () => {
    const core = bootCore({ log: [1, 2], term: 5 })
    const told = {
      type: 'promised',
      from: 'c',
      to: 'a',
      term: 5,
      at: { term: 2, index: 7 },
    } as const
    const [output] = outputsOf(core, receive(told))
    expect(output?.persist).toMatchObject({ mustSync: true, raiseWatermark: { term: 2, index: 7 } })
    expect(
      outputsOf(core, receive(told)).flatMap(({ persist }) => persist?.raiseWatermark ?? []),
    ).toEqual([])
  })
})
