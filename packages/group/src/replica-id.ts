import type { ReplicaId } from '@tesela/raft'

/** `${peerId}/${incarnation}`, the incarnation as lower-case hexadecimal digits. */
export function replicaIdOf(peerId: string, incarnation: Uint8Array): ReplicaId {
  return `${peerId}/${hexOf(incarnation)}`
}

export function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function peerIdOf(replica: ReplicaId): string {
  return replica.slice(0, replica.lastIndexOf('/'))
}

/** The parts of a replica's id. */
export function identityOf(replica: ReplicaId): {
  readonly peerId: string
  readonly incarnation: Uint8Array
} {
  const at = replica.lastIndexOf('/')
  const digits = replica.slice(at + 1).match(/../g) ?? []
  const incarnation = Uint8Array.from(digits, (pair) => Number.parseInt(pair, 16))
  return { peerId: peerIdOf(replica), incarnation }
}
