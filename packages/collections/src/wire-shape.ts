/**
 * Checks that bytes have exactly the shape of a protobuf message before a generated codec reads them.
 *
 * The codecs forgive what replicas must not: they recurse into unknown groups (a hostile nesting overflows the stack of
 * one member and not of another), read overlong varints as something else than a second reader would, take the last of
 * two values, and allocate before anybody counted. What passes here is read by every member alike.
 */
export type FieldShape =
  | { readonly type: 'bool' | 'uint32' | 'uint64' }
  | { readonly type: 'bytes'; readonly atMost?: number }
  | { readonly type: 'message'; readonly shape: Shape; readonly atMost?: number }

/** By field number (below 32). A field occurs at most once, or `atMost` times. */
export type Shape = Readonly<Record<number, FieldShape>>

export const bool: FieldShape = { type: 'bool' }
export const uint32: FieldShape = { type: 'uint32' }
export const uint64: FieldShape = { type: 'uint64' }
export const bytes: FieldShape = { type: 'bytes' }

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
  return new ShapeReader(data, repeatsAtMost).message(shape, data.length)
}

class ShapeReader {
  readonly #data: Uint8Array
  readonly #repeatsAtMost: number
  #position = 0
  /** Occurrences of repeated fields beyond their first. */
  #repeats = 0

  constructor(data: Uint8Array, repeatsAtMost: number) {
    this.#data = data
    this.#repeatsAtMost = repeatsAtMost
  }

  message(shape: Shape, end: number): boolean {
    /** Numbers of the fields seen, as bits. */
    let seen = 0
    /** How often a field was repeated, by its number; made when the first one is. */
    let repeated: number[] | null = null
    while (this.#position < end) {
      const tag = this.#varint(end)
      const number = Math.floor(tag / 8)
      const field = tag < 0 ? undefined : shape[number]
      if (field === undefined) return false
      const bit = 1 << number
      if ((seen & bit) !== 0) {
        const atMost = 'atMost' in field ? (field.atMost ?? 1) : 1
        if (atMost === 1) return false
        repeated ??= []
        const occurrences = (repeated[number] ?? 1) + 1
        repeated[number] = occurrences
        if (occurrences > atMost || ++this.#repeats >= this.#repeatsAtMost) return false
      }
      seen |= bit
      if (!this.#value(field, tag % 8, end)) return false
    }
    return this.#position === end
  }

  #value(field: FieldShape, wireType: number, end: number): boolean {
    const value = this.#varint(end)
    if (value < 0) return false
    if (field.type !== 'bytes' && field.type !== 'message') {
      return wireType === 0 && value <= highest[field.type]
    }
    const stop = this.#position + value
    if (wireType !== 2 || stop > end) return false
    if (field.type === 'message') return this.message(field.shape, stop)
    this.#position = stop
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
