import type { MapCompareExchange, Result } from '@tesela/protos/collections'
import { type ByteString, byteString, bytesOf } from './byte-string.ts'
import type { MapValue } from './collection.ts'
import { editing, editsInStep } from './edits-in-step.ts'
import type { EntryContext } from './entry-context.ts'
import type { MapDraft } from './map-draft.ts'
import { mapEntryOf } from './map-entry.ts'
import { hasQuota, refuseGrowth } from './quota.ts'
import type { ReadKeyValue, ReadMapCommand, ReadMapSet } from './read-command.ts'
import type { Refusal } from './rejections.ts'
import { constantResult } from './results.ts'
import type { Stepped, Steps } from './steps.ts'

const setApplied = constantResult({ mapSet: { applied: true } })
const deletedNothing = constantResult({ mapDelete: { deleted: false } })
const deletedOne = constantResult({ mapDelete: { deleted: true } })

/** Executes the one operation that the command has. */
export function executeMapCommand(
  map: MapDraft,
  command: ReadMapCommand,
  at: EntryContext,
): Stepped<Result> {
  if (command.set !== undefined) return set(map, command.set, at)
  if (command.setMany !== undefined) {
    const { items } = command.setMany
    return editing(items.length, setMany(map, items, at))
  }
  if (command.compareExchange !== undefined) {
    return compareExchange(map, command.compareExchange, at)
  }
  if (command.delete !== undefined) {
    return deleteOne(map, byteString(command.delete.key), command.delete.returnPrevious, at)
  }
  if (command.deleteMany !== undefined) {
    const { keys } = command.deleteMany
    return editing(keys.length, deleteMany(map, keys))
  }
  const count = map.size
  map.clear()
  return { count }
}

function set(map: MapDraft, command: ReadMapSet, at: EntryContext): Result {
  const key = byteString(command.key)
  const previous = map.get(key)
  // An absent entry counts as modified at revision 0.
  const holds =
    !(command.ifAbsent && previous !== undefined) &&
    (command.ifRevision === undefined || command.ifRevision === (previous?.modified ?? 0))
  if (!holds) return setResult(false, key, previous, at)
  const value = byteString(command.value)
  const over = refuseValue(map, key, value, previous)
  if (over !== null) return { rejection: over }
  put(map, key, value, command.ttlMs, previous, at)
  return command.returnPrevious ? setResult(true, key, previous, at) : setApplied
}

function setResult(
  applied: boolean,
  key: ByteString,
  previous: MapValue | undefined,
  at: EntryContext,
): Result {
  return {
    mapSet: {
      applied,
      ...(previous === undefined ? {} : { previous: mapEntryOf(key, previous, at.logTime) }),
    },
  }
}

function* setMany(map: MapDraft, items: readonly ReadKeyValue[], at: EntryContext): Steps<Result> {
  const over = hasQuota(map) ? yield* refuseOutcome(map, items) : null
  if (over !== null) return { rejection: over }
  for (const [position, { key, value, ttlMs }] of items.entries()) {
    if (position % editsInStep === editsInStep - 1) yield
    const name = byteString(key)
    put(map, name, byteString(value), ttlMs, map.get(name), at)
  }
  return { count: items.length }
}

/** Against the quota counts what is there in the end: of a key that repeats, the last item. */
function* refuseOutcome(map: MapDraft, items: readonly ReadKeyValue[]): Steps<Refusal | null> {
  /** By key: bytes of the value that is there in the end. */
  const last = new Map<ByteString, number>()
  let moreItems = 0
  let moreBytes = 0
  for (const [position, { key, value }] of items.entries()) {
    if (position % editsInStep === editsInStep - 1) yield
    const name = byteString(key)
    const repeated = last.get(name)
    last.set(name, value.length)
    if (repeated !== undefined) {
      moreBytes += value.length - repeated
      continue
    }
    const previous = map.get(name)
    moreItems += previous === undefined ? 1 : 0
    moreBytes += growth(name, value.length, previous)
  }
  return refuseGrowth(map, moreItems, moreBytes)
}

function compareExchange(map: MapDraft, command: MapCompareExchange, at: EntryContext): Result {
  const key = byteString(command.key)
  const previous = map.get(key)
  const expected = command.expected === undefined ? undefined : byteString(command.expected)
  if (previous?.value !== expected) return swapResult(false, previous?.value)
  if (command.next === undefined) {
    map.remove(key)
    return swapResult(true, undefined)
  }
  const next = byteString(command.next)
  const over = refuseValue(map, key, next, previous)
  if (over !== null) return { rejection: over }
  put(map, key, next, command.ttlMs, previous, at)
  return swapResult(true, next)
}

function swapResult(swapped: boolean, current: ByteString | undefined): Result {
  return {
    mapSwap: { swapped, ...(current === undefined ? {} : { current: bytesOf(current) }) },
  }
}

function deleteOne(
  map: MapDraft,
  key: ByteString,
  returnPrevious: boolean,
  at: EntryContext,
): Result {
  const previous = map.get(key)
  if (previous === undefined) return deletedNothing
  map.remove(key)
  return returnPrevious
    ? { mapDelete: { deleted: true, previous: mapEntryOf(key, previous, at.logTime) } }
    : deletedOne
}

function* deleteMany(map: MapDraft, keys: readonly Uint8Array[]): Steps<Result> {
  let count = 0
  for (const [position, key] of keys.entries()) {
    if (position % editsInStep === editsInStep - 1) yield
    if (map.remove(byteString(key))) count++
  }
  return { count }
}

function put(
  map: MapDraft,
  key: ByteString,
  value: ByteString,
  ttlMs: number | undefined,
  previous: MapValue | undefined,
  { revision, logTime }: EntryContext,
): void {
  const created = previous === undefined ? revision : previous.created
  const deadline = ttlMs === undefined ? 0 : logTime + ttlMs
  map.put(key, { value, created, modified: revision, deadline }, previous)
}

function growth(key: ByteString, valueBytes: number, previous: MapValue | undefined): number {
  return valueBytes + (previous === undefined ? key.length : -previous.value.length)
}

function refuseValue(
  map: MapDraft,
  key: ByteString,
  value: ByteString,
  previous: MapValue | undefined,
): Refusal | null {
  if (!hasQuota(map)) return null
  return refuseGrowth(map, previous === undefined ? 1 : 0, growth(key, value.length, previous))
}
