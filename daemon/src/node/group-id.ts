import { toString as toText } from 'uint8arrays/to-string'

export const groupIdBytes = 16
export const groupSecretBytes = 32

/** A group's id as people and paths see it: lower-case base32 without padding, 26 characters. */
export function formatGroupId(id: Uint8Array): string {
  return toText(id, 'base32')
}
