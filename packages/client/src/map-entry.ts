import type { MapEntry } from '@tesela/protos/collections'
import type { Entry } from './map.ts'
import type { KeyShape, ValueShape } from './value-shape.ts'

export async function decodeEntry<K, V>(
  keys: KeyShape<K>,
  values: ValueShape<V>,
  entry: MapEntry,
): Promise<Entry<K, V>> {
  return {
    key: keys.decode(entry.key),
    value: await values.decode(entry.value),
    created: BigInt(entry.created),
    modified: BigInt(entry.modified),
    ...(entry.ttlMs === undefined ? {} : { ttl: entry.ttlMs }),
  }
}
