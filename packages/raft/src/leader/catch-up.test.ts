import { describe, expect, test } from 'vitest'
import { emptyConf } from '../conf/conf-state.ts'
import { entriesOf, outputsOf, receive, sentBy } from '../testing/boot-core.ts'
import { acknowledge, bootLeader } from '../testing/boot-leader.ts'
import type { Input, RaftCore } from '../types.ts'

const write = (bytes: number): Input => ({ in: 'propose', ctx: 1, data: [new Uint8Array(bytes)] })

/** `b` has everything, and the log begins at 4; `c` is alive and has nothing. */
function cutLog(): RaftCore {
  const core = bootLeader({ log: [1, 1], commit: 3 })
  sentBy(core, acknowledge(core, 'b', 4))
  sentBy(core, { in: 'applied', index: 4 })
  const conf = { ...emptyConf, voters: ['a', 'b', 'c'] }
  const at = { term: 1, index: 3 }
  const snapshot = { ...at, conf, confIndex: 1, context: new Uint8Array(0) }
  sentBy(core, { in: 'compacted', firstIndex: 4, snapshot })
  return core
}

function refuse(core: RaftCore, index: number, hint: number): Input {
  const { term } = core.status()
  const reject = { term: hint === 0 ? 0 : 1, index: hint }
  return receive({ type: 'appendResp', from: 'c', to: 'a', term, index, reject })
}

const stateOf = (core: RaftCore, id = 'c') => core.status().progress.get(id)?.state

function needsOf(core: RaftCore, ...inputs: Input[]) {
  return outputsOf(core, ...inputs).flatMap(({ needCatchUp }) => needCatchUp)
}

describe('a member that the log does not reach', () => {
  test('has to catch up, and is sent no entries meanwhile (rule 57)', () => {
    const core = cutLog()
    expect(needsOf(core, refuse(core, 3, 0))).toEqual([{ to: 'c', from: 1, firstIndex: 4 }])
    expect(stateOf(core)).toBe('snapshot')
    const sent = sentBy(core, write(1))
    expect(sent.filter(({ to }) => to === 'c')).toEqual([])
  })

  test('is streamed to as soon as it connects to the log (rule 57)', () => {
    const core = cutLog()
    outputsOf(core, refuse(core, 3, 0))
    sentBy(core, write(1), acknowledge(core, 'c', 2))
    expect(stateOf(core)).toBe('snapshot')
    const sent = sentBy(core, acknowledge(core, 'c', 3))
    expect(stateOf(core)).toBe('replicate')
    expect(sent).toMatchObject([{ to: 'c', prev: { index: 3 }, entries: [{}, {}] }])
  })

  test.each([
    ['failed', false, 1],
    ['is said to have ended', true, 5],
  ])('whose catch-up %s is asked how far it came with its next answer', (_name, ok, next) => {
    const core = cutLog()
    outputsOf(core, refuse(core, 3, 0))
    expect(sentBy(core, { in: 'catchUpEnded', to: 'c', ok })).toEqual([])
    expect(core.status().progress.get('c')).toMatchObject({ state: 'probe', next })
  })

  test('is probed anew when it starts again', () => {
    const core = cutLog()
    outputsOf(core, refuse(core, 3, 0))
    sentBy(core, { in: 'peerBooted', peer: 'c', last: { term: 2, index: 4 } })
    expect(stateOf(core)).toBe('probe')
  })

  test('and is not there catches up when it is heard again', () => {
    const core = cutLog()
    outputsOf(core, { in: 'tick', now: 0 })
    for (const now of [150, 300, 450, 600]) sentBy(core, { in: 'tick', now })
    expect(stateOf(core)).toBe('probe')
    expect(needsOf(core, refuse(core, 3, 0))).toHaveLength(1)
  })

  test('but needs nothing of what was cut off any more when that is found out stays', () => {
    const core = bootLeader({ settings: { maxCachedBytes: 0 } })
    sentBy(core, acknowledge(core, 'b', 2))
    for (let i = 0; i < 3; i++) sentBy(core, { in: 'propose', ctx: i, data: [Uint8Array.of(i)] })
    sentBy(core, acknowledge(core, 'b', 5))
    sentBy(core, { in: 'applied', index: 5 })
    const { term } = core.status()
    const loads = outputsOf(
      core,
      receive({ type: 'appendResp', from: 'c', to: 'a', term, index: 2 }),
    )
    expect(loads.flatMap(({ load }) => load)).toMatchObject([{ to: 'c', from: 3 }])
    // A load from 3 is under way now.
    sentBy(core, acknowledge(core, 'c', 5))
    const outputs = outputsOf(core, { in: 'entriesLoaded', to: 'c', from: 3, entries: 'compacted' })
    expect(outputs.flatMap(({ needCatchUp }) => needCatchUp)).toEqual([])
  })
})

test('entries that were read before the log was cut in front of them are not sent without the term there', () => {
  // Nothing is kept in memory, so that everything that `c` lacks has to be read.
  const core = bootLeader({ settings: { maxCachedBytes: 1 }, log: [1, 1, 1], commit: 4 })
  sentBy(core, acknowledge(core, 'b', 5))
  sentBy(core, { in: 'applied', index: 5 })
  for (let i = 0; i < 3; i++) sentBy(core, { in: 'propose', ctx: i, data: [Uint8Array.of(i)] })
  sentBy(core, acknowledge(core, 'b', 8))
  sentBy(core, { in: 'applied', index: 8 })
  const { term } = core.status()
  const loads = outputsOf(core, receive({ type: 'appendResp', from: 'c', to: 'a', term, index: 2 }))
  expect(loads.flatMap(({ load }) => load)).toMatchObject([{ to: 'c', from: 3 }])
  const conf = { ...emptyConf, voters: ['a', 'b', 'c'] }
  const snapshot = { term: 1, index: 3, conf, confIndex: 1, context: new Uint8Array(0) }
  sentBy(core, { in: 'compacted', firstIndex: 4, snapshot })
  const read = entriesOf(3, 1)
  const outputs = outputsOf(core, { in: 'entriesLoaded', to: 'c', from: 3, entries: read })
  expect(outputs.flatMap(({ needCatchUp }) => needCatchUp)).toMatchObject([{ to: 'c' }])
})

describe('a member that lacks more than appends should bring', () => {
  const settings = { catchUpBytes: 100, maxMsgBytes: 10, maxInflightMsgs: 1 }

  /** `c` acknowledges so little that more than 100 bytes are left. */
  function farBehind(): RaftCore {
    const core = bootLeader({ settings })
    sentBy(core, acknowledge(core, 'b', 2))
    for (let i = 0; i < 8; i++) {
      sentBy(core, write(50), acknowledge(core, 'b', 3 + i))
    }
    return core
  }

  test('has to catch up', () => {
    const core = farBehind()
    expect(needsOf(core, acknowledge(core, 'c', 2))).toMatchObject([{ to: 'c', from: 3 }])
    expect(stateOf(core)).toBe('snapshot')
  })

  test('is sent all of it where nothing else brings it more, and what is committed later is counted anew', () => {
    const core = farBehind()
    outputsOf(core, acknowledge(core, 'c', 2))
    sentBy(core, { in: 'catchUpEnded', to: 'c', ok: false, appends: true })
    const { term } = core.status()
    sentBy(
      core,
      receive({ type: 'heartbeatResp', from: 'c', to: 'a', term, readSeq: 0, sentAt: 0 }),
    )
    for (let index = 3; index <= 10; index++) {
      expect(needsOf(core, acknowledge(core, 'c', index))).toEqual([])
      expect(stateOf(core)).toBe('replicate')
    }
    for (let i = 0; i < 5; i++) sentBy(core, write(50), acknowledge(core, 'b', 11 + i))
    expect(needsOf(core, acknowledge(core, 'c', 11))).toMatchObject([{ to: 'c', from: 12 }])
  })

  test('is not sent all of it once more by appends in a life that has lost it', () => {
    const core = farBehind()
    outputsOf(core, acknowledge(core, 'c', 2))
    const { term } = core.status()
    const heard = { from: 'c', to: 'a', term, readSeq: 0, sentAt: 0 } as const
    const answer = receive({ type: 'heartbeatResp', ...heard })
    sentBy(core, { in: 'catchUpEnded', to: 'c', ok: false, appends: true }, answer)
    for (let index = 3; index <= 10; index++) outputsOf(core, acknowledge(core, 'c', index))
    sentBy(core, { in: 'peerBooted', peer: 'c', last: { term: 1, index: 1 } }, answer)
    expect(needsOf(core, acknowledge(core, 'c', 1))).toMatchObject([{ to: 'c', from: 2 }])
  })

  test('is not taken out of it by acknowledgements on the way', () => {
    const core = farBehind()
    outputsOf(core, acknowledge(core, 'c', 2))
    expect(needsOf(core, acknowledge(core, 'c', 4))).toEqual([])
    expect(stateOf(core)).toBe('snapshot')
    outputsOf(core, acknowledge(core, 'c', 9))
    expect(stateOf(core)).toBe('replicate')
  })

  test('is sent what is not committed all the same', () => {
    const core = bootLeader({ settings })
    sentBy(core, acknowledge(core, 'b', 2), acknowledge(core, 'c', 2))
    for (let i = 0; i < 4; i++) sentBy(core, { in: 'propose', ctx: i, data: [new Uint8Array(50)] })
    const needs = outputsOf(core, acknowledge(core, 'b', 3), acknowledge(core, 'c', 3)).flatMap(
      ({ needCatchUp }) => needCatchUp,
    )
    expect(needs).toEqual([])
  })
})
