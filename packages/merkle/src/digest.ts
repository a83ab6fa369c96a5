import { hash } from 'node:crypto'

/** SHA-256 as a string of 32 latin1 characters. */
export type Digest = string

/** What is hashed, said by the first byte: nothing of one kind can pass for another. */
export const domains = {
  leaf: 0x00,
  piece: 0x01,
  collection: 0x02,
  group: 0x03,
  run: 0x04,
  subtree: 0x05,
  range: 0x06,
} as const

export const digestBytes = 32

export function sha256(bytes: Uint8Array): Digest {
  return hash('sha256', bytes, 'binary')
}
