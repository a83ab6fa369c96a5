import { describe, expect, test } from 'vitest'
import { encodeConfChange } from './conf/codec.ts'
import { type Boot, bootCore, receive } from './testing/boot-core.ts'
import type { ConfChange, ConfOp, Input, Outcome, RaftCore } from './types.ts'

function change(transition: ConfChange['transition'], ...ops: ConfOp[]): ConfChange {
  return { transition, ops, context: new Uint8Array(0) }
}

const replace: readonly ConfOp[] = [
  { op: 'remove', id: 'c' },
  { op: 'addVoter', id: 'd' },
]

/** Disk and state machine answer at once; the state machine agrees with every change, or with none. */
function settle(core: RaftCore, accept: boolean, ...inputs: Input[]): readonly Outcome[] {
  const outcomes: Outcome[] = []
  for (const input of inputs) core.step(input)
  while (core.hasOutput()) {
    const { persist, apply, proposals } = core.takeOutput()
    outcomes.push(...proposals)
    if (persist !== null) core.step({ in: 'persisted', seq: persist.seq })
    for (const { type, index } of apply?.entries ?? []) {
      if (type === 'conf') core.step({ in: 'confApplied', index, accept })
      core.step({ in: 'applied', index })
    }
  }
  return outcomes
}

function lead(core: RaftCore): RaftCore {
  settle(core, true, { in: 'campaign' })
  const { term } = core.status()
  settle(core, true, receive({ type: 'voteResp', from: 'b', to: 'a', term, granted: true }))
  return core
}

/** Leads `a`, `b`, `c` and has committed an entry of its own. */
function bootLeader(boot: Boot = {}): RaftCore {
  const core = lead(bootCore(boot))
  settle(core, true, acknowledge(core, 'b', core.status().last.index))
  return core
}

function acknowledge(core: RaftCore, from: string, index = core.status().last.index): Input {
  return receive({ type: 'appendResp', from, to: 'a', term: core.status().term, index })
}

const propose = (each: ConfChange): Input => ({ in: 'proposeConf', ctx: 1, change: each })

describe('a joint configuration', () => {
  test('is left by itself, when a majority of either half has agreed to (rule 44)', () => {
    const core = bootLeader()
    settle(core, true, propose(change('auto', ...replace)))
    settle(core, true, acknowledge(core, 'b'))
    const joint = { voters: ['a', 'b', 'd'], votersOutgoing: ['a', 'b', 'c'] }
    expect(core.status()).toMatchObject({ commit: 3, last: { index: 4 }, conf: joint })
    settle(core, true, acknowledge(core, 'd'))
    expect(core.status()).toMatchObject({ commit: 3, conf: joint })
    settle(core, true, acknowledge(core, 'c'))
    const { commit, conf, last } = core.status()
    expect({ commit, last: last.index }).toEqual({ commit: 4, last: 4 })
    expect(conf).toMatchObject({ voters: ['a', 'b', 'd'], votersOutgoing: [], autoLeave: false })
  })

  test('is left once, however much is applied meanwhile', () => {
    const core = bootLeader()
    settle(core, true, propose(change('implicit', ...replace)))
    const write: Input = { in: 'propose', ctx: 2, data: [Uint8Array.of(1)] }
    settle(core, true, write, write)
    settle(core, true, acknowledge(core, 'b'))
    expect(core.status().last.index).toBe(6)
  })

  test('is left although the state machine would refuse: it is the end of what it accepted', () => {
    const core = bootLeader()
    settle(core, true, propose(change('auto', ...replace)))
    settle(core, true, acknowledge(core, 'b'))
    settle(core, false, acknowledge(core, 'b'), acknowledge(core, 'c'))
    expect(core.status().conf).toMatchObject({ voters: ['a', 'b', 'd'], votersOutgoing: [] })
  })

  test('is never entered when the state machine refuses', () => {
    const core = bootLeader()
    settle(core, false, propose(change('auto', ...replace)))
    settle(core, false, acknowledge(core, 'b'))
    expect(core.status()).toMatchObject({
      commit: 3,
      last: { index: 3 },
      conf: { votersOutgoing: [] },
    })
  })

  test('that is explicit stays until it is asked to end, and takes no other change', () => {
    const core = bootLeader()
    settle(core, true, propose(change('explicit', ...replace)))
    settle(core, true, acknowledge(core, 'b'))
    expect(core.status()).toMatchObject({ last: { index: 3 }, conf: { autoLeave: false } })
    const another = propose(change('auto', { op: 'addLearner', id: 'e' }))
    expect(settle(core, true, another)).toMatchObject([{ ok: false, why: 'confInvalid' }])
    expect(settle(core, true, propose(change('auto')))).toMatchObject([{ ok: true }])
    settle(core, true, acknowledge(core, 'b'))
    expect(core.status().conf).toMatchObject({ voters: ['a', 'b', 'd'], votersOutgoing: [] })
  })

  test('is left by a leader who inherits it, once an entry of its own is committed (rules 43, 44)', () => {
    const core = bootCore({})
    const data = encodeConfChange(change('implicit', ...replace))
    const entry = { term: 1, index: 2, type: 'conf', data } as const
    const prev = { term: 1, index: 1 }
    const message = { type: 'append', from: 'c', to: 'a', term: 1, prev, commit: 2 } as const
    settle(core, true, receive({ ...message, entries: [entry] }))
    expect(core.status().conf.votersOutgoing).toEqual(['a', 'b', 'c'])
    lead(core)
    expect(core.status()).toMatchObject({ soft: { role: 'leader' }, last: { index: 3 } })
    settle(core, true, acknowledge(core, 'b'))
    expect(core.status()).toMatchObject({ commit: 3, last: { term: 2, index: 4 } })
    settle(core, true, acknowledge(core, 'b'))
    expect(core.status().conf).toMatchObject({ voters: ['a', 'b', 'd'], votersOutgoing: [] })
  })

  test('elects nobody with the votes of one half (rule 19)', () => {
    const core = bootCore({ voters: ['a', 'b', 'c'] })
    const ops: readonly ConfOp[] = [
      { op: 'remove', id: 'b' },
      { op: 'remove', id: 'c' },
      { op: 'addVoter', id: 'd' },
    ]
    const data = encodeConfChange(change('explicit', ...ops))
    const entry = { term: 1, index: 2, type: 'conf', data } as const
    const prev = { term: 1, index: 1 }
    const message = { type: 'append', from: 'c', to: 'a', term: 1, prev, commit: 2 } as const
    settle(core, true, receive({ ...message, entries: [entry] }))
    lead(core)
    expect(core.status().soft.role).toBe('candidate')
    const { term } = core.status()
    settle(core, true, receive({ type: 'voteResp', from: 'd', to: 'a', term, granted: true }))
    expect(core.status().soft.role).toBe('leader')
  })
})
