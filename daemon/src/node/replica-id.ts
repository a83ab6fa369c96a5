import { fromString } from 'uint8arrays/from-string'

/** The peer id of a replica id, `${peerId}/${incarnation}`. */
export function peerIdOf(replica: string): string {
  return replica.slice(0, replica.indexOf('/'))
}

/** The incarnation of a replica id as text: 16 lower-case hexadecimal digits. */
export function incarnationTextOf(replica: string): string {
  return replica.slice(replica.indexOf('/') + 1)
}

/** The incarnation of a replica id: 8 bytes. */
export function incarnationOf(replica: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(fromString(incarnationTextOf(replica), 'base16'))
}
