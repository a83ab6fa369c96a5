import { toString as bytesToString } from 'uint8arrays/to-string'

/** `${peerId}/${incarnation}`, the incarnation as 16 lower-case hexadecimal digits. */
export function replicaId(peerId: string, incarnation: Uint8Array): string {
  return `${peerId}/${hex(incarnation)}`
}

export function peerIdOf(replica: string): string {
  return replica.slice(0, replica.indexOf('/'))
}

export function hex(bytes: Uint8Array): string {
  return bytesToString(bytes, 'hex')
}
