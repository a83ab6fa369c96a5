/** As much of protobuf as three calls of etcd need. */

const LENGTH_DELIMITED = 2

/** A message of length-delimited fields, in the order given. */
export function encodeFields(
  fields: readonly (readonly [number: number, value: Uint8Array])[],
): Uint8Array {
  let length = 0
  for (const [, value] of fields) length += 1 + varintLength(value.byteLength) + value.byteLength
  const bytes = new Uint8Array(length)
  let at = 0
  for (const [number, value] of fields) {
    bytes[at++] = (number << 3) | LENGTH_DELIMITED
    let rest = value.byteLength
    for (; rest > 0x7f; rest >>>= 7) bytes[at++] = (rest & 0x7f) | 0x80
    bytes[at++] = rest
    bytes.set(value, at)
    at += value.byteLength
  }
  return bytes
}

export interface Fields {
  /** The last value of a varint field. */
  readonly numbers: ReadonlyMap<number, bigint>
  /** The last value of a length-delimited field. */
  readonly bytes: ReadonlyMap<number, Uint8Array>
}

/** The fields of a message that is trusted to be well-formed; fixed-width ones are left out. */
export function decodeFields(message: Uint8Array): Fields {
  const numbers = new Map<number, bigint>()
  const bytes = new Map<number, Uint8Array>()
  let at = 0
  const varint = (): bigint => {
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = message[at++] ?? 0
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
  while (at < message.byteLength) {
    const tag = Number(varint())
    const number = tag >>> 3
    switch (tag & 7) {
      case 0:
        numbers.set(number, varint())
        break
      case LENGTH_DELIMITED: {
        const length = Number(varint())
        bytes.set(number, message.subarray(at, at + length))
        at += length
        break
      }
      default:
        at += (tag & 7) === 1 ? 8 : 4
    }
  }
  return { numbers, bytes }
}

function varintLength(value: number): number {
  let length = 1
  for (let rest = value; rest > 0x7f; rest >>>= 7) length += 1
  return length
}
