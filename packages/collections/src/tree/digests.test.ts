import { createLeafHasher, hashCollection, hashPiece } from '@tesela/merkle'
import { describe, expect, it } from 'vitest'
import { cutsLeaf } from './cut.ts'
import { digestTree, type TreeDigests } from './digests.ts'
import { createOrderedMap, type OrderedMap } from './ordered-map.ts'
import { numberCodec, numberFormat } from './testing/number-format.ts'
import { leavesOf } from './walk.ts'

const format = numberFormat

function mapOf(size: number): OrderedMap<number> {
  const draft = createOrderedMap(format).fork()
  for (let count = 0; count < size; count++)
    draft.set(`key-${count}`, count % 1000 === 999 ? 16_384 : count % 9999)
  return draft.seal()
}

function digest(map: OrderedMap<number>): TreeDigests & { steps: number } {
  const computation = digestTree(map, numberCodec)
  let steps = 1
  let step = computation.next()
  for (; !step.done; step = computation.next()) steps++
  return { ...step.value, steps }
}

function root(map: OrderedMap<number>): string {
  return Buffer.from(digest(map).root, 'latin1').toString('hex')
}

describe('the digests of a tree', () => {
  it('are those of the encoded leaves', () => {
    const map = mapOf(1000)
    const hasher = createLeafHasher()
    const leaves = [...leavesOf(map.root)].map((leaf) => {
      leaf.keys.forEach((key, slot) => {
        hasher.add(numberCodec.encode(key, leaf.values[slot] ?? -1))
      })
      return hasher.finish()
    })
    expect(leaves.length).toBeGreaterThan(5)
    const pieces = [hashPiece(leaves)]
    const { root, leaves: found } = digest(map)
    expect(found).toEqual(leaves)
    expect(root).toBe(hashCollection({ items: 1000, leaves: leaves.length, pieces }))
  })

  it('stay with the leaves that a change leaves alone', () => {
    const map = mapOf(50_000)
    const { steps } = digest(map)
    const draft = map.fork()
    draft.set('key-7', 8)
    const changed = draft.seal()
    const fresh = [...leavesOf(changed.root)].filter((leaf) => leaf.digest === null)
    expect(fresh.length).toBe(1)
    expect(digest(changed).steps).toBeLessThan(steps / 5)
    expect(digest(changed).root).not.toBe(digest(map).root)
  })

  it('keep what a computation did that was given up', () => {
    const map = mapOf(50_000)
    const all = digest(mapOf(50_000))
    const computation = digestTree(map, numberCodec)
    computation.next()
    computation.return({ root: '', leaves: [] })
    const rest = digest(map)
    expect(rest.root).toBe(all.root)
    expect(rest.steps).toBeLessThan(all.steps)
  })

  it('come in steps within a long leaf, too', () => {
    const draft = createOrderedMap(format).fork()
    for (let count = 0; draft.size < 100; count++) {
      const key = String(count).padStart(12_000, 'k')
      if (!cutsLeaf(format.cutHash(key))) draft.set(key, count)
    }
    const map = draft.seal()
    const { root, leaves, steps } = digest(map)
    const hasher = createLeafHasher()
    for (const item of map.entries()) hasher.add(numberCodec.encode(...item))
    const leaf = hasher.finish()
    expect(leaves).toEqual([leaf])
    expect(root).toBe(hashCollection({ items: 100, leaves: 1, pieces: [hashPiece([leaf])] }))
    expect(steps).toBeGreaterThan(4)
  })

  it('list more leaves than one piece holds', () => {
    const draft = createOrderedMap(format).fork()
    for (let count = 0; count < 5000; count++) draft.set(`heavy-${count}`, 16_384)
    const { root, leaves } = digest(draft.seal())
    expect(leaves.length).toBe(5000)
    const pieces = [hashPiece(leaves.slice(0, 4096)), hashPiece(leaves.slice(4096))]
    expect(root).toBe(hashCollection({ items: 5000, leaves: 5000, pieces }))
  })

  // Computed by a second implementation, after DESIGN.md. A change of these makes members halt each other.
  it('have these bytes', () => {
    expect(root(mapOf(0))).toBe('401da6ea6a614dd6d773b1ba84c91ee6d981827bd0bdc5188aa2e5dbffba558c')
    expect(root(mapOf(1))).toBe('cea5c38682848de290a0c58fa957837f8bae0172f557c25ab1dffe0543dd512b')
    expect(root(mapOf(5000))).toBe(
      '79d5f24b3dd2a2a85aa6018645d56c6bd529f3912c75901d44015556079eaee2',
    )
  })
})
