/**
 * Decodes in steps what its codec would decode at once, for tens of milliseconds: what is large in a message is left out,
 * the rest is decoded, and what was left out is put in afterwards, a portion at a time.
 *
 * Trust: the bytes have their shape (`wire-shape.ts`). So a field is there at most once, unless it is a list, and what is
 * between the items of a list is nothing: any number of them is a list again.
 */
import { fieldAt, fieldsOf, type MessageField } from './message-fields.ts'
import type { Steps } from './steps.ts'

/** What is decoded between two yields. */
export interface Portion {
  /** Of a message: where it is a list, its items may have two bytes. */
  readonly bytes: number
  /** Of a list whose items hold none, and no text: how long they are costs nothing. */
  readonly items: number
}

/** A field that may be large, and what becomes of it where it is. */
export interface Fill<T> {
  /** As long as that it is decoded with the rest. */
  readonly bytesAtMost: number
  /** Puts the content of the field into the message that lacks it. */
  put(message: T, content: Uint8Array, portion: Portion): Steps<void>
}

/** By the number of the field. */
export type Fills<T> = Readonly<Record<number, Fill<T>>>

type Decode<T> = (bytes: Uint8Array) => T

/** An empty one in place of a field's length and content. */
const noContent = new Uint8Array(1)

export function* decodeInSteps<T>(
  bytes: Uint8Array,
  decode: Decode<T>,
  fills: Fills<T>,
  portion: Portion,
): Steps<T> {
  if (bytes.length <= portion.bytes) return decode(bytes)
  const large: [MessageField, Fill<T>][] = []
  const rest: Uint8Array[] = []
  let from = 0
  for (const field of fieldsOf(bytes)) {
    const fill = fills[field.number]
    const length = field.to - field.from
    if (fill === undefined || length <= Math.max(portion.bytes, fill.bytesAtMost)) continue
    large.push([field, fill])
    rest.push(bytes.subarray(from, field.valueAt), noContent)
    from = field.to
  }
  if (large.length === 0) return decode(bytes)
  const message = decode(Buffer.concat([...rest, bytes.subarray(from)]))
  for (const [field, fill] of large) {
    yield
    yield* fill.put(message, bytes.subarray(field.from, field.to), portion)
  }
  return message
}

/** A message in which something may be large. */
export function fillMessage<T, Inner>(
  put: (message: T, inner: Inner) => void,
  decode: Decode<Inner>,
  fills: Fills<Inner>,
): Fill<T> {
  return {
    bytesAtMost: 0,
    *put(message, content, portion) {
      put(message, yield* decodeInSteps(content, decode, fills, portion))
    },
  }
}

/** A message that is a list: its one field, number 1. */
export function fillList<T, Item>(
  listIn: (message: T) => Item[] | undefined,
  decode: Decode<readonly Item[]>,
): Fill<T> {
  return {
    bytesAtMost: 0,
    *put(message, content, { items }) {
      const list = listIn(message)
      for (let from = 0; from < content.length; ) {
        if (from > 0) yield
        let to = from
        for (let count = 0; count < items && to < content.length; count++) {
          to = fieldAt(content, to).to
        }
        for (const item of decode(content.subarray(from, to))) list?.push(item)
        from = to
      }
    },
  }
}
