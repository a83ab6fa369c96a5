import { expect } from 'vitest'
import type { Collection } from '../collection.ts'
import type { GroupState } from '../state.ts'
import { positionIn } from '../vec-order.ts'

/** Fails where what a state makes from other parts of itself is not in step with them. */
export function expectDerivedInStep(state: GroupState): void {
  const { catalogue, sessions, sessionsByKey, deadlines, invites, resultBytes } = state
  for (const collection of catalogue.values()) expectInStep(collection)
  const expiring = [...catalogue.values()].filter(
    (each) => each.kind === 'map' && each.deadlines.size > 0,
  )
  expect(deadlines.size).toBe(sessions.size + invites.size + expiring.length)
  const byId = [...sessions.entries()].map(([, { id, key }]) => [key, id])
  expect([...sessionsByKey.entries()]).toEqual(byId.toSorted(byText))
  expect(sessions.bytes).toBe(resultBytes)
}

/** What is made from the items of a collection, compared with the items. */
function expectInStep(collection: Collection): void {
  switch (collection.kind) {
    case 'map': {
      const { items, deadlines } = collection
      const expiring = [...items.entries()].filter(([, { deadline }]) => deadline > 0)
      const expected = expiring.map(([key, { deadline }]) => ({ key, deadline }))
      const known = [...deadlines.entries()].map(([, due]) => due)
      expect(known.toSorted(byKey)).toEqual(expected)
      return
    }
    case 'vec': {
      const { items, order } = collection
      expect(order.places.size).toBe(items.size)
      const sizes = [...order.row.buckets.values()].map(({ size }) => size)
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(items.size)
      for (let position = 0; position < items.size; position++) {
        expect(positionIn(order, items, items.at(position)?.[0] ?? '')).toBe(position)
      }
      return
    }
    case 'queue': {
      const { items, places } = collection
      const expected = [...items.entries()].map(([place, { key }]) => [key, place])
      expect([...places.entries()]).toEqual(
        expected.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
      )
      const { capacity = 0 } = collection.options
      expect(capacity === 0 || items.size <= capacity).toBe(true)
    }
  }
}

function byKey(left: { readonly key: string }, right: { readonly key: string }): number {
  return left.key < right.key ? -1 : 1
}

function byText(left: readonly unknown[], right: readonly unknown[]): number {
  return String(left[0]) < String(right[0]) ? -1 : 1
}
