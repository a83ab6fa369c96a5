import type { Limits } from '@tesela/protos/collections'
import { checkEach } from './check-each.ts'
import type { ReadBytes } from './read-command.ts'
import { type Refusal, refuseOver } from './rejections.ts'
import type { Stepped } from './steps.ts'

type ByteLimits = Readonly<Pick<Limits, 'maxKeyBytes' | 'maxValueBytes'>>

export function checkKey(key: ReadBytes, limits: ByteLimits): Refusal | null {
  return key.length > limits.maxKeyBytes
    ? refuseOver('max_key_bytes', limits.maxKeyBytes, key.length)
    : null
}

export function checkValue(value: ReadBytes | undefined, limits: ByteLimits): Refusal | null {
  return value !== undefined && value.length > limits.maxValueBytes
    ? refuseOver('max_value_bytes', limits.maxValueBytes, value.length)
    : null
}

export function checkKeys(
  keys: readonly Uint8Array[],
  limits: ByteLimits,
): Stepped<Refusal | null> {
  return checkEach(keys, (key) => checkKey(key, limits))
}

export function checkValues(
  values: readonly Uint8Array[],
  limits: ByteLimits,
): Stepped<Refusal | null> {
  return checkEach(values, (value) => checkValue(value, limits))
}
