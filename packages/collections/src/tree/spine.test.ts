import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinTrees } from './join.ts'
import { createLeaf, type TreeNode } from './node.ts'
import { createSpine } from './spine.ts'
import { shapeOf } from './testing/canonical-shape.ts'

/** A format whose cuts are those that the key of an item names, so that a test says where every cut is. */
const format = {
  cutHash: (key: string) => 2 ** (6 + 5 * (Number(key.split(':')[1]) - 1)),
  weigh: () => 1,
}

const owner = {}

function leafAt(position: number, cut: number) {
  return createLeaf(owner, [`${String(position).padStart(6, '0')}:${cut}`], [position], 1)
}

describe('a spine', () => {
  it('makes the tree that joining the leaves one by one makes, whatever the cuts are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 60 }), (cuts) => {
        const spine = createSpine<number>(owner)
        let joined: TreeNode<number> | null = null
        for (const [position, cut] of cuts.entries()) {
          spine.add(leafAt(position, cut), cut)
          joined = joinTrees(format, owner, joined, leafAt(position, cut))
        }
        expect(shapeOf(spine.seal())).toEqual(shapeOf(joined))
      }),
      { numRuns: 1000 },
    )
  })

  it('costs as much for a leaf of a branch that a stranger made long', () => {
    // Joined one by one, so many leaves of one branch are 2 * 10^10 children to copy: minutes.
    const spine = createSpine<number>(owner)
    for (let position = 0; position < 200_000; position++) spine.add(leafAt(position, 1), 1)
    expect(spine.seal()?.size).toBe(200_000)
  })
})
