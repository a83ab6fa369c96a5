import { createStateMachine } from '@tesela/collections'
import { expect, test } from 'vitest'
import { createPlatter } from '../disk/platter.ts'
import { createNodeView } from '../node/node-view.ts'
import { createWorld } from '../world/world.ts'
import { createDivergences, isGivenUp } from './divergences.ts'

/** A replica that was judged so often, and repaired in between. */
function diverged(times: number) {
  const divergences = createDivergences(createWorld({ seed: 1 }))
  const view = createNodeView('v1', createPlatter())
  for (let time = 1; time <= times; time += 1) {
    view.mayDiverge = true
    divergences.judged(view)
    if (time < times) divergences.replaced(view, time * 10, true)
  }
  return { divergences, view }
}

test.each([1, 2])(
  'what diverged for time %i serves again with the state of a majority',
  (times) => {
    const { divergences, view } = diverged(times)
    divergences.replaced(view, 100, true)
    expect(() => divergences.served(view)).not.toThrow()
  },
)

test('what diverged is repaired by nothing that no majority vouches for', () => {
  const { divergences, view } = diverged(1)
  expect(() => divergences.replaced(view, 100, false)).toThrow('that no majority vouches for')
})

test.each(['served', 'applied', 'led'] as const)(
  'who is given up takes in what its log needs, and may still not have %s',
  (what) => {
    const { divergences, view } = diverged(3)
    divergences.replaced(view, 100, false)
    expect(isGivenUp(view)).toBe(true)
    expect(() => divergences[what](view)).toThrow('knows that it diverged')
  },
)

/** It was repaired by a state at 30, having applied 20 of the one that diverged; a start finds its log to name this. */
function restartedWith(named: number | null, lost: boolean) {
  const { divergences, view } = diverged(1)
  divergences.replaced(view, 30, true)
  const anchor = named === null ? null : { index: named, term: 1 }
  view.platter.restart({ ...view.platter.durable, anchor }, { index: 0, term: 0 })
  const state = createStateMachine().capture()
  divergences.restarted(view, { state, noted: { times: 1, revision: 20 }, lost })
  return { divergences, view }
}

test.each([null, 20])(
  'who lost what it was repaired with, and finds %s, is repaired once more, for the same time',
  (named) => {
    const { divergences, view } = restartedWith(named, true)
    divergences.judged(view)
    divergences.replaced(view, 40, true)
    expect(() => divergences.served(view)).not.toThrow()
    expect(view.repairs).toBe(1)
    expect(() => divergences.judged(view)).toThrow('nobody flipped it')
  },
)

test.each(['served', 'applied', 'led'] as const)(
  'who lost what it was repaired with may not have %s before it is repaired once more',
  (what) => {
    const { divergences, view } = restartedWith(null, true)
    expect(() => divergences[what](view)).toThrow('knows that it diverged')
  },
)

test('who lost what it was repaired with is repaired by nothing that no majority vouches for', () => {
  const { divergences, view } = restartedWith(null, true)
  expect(() => divergences.replaced(view, 40, false)).toThrow('that no majority vouches for')
})

test('who lost what it was repaired with applies no log anew', () => {
  expect(() => restartedWith(null, false)).toThrow('nobody vouches for it')
})

test('who still has what it was repaired with has no reason to judge itself', () => {
  const { divergences, view } = restartedWith(30, false)
  expect(() => divergences.served(view)).not.toThrow()
  expect(() => divergences.judged(view)).toThrow('nobody flipped it')
})
