/**
 * Checks that bytes have exactly the shape of a protobuf message before a generated codec reads them.
 *
 * The codecs forgive what replicas must not: they recurse into unknown groups (a hostile nesting overflows the stack of
 * one member and not of another), read overlong varints as something else than a second reader would, take the last of
 * two values, and allocate before anybody counted. What passes here is read by every member alike.
 */
import type { Steps } from './steps.ts'

export type FieldShape =
  | { readonly type: 'bool' | 'uint32' | 'uint64' }
  | { readonly type: 'bytes'; readonly atMost?: number; readonly longest?: number }
  | { readonly type: 'message'; readonly shape: Shape; readonly atMost?: number }

/** By field number (below 32). A field occurs at most once, or `atMost` times. */
export type Shape = Readonly<Record<number, FieldShape>>

export const bool: FieldShape = { type: 'bool' }
export const uint32: FieldShape = { type: 'uint32' }
export const uint64: FieldShape = { type: 'uint64' }
export const bytes: FieldShape = { type: 'bytes' }

/** Bytes that a codec makes a text of, so many at most. */
export function text(longest: number): FieldShape {
  return { type: 'bytes', longest }
}

export function manyBytes(atMost: number): FieldShape {
  return { type: 'bytes', atMost }
}

export function nested(shape: Shape, atMost = 1): FieldShape {
  return { type: 'message', shape, atMost }
}

const highest = { bool: 1, uint32: 2 ** 32 - 1, uint64: Number.MAX_SAFE_INTEGER }

/** @param repeatsAtMost - occurrences of repeated fields in all messages together, whatever each of them may have */
export function hasShape(
  data: Uint8Array,
  shape: Shape,
  repeatsAtMost = Number.POSITIVE_INFINITY,
): boolean {
  return new ShapeReader(data, shape, repeatsAtMost).readOn(Number.POSITIVE_INFINITY) ?? false
}

/** The same, in steps of about so many bytes: most of them may be tags and lengths. */
export function* hasShapeInSteps(
  data: Uint8Array,
  shape: Shape,
  bytesInStep: number,
  repeatsAtMost = Number.POSITIVE_INFINITY,
): Steps<boolean> {
  const reader = new ShapeReader(data, shape, repeatsAtMost)
  for (;;) {
    const verdict = reader.readOn(bytesInStep)
    if (verdict !== null) return verdict
    yield
  }
}

/** A message that began and has not ended. */
interface OpenMessage {
  /** As deep as a shape nests: hostile bytes cannot deepen it. */
  readonly around: OpenMessage | null
  readonly shape: Shape
  readonly end: number
  /** Numbers of the fields seen, as bits. */
  seen: number
  /** How often a field was repeated, by its number; made when the first one is. */
  repeated: number[] | null
}

/** Reads without recursion, so that it may stop between any two fields and go on there. */
class ShapeReader {
  readonly #data: Uint8Array
  readonly #repeatsAtMost: number
  #position = 0
  /** Occurrences of repeated fields beyond their first. */
  #repeats = 0
  #message: OpenMessage

  constructor(data: Uint8Array, shape: Shape, repeatsAtMost: number) {
    this.#data = data
    this.#repeatsAtMost = repeatsAtMost
    this.#message = { around: null, shape, end: data.length, seen: 0, repeated: null }
  }

  /** Null: so many bytes were read, and there are more. */
  readOn(bytes: number): boolean | null {
    const pause = this.#position + bytes
    for (;;) {
      // No field goes beyond the end of its message.
      while (this.#position === this.#message.end) {
        const { around } = this.#message
        if (around === null) return true
        this.#message = around
      }
      if (this.#position >= pause) return null
      if (!this.#field(this.#message)) return false
    }
  }

  #field(message: OpenMessage): boolean {
    const tag = this.#varint(message.end)
    const number = Math.floor(tag / 8)
    const field = tag < 0 ? undefined : message.shape[number]
    if (field === undefined) return false
    const bit = 1 << number
    if ((message.seen & bit) !== 0) {
      const atMost = 'atMost' in field ? (field.atMost ?? 1) : 1
      if (atMost === 1) return false
      message.repeated ??= []
      const occurrences = (message.repeated[number] ?? 1) + 1
      message.repeated[number] = occurrences
      if (occurrences > atMost || ++this.#repeats >= this.#repeatsAtMost) return false
    }
    message.seen |= bit
    return this.#value(field, tag % 8, message)
  }

  #value(field: FieldShape, wireType: number, message: OpenMessage): boolean {
    const value = this.#varint(message.end)
    if (value < 0) return false
    if (field.type !== 'bytes' && field.type !== 'message') {
      return wireType === 0 && value <= highest[field.type]
    }
    const stop = this.#position + value
    if (wireType !== 2 || stop > message.end) return false
    if (field.type === 'message') {
      const { shape } = field
      this.#message = { around: message, shape, end: stop, seen: 0, repeated: null }
    } else if (field.longest !== undefined && value > field.longest) {
      return false
    } else this.#position = stop
    return true
  }

  /** A varint in its shortest form and within a safe integer; else −1. */
  #varint(end: number): number {
    let value = 0
    let scale = 1
    for (let count = 0; count < 8 && this.#position < end; count++) {
      const byte = this.#data[this.#position++] ?? 0
      value += (byte & 0x7f) * scale
      if (byte < 0x80) {
        const shortest = byte !== 0 || count === 0
        return shortest && value <= Number.MAX_SAFE_INTEGER ? value : -1
      }
      scale *= 128
    }
    return -1
  }
}
