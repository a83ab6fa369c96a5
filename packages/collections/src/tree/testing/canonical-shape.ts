import type { ByteString } from '../../byte-string.ts'
import { heavyItemBytes, levelsCut } from '../cut.ts'
import type { TreeFormat } from '../format.ts'
import { type Heads, headBeside } from '../heads.ts'
import { leavesIn, type TreeNode } from '../node.ts'

type Items<V> = readonly (readonly [ByteString, V])[]

/** A node without what depends on history. */
export type Shape<V> =
  | { readonly items: Items<V>; readonly bytes: number }
  | { readonly children: readonly Shape<V>[]; readonly bytes: number; readonly size: number }

/** The shape that a tree of these items must have, straight from the rule: cut everywhere, then group level by level. */
export function canonicalShape<V>(format: TreeFormat<V>, items: Items<V>): Shape<V> | null {
  const [first] = items
  if (first === undefined) return null
  const cuts = items.map(([key], position) => {
    const before = items[position - 1]
    if (before === undefined) return Number.POSITIVE_INFINITY
    return levelsCut(format.weigh(...before) >= heavyItemBytes, format.cutHash(key))
  })
  let nodes: { start: number; shape: Shape<V> }[] = []
  for (const start of startsAbove(0, cuts)) {
    const end = nextAbove(0, cuts, start)
    const part = items.slice(start, end)
    nodes.push({ start, shape: { items: part, bytes: weightOf(format, part) } })
  }
  for (let level = 1; nodes.length > 1; level++) {
    const below = nodes
    nodes = startsAbove(level, cuts).map((start) => {
      const end = nextAbove(level, cuts, start)
      const children = below.filter((node) => node.start >= start && node.start < end)
      const part = items.slice(start, end)
      const shape = {
        children: children.map((node) => node.shape),
        bytes: weightOf(format, part),
        size: part.length,
      }
      return { start, shape }
    })
  }
  return nodes[0]?.shape ?? null
}

/** The shape that a tree has. Fails where its sums, splits or heads contradict its items. */
export function shapeOf<V>(node: TreeNode<V> | null): Shape<V> | null {
  if (node === null) return null
  expectHeadsOf(node.children === null ? node.keys : node.splits, node.heads)
  if (node.children === null) {
    expectSame(node.size, node.keys.length)
    expectSame(node.size, node.values.length)
    const items = node.keys.map((key, slot) => [key, node.values[slot] as V] as const)
    return { items, bytes: node.bytes }
  }
  for (const child of node.children) expectSame(child.level, node.level - 1)
  expectSame(
    node.leaves,
    node.children.reduce((sum, child) => sum + leavesIn(child), 0),
  )
  const firsts = node.children.slice(1).map(firstKey)
  expectSame(JSON.stringify(node.splits), JSON.stringify(firsts))
  const children = node.children.map((child) => shapeOf(child) as Shape<V>)
  return { children, bytes: node.bytes, size: node.size }
}

function startsAbove(level: number, cuts: readonly number[]): number[] {
  return cuts.flatMap((cut, position) => (cut > level ? [position] : []))
}

function nextAbove(level: number, cuts: readonly number[], start: number): number {
  const next = cuts.findIndex((cut, position) => position > start && cut > level)
  return next < 0 ? cuts.length : next
}

function weightOf<V>(format: TreeFormat<V>, items: Items<V>): number {
  return items.reduce((sum, item) => sum + format.weigh(...item), 0)
}

function firstKey<V>(node: TreeNode<V>): ByteString {
  let at = node
  while (at.children !== null) at = at.children[0] as TreeNode<V>
  return at.keys[0] as ByteString
}

function expectHeadsOf(keys: readonly ByteString[], heads: Heads | null): void {
  if (heads === null) return
  const [skip = 0] = heads
  expectSame(new Set(keys.map((key) => key.slice(0, skip).padEnd(skip))).size <= 1, true)
  expectSame(heads.join(), [skip, ...keys.map((key) => headBeside(heads, key))].join())
}

function expectSame(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`the tree says ${actual}, its items say ${expected}`)
}
