/** The messages of collections.proto that come from outside, as {@link Shape}s. A test holds the two together. */
import { bool, bytes, manyBytes, nested, type Shape, text, uint32, uint64 } from './wire-shape.ts'

/** Keys or items of one command or query in all, whatever their size: what decoding them may cost. */
export const itemsAtMost = 65_536

/** Checks of a transaction, and its operations. */
const atomicPartsAtMost = 1024

const addressesAtMost = 32
const membersAtMost = 64

const options: Shape = { 1: bytes, 2: bytes, 3: uint64, 4: uint64, 5: uint64, 6: bytes }
const itemId: Shape = { 1: uint64, 2: uint32 }
const vecPlace: Shape = { 1: uint64, 2: nested(itemId) }
const priorityRange: Shape = { 1: bytes, 2: bool, 3: bytes, 4: bool }
const byteList: Shape = { 1: manyBytes(itemsAtMost) }
const count: Shape = { 1: uint32 }
const nothing: Shape = {}

const mapCommand: Shape = {
  1: nested({ 1: bytes, 2: bytes, 3: bool, 4: uint64, 5: bool, 6: uint64 }),
  2: nested({ 1: nested({ 1: bytes, 2: bytes, 3: uint64 }, itemsAtMost) }),
  3: nested({ 1: bytes, 2: bytes, 3: bytes, 4: uint64 }),
  4: nested({ 1: bytes, 2: bool }),
  5: nested(byteList),
  6: nested(nothing),
}

const vecCommand: Shape = {
  1: nested(byteList),
  2: nested(byteList),
  3: nested(nothing),
  4: nested(nothing),
  5: nested({ 1: uint64, 2: nested(itemId), 3: bytes }),
  6: nested({ 1: nested(vecPlace), 2: bytes, 3: uint64, 4: bool }),
  7: nested({ 1: nested(vecPlace) }),
  8: nested({ 1: nested(vecPlace), 2: nested(vecPlace) }),
  9: nested({ 1: uint64 }),
  10: nested(nothing),
}

const setCommand: Shape = {
  1: nested(byteList),
  2: nested(byteList),
  3: nested(count),
  4: nested(nothing),
}

const cellCommand: Shape = {
  1: nested({ 1: bytes, 2: bool }),
  2: nested({ 1: bytes, 2: bytes }),
  3: nested(nothing),
}

const onceCommand: Shape = { 1: nested({ 1: bytes }) }

const queuePush: Shape = { 1: bytes, 2: bytes, 3: bytes }

const queueCommand: Shape = {
  1: nested(queuePush),
  2: nested({ 1: nested(queuePush, itemsAtMost) }),
  3: nested(count),
  4: nested(count),
  5: nested({ 1: bytes, 2: bytes }),
  6: nested({ 1: bytes, 2: bytes }),
  7: nested({ 1: bytes, 2: bytes, 3: bytes }),
  8: nested(byteList),
  9: nested({ 1: nested(priorityRange) }),
  10: nested(nothing),
}

const atomicCheck: Shape = {
  1: bytes,
  2: bytes,
  3: nested(vecPlace),
  4: uint64,
  5: bytes,
  6: bool,
  7: bool,
}

const atomicOperation: Shape = {
  1: bytes,
  2: nested(mapCommand),
  3: nested(vecCommand),
  4: nested(setCommand),
  5: nested(cellCommand),
  6: nested(onceCommand),
  7: nested(queueCommand),
}

export const commandShape: Shape = {
  1: uint64,
  2: bytes,
  3: uint64,
  4: uint64,
  5: bytes,
  8: nested({ 1: bytes, 2: nested(options) }),
  9: nested(nothing),
  10: nested(mapCommand),
  11: nested(vecCommand),
  12: nested(setCommand),
  13: nested(cellCommand),
  14: nested(onceCommand),
  15: nested(queueCommand),
  16: nested({
    1: nested(atomicCheck, atomicPartsAtMost),
    2: nested(atomicOperation, atomicPartsAtMost),
  }),
}

export const openSessionShape: Shape = { 1: bytes }
export const closeSessionShape: Shape = { 1: uint64 }
export const tickShape: Shape = nothing
export const markShape: Shape = { 1: bool }
export const inviteShape: Shape = { 1: bytes, 2: bytes, 3: bytes, 4: bool, 5: uint64, 6: uint32 }

const limits: Shape = {
  1: uint32,
  2: uint32,
  3: uint32,
  4: uint32,
  5: uint32,
  6: uint32,
  7: uint32,
  8: uint32,
  9: uint32,
}

const groupRecord: Shape = {
  1: bytes,
  2: bytes,
  3: uint32,
  4: bytes,
  5: nested(limits),
  6: nested({ 1: bytes, 2: uint64 }),
}

export const confContextShape: Shape = {
  1: uint64,
  2: nested(groupRecord),
  3: nested(
    { 1: bytes, 2: bytes, 3: manyBytes(addressesAtMost), 4: bytes, 5: bool, 6: bool },
    membersAtMost,
  ),
  4: bytes,
}

const keyBounds: Shape = {
  1: bytes,
  2: bytes,
  3: bytes,
  4: bool,
  5: uint32,
  6: bytes,
}

/** Of each text in a query: all are names, and none that exists is longer than 128. */
export const queryTextBytes = 1024
const name = text(queryTextBytes)

export const queryShape: Shape = {
  1: name,
  2: nested({ 1: name, 2: uint32 }),
  3: nested(nothing),
  4: nested(nothing),
  10: nested({ ...byteList, 2: bool }),
  11: nested(nothing),
  12: nested({ ...keyBounds, 7: bool, 8: uint32 }),
  13: nested({ 1: uint64, 2: uint64, 3: nested(itemId) }),
  14: nested({ 1: uint64, 2: uint64, 3: uint32, 4: uint32 }),
  15: nested({ 1: bytes, 2: uint64 }),
  16: nested(byteList),
  17: nested({ ...keyBounds, 7: uint32 }),
  18: nested({ 1: name, 2: bytes }),
  19: nested({ 1: name, 2: name, 3: uint32, 4: bytes, 5: uint32 }),
  20: nested(nothing),
  21: nested({ ...byteList, 2: bool }),
  22: nested({
    1: bool,
    2: nested(priorityRange),
    3: uint32,
    4: nested({ 1: bytes, 2: uint64, 3: bytes }),
    5: bool,
    6: uint32,
  }),
}

/** An honest header spends more bytes on each of its lists' items than this, addresses and removals included. */
const listedBytesAtLeast = 8

/** @param length - of the header: reading it costs no more than its bytes are worth, however small it makes its items */
export function headerShape(length: number): Shape {
  const atMost = Math.floor(length / listedBytesAtLeast)
  return {
    1: uint64,
    2: uint64,
    3: nested(groupRecord),
    4: nested(limits),
    5: nested(
      { 1: bytes, 2: manyBytes(addressesAtMost), 3: bytes, 4: bool, 5: bool, 6: uint64 },
      atMost,
    ),
    6: manyBytes(atMost),
    7: nested({ 1: bytes, 2: bytes, 3: bytes, 4: bool, 5: uint64, 6: uint32 }, atMost),
    8: nested({ 1: bytes, 2: bytes, 3: nested(options), 4: uint64 }, atMost),
    9: bytes,
  }
}
