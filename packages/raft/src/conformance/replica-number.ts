import type { ReplicaId } from '../types.ts'

/** The files number their replicas from 1; 0 is nobody. Padded, so that ids sort as the numbers do. */
export function replicaIdOf(number: number): ReplicaId {
  return String(number).padStart(16, '0')
}

export function numberOf(id: ReplicaId | null): number {
  return id === null ? 0 : Number(id)
}
