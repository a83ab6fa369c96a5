import { Command, type KeyValue, type MapSet } from '@tesela/protos/collections'
import { fieldBytes, numberBytes, putBytes, putNumber } from '@tesela/wire'

/** Room in front of an encoded operation: a request to execute it is made around it, without a copy. */
export const FRONT_BYTES = 96

/** What is to be done; the fields of a session are not part of it. */
export type Operation = Omit<Command, 'session' | 'sessionKey' | 'sequence' | 'acknowledgedThrough'>

/** Tags: of a `Command`, of a `MapCommand` and its list, of a `MapSet`, and of a `KeyValue`. */
const tags = { collection: 0x2a, map: 0x52, set: 0x0a, setMany: 0x12, items: 0x0a }
const inSet = {
  key: 0x0a,
  value: 0x12,
  ifAbsent: 0x18,
  ifRevision: 0x20,
  returnPrevious: 0x28,
  ttlMs: 0x30,
}
const inItem = { key: 0x0a, value: 0x12, ttlMs: 0x18 }

/**
 * The fields of an operation in a `Command`, behind {@link FRONT_BYTES} of room. Those that set one key of a map, or many,
 * are what most programs write: they are encoded by hand, to the bytes that the codec has for them.
 */
export function encodeOperation(operation: Operation): Buffer {
  const { collection, map } = operation
  if (map === undefined || !isAscii(collection)) return encodeByCodec(operation)
  const { set, setMany } = map
  if (set !== undefined) return encodeSet(collection, set)
  if (setMany !== undefined) return encodeSetMany(collection, setMany.items)
  return encodeByCodec(operation)
}

function encodeByCodec(operation: Operation): Buffer {
  const encoded = Command.encode(operation)
  const bytes = Buffer.allocUnsafe(FRONT_BYTES + encoded.byteLength)
  bytes.set(encoded, FRONT_BYTES)
  return bytes
}

function encodeSet(collection: string, set: MapSet): Buffer {
  const { key, value, ifAbsent, ifRevision, returnPrevious, ttlMs } = set
  const length =
    presentBytes(key) +
    presentBytes(value) +
    flagBytes(ifAbsent) +
    optionalBytes(ifRevision) +
    flagBytes(returnPrevious) +
    optionalBytes(ttlMs)
  const bytes = begin(collection, length)
  let at = putHead(bytes, collection, tags.set, length)
  at = putPresent(bytes, at, inSet.key, key)
  at = putPresent(bytes, at, inSet.value, value)
  if (ifAbsent) at = putNumber(bytes, at, inSet.ifAbsent, 1)
  if (ifRevision !== undefined) at = putNumber(bytes, at, inSet.ifRevision, ifRevision)
  if (returnPrevious) at = putNumber(bytes, at, inSet.returnPrevious, 1)
  if (ttlMs !== undefined) putNumber(bytes, at, inSet.ttlMs, ttlMs)
  return bytes
}

function encodeSetMany(collection: string, items: readonly KeyValue[]): Buffer {
  let length = 0
  for (const item of items) length += fieldBytes(itemBytes(item))
  const bytes = begin(collection, length)
  let at = putHead(bytes, collection, tags.setMany, length)
  for (const item of items) {
    at = putNumber(bytes, at, tags.items, itemBytes(item))
    at = putPresent(bytes, at, inItem.key, item.key)
    at = putPresent(bytes, at, inItem.value, item.value)
    if (item.ttlMs !== undefined) at = putNumber(bytes, at, inItem.ttlMs, item.ttlMs)
  }
  return bytes
}

function itemBytes({ key, value, ttlMs }: KeyValue): number {
  return presentBytes(key) + presentBytes(value) + optionalBytes(ttlMs)
}

/** Memory for a command of a map whose operation has so many bytes. */
function begin(collection: string, length: number): Buffer {
  const named = collection === '' ? 0 : fieldBytes(collection.length)
  return Buffer.allocUnsafe(FRONT_BYTES + named + fieldBytes(fieldBytes(length)))
}

/** Writes what stands before the fields of the operation. @returns where they begin */
function putHead(bytes: Buffer, collection: string, tag: number, length: number): number {
  let at = FRONT_BYTES
  if (collection !== '') {
    at = putNumber(bytes, at, tags.collection, collection.length)
    for (let letter = 0; letter < collection.length; letter++) {
      bytes[at++] = collection.charCodeAt(letter)
    }
  }
  at = putNumber(bytes, at, tags.map, fieldBytes(length))
  return putNumber(bytes, at, tag, length)
}

/** Codecs leave empty bytes and what is false out; an optional number is there even where it is zero. */
function presentBytes({ byteLength }: Uint8Array): number {
  return byteLength === 0 ? 0 : fieldBytes(byteLength)
}

function putPresent(bytes: Uint8Array, at: number, tag: number, value: Uint8Array): number {
  return value.byteLength === 0 ? at : putBytes(bytes, at, tag, value)
}

function flagBytes(flag: boolean): number {
  return flag ? 2 : 0
}

function optionalBytes(value: number | undefined): number {
  return value === undefined ? 0 : numberBytes(value)
}

/** Every name that a daemon takes is; the others it refuses itself. */
function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) return false
  return true
}
