import type { MapEntry } from '@tesela/protos/collections'
import { type ByteString, bytesOf } from './byte-string.ts'
import type { MapValue } from './collection.ts'

/** The entry as clients see it at a log time. */
export function mapEntryOf(
  key: ByteString,
  stored: MapValue,
  logTime: number,
  keysOnly = false,
): MapEntry {
  const { created, modified, deadline } = stored
  return {
    key: bytesOf(key),
    value: bytesOf(keysOnly ? '' : stored.value),
    created,
    modified,
    ...(deadline === 0 ? {} : { ttlMs: Math.max(0, deadline - logTime) }),
  }
}
