import { type MapCommand, type MapEntry, type MapSet, Result } from '@tesela/protos/collections'
import { type ByteString, byteString, bytesOf } from './byte-string.ts'
import type { CollectionDraft } from './collection-draft.ts'
import { type Refusal, refuseOver, rejectedResult } from './rejections.ts'
import type { MapValue } from './state.ts'

// The common answers, encoded once. Copied out of the pool, so that a session keeps them as they are.
const setApplied = new Uint8Array(Result.encode({ mapSet: { applied: true } }))
const deletedNothing = new Uint8Array(Result.encode({ mapDelete: { deleted: false } }))
const deletedOne = new Uint8Array(Result.encode({ mapDelete: { deleted: true } }))

/** Executes the one operation that the command has; answers the encoded Result. */
export function executeMapCommand(
  map: CollectionDraft,
  command: MapCommand,
  revision: number,
): Uint8Array {
  if (command.set !== undefined) return set(map, command.set, revision)
  if (command.setMany !== undefined) return setMany(map, command.setMany.items, revision)
  if (command.compareExchange !== undefined) {
    return compareExchange(map, command.compareExchange, revision)
  }
  if (command.delete !== undefined) {
    return deleteOne(map, byteString(command.delete.key), command.delete.returnPrevious)
  }
  if (command.deleteMany !== undefined) return deleteMany(map, command.deleteMany.keys)
  const count = map.size
  map.clear()
  return Result.encode({ count })
}

/** The entry as clients see it. */
export function mapEntryOf(key: ByteString, stored: MapValue, keysOnly = false): MapEntry {
  return {
    key: bytesOf(key),
    value: bytesOf(keysOnly ? '' : stored.value),
    created: stored.created,
    modified: stored.modified,
  }
}

function set(map: CollectionDraft, command: MapSet, revision: number): Uint8Array {
  const key = byteString(command.key)
  const previous = map.get(key)
  // An absent entry counts as modified at revision 0.
  const holds =
    !(command.ifAbsent && previous !== undefined) &&
    (command.ifRevision === undefined || command.ifRevision === (previous?.modified ?? 0))
  if (!holds) return setResult(false, key, previous)
  const value = byteString(command.value)
  const over = overQuota(map, key, value, previous)
  if (over !== null) return rejectedResult(over)
  map.put(key, value, previous, revision)
  return command.returnPrevious ? setResult(true, key, previous) : setApplied
}

function setResult(applied: boolean, key: ByteString, previous: MapValue | undefined): Uint8Array {
  return Result.encode({
    mapSet: {
      applied,
      ...(previous === undefined ? {} : { previous: mapEntryOf(key, previous) }),
    },
  })
}

function setMany(
  map: CollectionDraft,
  items: readonly { readonly key: Uint8Array; readonly value: Uint8Array }[],
  revision: number,
): Uint8Array {
  // Of a key that repeats, the last value wins.
  const values = new Map<ByteString, ByteString>()
  for (const item of items) values.set(byteString(item.key), byteString(item.value))
  if (hasQuota(map)) {
    let moreItems = 0
    let moreBytes = 0
    for (const [key, value] of values) {
      const previous = map.get(key)
      moreItems += previous === undefined ? 1 : 0
      moreBytes += growth(key, value, previous)
    }
    const over = overQuotaBy(map, moreItems, moreBytes)
    if (over !== null) return rejectedResult(over)
  }
  for (const [key, value] of values) map.put(key, value, map.get(key), revision)
  return Result.encode({ count: items.length })
}

function compareExchange(
  map: CollectionDraft,
  command: {
    readonly key: Uint8Array
    readonly expected?: Uint8Array
    readonly next?: Uint8Array
  },
  revision: number,
): Uint8Array {
  const key = byteString(command.key)
  const previous = map.get(key)
  const expected = command.expected === undefined ? undefined : byteString(command.expected)
  if (previous?.value !== expected) return swapResult(false, previous?.value)
  if (command.next === undefined) {
    map.remove(key)
    return swapResult(true, undefined)
  }
  const next = byteString(command.next)
  const over = overQuota(map, key, next, previous)
  if (over !== null) return rejectedResult(over)
  map.put(key, next, previous, revision)
  return swapResult(true, next)
}

function swapResult(swapped: boolean, current: ByteString | undefined): Uint8Array {
  return Result.encode({
    mapSwap: { swapped, ...(current === undefined ? {} : { current: bytesOf(current) }) },
  })
}

function deleteOne(map: CollectionDraft, key: ByteString, returnPrevious: boolean): Uint8Array {
  const previous = map.get(key)
  if (previous === undefined) return deletedNothing
  map.remove(key)
  return returnPrevious
    ? Result.encode({ mapDelete: { deleted: true, previous: mapEntryOf(key, previous) } })
    : deletedOne
}

function deleteMany(map: CollectionDraft, keys: readonly Uint8Array[]): Uint8Array {
  let count = 0
  for (const key of keys) if (map.remove(byteString(key))) count++
  return Result.encode({ count })
}

function hasQuota(map: CollectionDraft): boolean {
  return map.options.maxItems > 0 || map.options.maxBytes > 0
}

function growth(key: ByteString, value: ByteString, previous: MapValue | undefined): number {
  return value.length + (previous === undefined ? key.length : -previous.value.length)
}

function overQuota(
  map: CollectionDraft,
  key: ByteString,
  value: ByteString,
  previous: MapValue | undefined,
): Refusal | null {
  if (!hasQuota(map)) return null
  return overQuotaBy(map, previous === undefined ? 1 : 0, growth(key, value, previous))
}

/** A write that makes nothing larger is always within the quota. */
function overQuotaBy(map: CollectionDraft, moreItems: number, moreBytes: number): Refusal | null {
  const { maxItems, maxBytes } = map.options
  const items = map.size + moreItems
  const bytes = map.bytes + moreBytes
  if (maxItems > 0 && moreItems > 0 && items > maxItems) {
    return refuseOver('max_items', maxItems, items)
  }
  if (maxBytes > 0 && moreBytes > 0 && bytes > maxBytes) {
    return refuseOver('max_bytes', maxBytes, bytes)
  }
  return null
}
