import type { RangeOptions } from './collection.ts'
import type { KeyShape } from './value-shape.ts'

/** The bounds of a walk, encoded. */
export function rangeQuery<K>(keys: KeyShape<K>, options: RangeOptions<K>) {
  const { prefix, from, to, reverse } = options
  return {
    ...(prefix === undefined ? {} : { prefix: keys.encodePrefix(prefix) }),
    ...(from === undefined ? {} : { from: keys.encode(from) }),
    ...(to === undefined ? {} : { to: keys.encode(to) }),
    reverse: reverse ?? false,
  }
}
