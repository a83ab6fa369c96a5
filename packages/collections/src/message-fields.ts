/** Where the fields of a message stand whose bytes have its shape (`wire-shape.ts`): numbers, and what has a length. */
export interface MessageField {
  readonly number: number
  /** Behind its tag: of the number, or of the length. */
  readonly valueAt: number
  /** Of what has the length; of a number, nothing. */
  readonly from: number
  /** Behind it. */
  readonly to: number
}

/** The field that begins here. */
export function fieldAt(message: Uint8Array, start: number): MessageField {
  const valueAt = varintEnd(message, start)
  const tag = varint(message, start, valueAt)
  const from = varintEnd(message, valueAt)
  const to = tag % 8 === 0 ? from : from + varint(message, valueAt, from)
  return { number: Math.floor(tag / 8), valueAt, from, to }
}

/** All of them: for messages that have few, however long these are. */
export function fieldsOf(message: Uint8Array): MessageField[] {
  const fields: MessageField[] = []
  for (let at = 0; at < message.length; ) {
    const field = fieldAt(message, at)
    fields.push(field)
    at = field.to
  }
  return fields
}

function varintEnd(bytes: Uint8Array, from: number): number {
  let at = from
  while ((bytes[at] ?? 0) >= 0x80) at++
  return at + 1
}

function varint(bytes: Uint8Array, from: number, end: number): number {
  let value = 0
  for (let at = end - 1; at >= from; at--) value = value * 0x80 + ((bytes[at] ?? 0) & 0x7f)
  return value
}
