/** Priorities of a queue as values, and the bytes that collections.proto says for them. */
import { bytes } from './driver.ts'

export type Priority = bigint | number | string

export function int64Priority(value: bigint): Uint8Array {
  const view = new DataView(new ArrayBuffer(8))
  view.setBigInt64(0, value)
  view.setUint8(0, view.getUint8(0) ^ 0x80)
  return new Uint8Array(view.buffer)
}

export function doublePriority(value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  const signed = view.getUint8(0) >= 0x80
  for (let at = 0; at < 8; at++) {
    const flip = signed ? 0xff : at === 0 ? 0x80 : 0
    view.setUint8(at, view.getUint8(at) ^ flip)
  }
  return new Uint8Array(view.buffer)
}

export function priorityBytes(value: Priority): Uint8Array {
  if (typeof value === 'bigint') return int64Priority(value)
  return typeof value === 'number' ? doublePriority(value) : bytes(value)
}
