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
