import { type Refusal, refuse, refuseOver } from './rejections.ts'

/** How the priorities of a queue are made. collections.proto says which bytes. */
export const priorityEncodings = ['int64', 'double', 'bytes'] as const

export type PriorityEncoding = (typeof priorityEncodings)[number]

/** Of a queue that was made without naming one. */
export const defaultPriorityEncoding: PriorityEncoding = 'int64'

const numberBytes = 8
const allExponentBits = 0x7ff

export function isPriorityEncoding(name: string): name is PriorityEncoding {
  return priorityEncodings.some((encoding) => encoding === name)
}

/** Refuses bytes that the encoding never gives: two forms of one priority would be two priorities. */
export function checkPriority(
  encoding: PriorityEncoding,
  priority: Uint8Array,
  maxKeyBytes: number,
): Refusal | null {
  if (encoding === 'bytes') {
    return priority.length > maxKeyBytes
      ? refuseOver('max_key_bytes', maxKeyBytes, priority.length)
      : null
  }
  if (priority.length !== numberBytes) {
    return refuse(
      'invalid_priority',
      `a priority of this queue has ${numberBytes} bytes, this has ${priority.length}`,
    )
  }
  return encoding === 'double' && !isFiniteDouble(priority)
    ? refuse('invalid_priority', 'a priority is a finite number, and 0 has no sign')
    : null
}

function isFiniteDouble(priority: Uint8Array): boolean {
  const signed = ((priority[0] ?? 0) & 0x80) === 0
  const flip = signed ? 0xff : 0
  const high = ((priority[0] ?? 0) ^ flip) & 0x7f
  const low = (priority[1] ?? 0) ^ flip
  if (((high << 4) | (low >> 4)) === allExponentBits) return false
  // The form of -0: every bit behind the sign is inverted from 0.
  return !(signed && priority.subarray(1).every((byte) => byte === 0xff) && priority[0] === 0x7f)
}
