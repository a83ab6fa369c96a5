import { describe, expect, it } from 'vitest'
import { createCutHash } from './cut-hash.ts'
import type { TreeNode } from './node.ts'
import { createOrderedMap } from './ordered-map.ts'
import { createRandom } from './testing/contest.ts'
import { numberFormat as format } from './testing/number-format.ts'

const size = 30_000
const random = createRandom(7)

/** What an edit of an item copies at most: the items of its leaf and the children of every branch above. */
function costs(root: TreeNode<number> | null): { worst: number; mean: number; height: number } {
  let worst = 0
  let sum = 0
  const visit = (node: TreeNode<number>, above: number): void => {
    if (node.children === null) {
      worst = Math.max(worst, above + node.size)
      sum += node.size * (above + node.size)
    } else for (const child of node.children) visit(child, above + node.children.length)
  }
  if (root !== null) visit(root, 0)
  return { worst, mean: sum / (root?.size ?? 1), height: root?.level ?? 0 }
}

function costsOf(keys: readonly string[], value = 1): ReturnType<typeof costs> {
  const draft = createOrderedMap(format).fork()
  for (const key of keys) draft.set(key, value)
  return costs(draft.seal().root)
}

/** Keys that a hash accepts, whoever's it is. */
function ground(accepts: (key: string) => boolean): string[] {
  const keys: string[] = []
  for (let count = 0; keys.length < size; count++) {
    const key = `ground-${count}`
    if (accepts(key)) keys.push(key)
  }
  return keys
}

const numbers = Array.from({ length: size }, (_, at) => at)
const wrongHash = createCutHash(new Uint8Array(32).fill(2))

/** What somebody may choose who does not know the salt. */
const attacks: Readonly<Record<string, () => string[]>> = {
  'ascending keys': () => numbers.map((at) => String(at).padStart(9, '0')),
  'descending keys': () => numbers.map((at) => String(size - at).padStart(9, '0')),
  'one long prefix': () => numbers.map((at) => 'p'.repeat(4000) + at),
  'keys of one byte more each': () => numbers.slice(0, 4096).map((at) => '\0'.repeat(at)),
  'keys without a cut under a guessed salt': () => ground((key) => wrongHash(key) % 64 !== 0),
  'keys with a cut each under a guessed salt': () => ground((key) => wrongHash(key) % 64 === 0),
}

describe('keys chosen to do harm', () => {
  const usual = costsOf(numbers.map(() => `key-${random(2 ** 32)}`))

  it.each(Object.entries(attacks))('cost what any keys cost: %s', (_, choose) => {
    const { worst, mean, height } = costsOf(choose())
    expect(height).toBeLessThanOrEqual(6)
    expect(worst).toBeLessThan(2 * usual.worst)
    expect(mean).toBeLessThan(1.5 * usual.mean)
  })

  it('make no long branches by heavy values, of which each has its own leaf', () => {
    const { worst, mean } = costsOf(numbers.map(String), 16_384)
    expect(worst).toBeLessThan(2 * usual.worst)
    expect(mean).toBeLessThan(usual.mean)
  })

  it('would do harm if the salt were known', () => {
    const { worst } = costsOf(ground((key) => format.cutHash(key) % 64 !== 0))
    expect(worst).toBe(size)
  })
})
