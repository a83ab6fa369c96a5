/**
 * Reads commands with one long list in steps: the codec would decode a list of the greatest length at once, for tens of
 * milliseconds. What is between the items of a list in a message is nothing, so that any number of them is a list again.
 *
 * Trust: the bytes are hostile. What is read here is what {@link hasShape} passes and the codec decodes to the same value;
 * a test holds the three together. Whatever else it may be is not judged here.
 */
import {
  Command,
  MapDeleteMany,
  MapSetMany,
  QueueDelete,
  QueuePushMany,
  SetAdd,
  SetDelete,
  VecPush,
  VecPushFront,
} from '@tesela/protos/collections'
import { commandShape, itemsAtMost } from './shapes.ts'
import type { Steps } from './steps.ts'
import { hasShape, type Shape } from './wire-shape.ts'

/** What is decoded between two yields. */
const itemsInPart = 256
const bytesInPart = 64 * 1024

/** A list that an operation may have: it is field 1 of a message of its own. */
interface List {
  /** Appends what the bytes hold to the list of the command. False: the command has none. */
  append(command: Command, part: Uint8Array): boolean
  length(command: Command): number
}

/** By the field of the command, then by that of its operation. */
const lists: Readonly<Record<number, Readonly<Record<number, List>>>> = {
  10: {
    2: listOf(
      ({ map }) => map?.setMany?.items,
      (part) => MapSetMany.decode(part).items,
    ),
    5: listOf(
      ({ map }) => map?.deleteMany?.keys,
      (part) => MapDeleteMany.decode(part).keys,
    ),
  },
  11: {
    1: listOf(
      ({ vec }) => vec?.push?.values,
      (part) => VecPush.decode(part).values,
    ),
    2: listOf(
      ({ vec }) => vec?.pushFront?.values,
      (part) => VecPushFront.decode(part).values,
    ),
  },
  12: {
    1: listOf(
      ({ set }) => set?.add?.values,
      (part) => SetAdd.decode(part).values,
    ),
    2: listOf(
      ({ set }) => set?.delete?.values,
      (part) => SetDelete.decode(part).values,
    ),
  },
  15: {
    2: listOf(
      ({ queue }) => queue?.pushMany?.items,
      (part) => QueuePushMany.decode(part).items,
    ),
    8: listOf(
      ({ queue }) => queue?.delete?.keys,
      (part) => QueueDelete.decode(part).keys,
    ),
  },
}

function listOf<T>(
  listIn: (command: Command) => T[] | undefined,
  decode: (part: Uint8Array) => readonly T[],
): List {
  return {
    append(command, part) {
      const list = listIn(command)
      for (const item of decode(part)) list?.push(item)
      return list !== undefined
    },
    length: (command) => listIn(command)?.length ?? 0,
  }
}

/** Null: a command without a list that is most of it, or no command. */
export function* readLargeCommand(body: Uint8Array): Steps<Command | null> {
  const kind = fieldWithMost(body, 0, body.length)
  const operation = kind && fieldWithMost(body, kind.from, kind.to)
  if (kind === null || operation === null) return null
  const list = lists[kind.number]?.[operation.number]
  const shape = nestedIn(nestedIn(commandShape, kind.number), operation.number)
  const rest = withoutList(body, kind, operation)
  if (list === undefined || !hasShape(rest, commandShape, itemsAtMost)) return null
  const command = Command.decode(rest)
  for (let at = operation.from; at < operation.to; ) {
    const end = endOfPart(body, at, operation.to)
    const part = body.subarray(at, end)
    if (!hasShape(part, shape) || !list.append(command, part)) return null
    if (list.length(command) > itemsAtMost) return null
    at = end
    yield
  }
  return command
}

/** A field that holds bytes: where it begins with its tag, and where these are. */
interface Field {
  readonly number: number
  readonly start: number
  readonly from: number
  readonly to: number
}

/** The field with more than half of the bytes of a message. Null: none, or no message. */
function fieldWithMost(data: Uint8Array, from: number, end: number): Field | null {
  const cursor = new Cursor(data, from)
  while (cursor.at < end) {
    const start = cursor.at
    const tag = cursor.varint(end)
    const value = cursor.varint(end)
    if (tag < 0 || value < 0) return null
    if (tag % 8 === 0) continue
    const to = cursor.at + value
    if (tag % 8 !== 2 || to > end) return null
    // Tags from 16 on take two bytes, and are of no list.
    if (value * 2 > end - from && tag < 0x80) {
      return { number: tag >> 3, start, from: cursor.at, to }
    }
    cursor.at = to
  }
  return null
}

/** The message with an empty list: lengths in shortest form, as the ones in their place are. */
function withoutList(body: Uint8Array, kind: Field, operation: Field): Uint8Array {
  const before = body.subarray(kind.from, operation.start)
  const behind = body.subarray(operation.to, kind.to)
  const length = before.length + 2 + behind.length
  return Buffer.concat([
    body.subarray(0, kind.start),
    Buffer.from([kind.number * 8 + 2, ...varintOf(length)]),
    before,
    Buffer.from([operation.number * 8 + 2, 0]),
    behind,
    body.subarray(kind.to),
  ])
}

/** Behind so many items as are decoded at once, one at least. What is no item ends there too, and has not the shape. */
function endOfPart(data: Uint8Array, from: number, end: number): number {
  const cursor = new Cursor(data, from)
  for (let items = 0; items < itemsInPart && cursor.at < end; items++) {
    const start = cursor.at
    const tag = cursor.varint(end)
    const length = cursor.varint(end)
    const stop = cursor.at + length
    if (tag < 0 || length < 0 || stop > end) return end
    if (items > 0 && stop - from > bytesInPart) return start
    cursor.at = stop
  }
  return cursor.at
}

function nestedIn(shape: Shape, number: number): Shape {
  const field = shape[number]
  return field?.type === 'message' ? field.shape : {}
}

function varintOf(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80)
  return [...bytes, rest]
}

class Cursor {
  readonly #data: Uint8Array
  at: number

  constructor(data: Uint8Array, at: number) {
    this.#data = data
    this.at = at
  }

  /** In its shortest form; −1: it is not, or ends too late. */
  varint(end: number): number {
    let value = 0
    let scale = 1
    for (let count = 0; count < 8 && this.at < end; count++) {
      const byte = this.#data[this.at++] ?? 0
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return byte !== 0 || count === 0 ? value : -1
      scale *= 0x80
    }
    return -1
  }
}
