/** The messages of collections.proto that come from outside, as {@link Shape}s. A test holds the two together. */
import { bool, bytes, manyBytes, nested, type Shape, uint32, uint64 } from './wire-shape.ts'

/** Keys or items of one command or query, whatever their size: what decoding them may cost. */
export const itemsAtMost = 65_536

const addressesAtMost = 32
const membersAtMost = 64

const options: Shape = { 1: bytes, 2: bytes, 3: uint64, 4: uint64 }
const keyValue: Shape = { 1: bytes, 2: bytes }

const mapCommand: Shape = {
  1: nested({ 1: bytes, 2: bytes, 3: bool, 4: uint64, 5: bool }),
  2: nested({ 1: nested(keyValue, itemsAtMost) }),
  3: nested({ 1: bytes, 2: bytes, 3: bytes }),
  4: nested({ 1: bytes, 2: bool }),
  5: nested({ 1: manyBytes(itemsAtMost) }),
  6: nested({}),
}

export const commandShape: Shape = {
  1: uint64,
  2: bytes,
  3: uint64,
  4: uint64,
  5: bytes,
  8: nested({ 1: bytes, 2: nested(options) }),
  9: nested({}),
  10: nested(mapCommand),
}

export const openSessionShape: Shape = { 1: bytes }
export const closeSessionShape: Shape = { 1: uint64 }
export const tickShape: Shape = {}
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

export const confContextShape: Shape = {
  1: uint64,
  2: nested({ 1: bytes, 2: bytes, 3: uint32, 4: bytes, 5: nested(limits) }),
  3: nested(
    { 1: bytes, 2: bytes, 3: manyBytes(addressesAtMost), 4: bytes, 5: bool, 6: bool },
    membersAtMost,
  ),
  4: bytes,
}

export const queryShape: Shape = {
  1: bytes,
  2: nested({ 1: bytes, 2: uint32 }),
  3: nested({}),
  10: nested({ 1: manyBytes(itemsAtMost), 2: bool }),
  11: nested({}),
  12: nested({
    1: bytes,
    2: bytes,
    3: bytes,
    4: bool,
    5: uint32,
    6: bytes,
    7: bool,
    8: uint32,
  }),
}
