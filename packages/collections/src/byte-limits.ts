import type { Limits } from '@tesela/protos/collections'
import { type Refusal, refuseOver } from './rejections.ts'

type ByteLimits = Readonly<Pick<Limits, 'maxKeyBytes' | 'maxValueBytes'>>

export function checkKey(key: Uint8Array, limits: ByteLimits): Refusal | null {
  return key.length > limits.maxKeyBytes
    ? refuseOver('max_key_bytes', limits.maxKeyBytes, key.length)
    : null
}

export function checkValue(value: Uint8Array | undefined, limits: ByteLimits): Refusal | null {
  return value !== undefined && value.length > limits.maxValueBytes
    ? refuseOver('max_value_bytes', limits.maxValueBytes, value.length)
    : null
}

export function checkKeys(keys: readonly Uint8Array[], limits: ByteLimits): Refusal | null {
  for (const key of keys) {
    const over = checkKey(key, limits)
    if (over !== null) return over
  }
  return null
}

export function checkValues(values: readonly Uint8Array[], limits: ByteLimits): Refusal | null {
  for (const value of values) {
    const over = checkValue(value, limits)
    if (over !== null) return over
  }
  return null
}
