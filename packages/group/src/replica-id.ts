import type { ReplicaId } from '@tesela/raft'

/** `${peerId}/${incarnation}`, the incarnation as lower-case hexadecimal digits. */
export function replicaIdOf(peerId: string, incarnation: Uint8Array): ReplicaId {
  return `${peerId}/${hexOf(incarnation)}`
}

export function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
