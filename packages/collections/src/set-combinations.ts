import type { ByteString } from './byte-string.ts'
import type { OrderedMap } from './tree/ordered-map.ts'

type Items = OrderedMap<number>

/** A value that was looked at, and whether it belongs to the combination. */
interface Step {
  readonly value: ByteString
  readonly belongs: boolean
}

/** The values of two sets at or after one, in the order of their bytes. */
type Combination = (left: Items, right: Items, from: ByteString) => Iterable<Step>

export const combinations = {
  *union(left, right, from) {
    const [ours, theirs] = [walk(left, from), walk(right, from)]
    let [one, two] = [next(ours), next(theirs)]
    while (one !== undefined || two !== undefined) {
      const value = two === undefined || (one !== undefined && one <= two) ? one : two
      if (value !== undefined) yield { value, belongs: true }
      if (one === value) one = next(ours)
      if (two === value) two = next(theirs)
    }
  },
  *intersection(left, right, from) {
    const [few, many] = left.size <= right.size ? [left, right] : [right, left]
    for (const value of walk(few, from)) yield { value, belongs: many.has(value) }
  },
  *difference(left, right, from) {
    for (const value of walk(left, from)) yield { value, belongs: !right.has(value) }
  },
} satisfies Record<string, Combination>

export function isCombination(name: string): name is keyof typeof combinations {
  return Object.hasOwn(combinations, name)
}

function* walk(items: Items, from: ByteString): Generator<ByteString, undefined> {
  for (const [value] of items.entries({ from })) yield value
  return undefined
}

function next(values: Generator<ByteString, undefined>): ByteString | undefined {
  return values.next().value
}
