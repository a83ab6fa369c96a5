import type { ConfState, ReplicaId } from '@tesela/raft'

/** Of both halves, while the configuration is joint. Of no voters there is none: a majority of nobody must judge nobody. */
export function hasMajority(
  { voters, votersOutgoing }: ConfState,
  holds: (id: ReplicaId) => boolean,
): boolean {
  const agrees = (half: readonly ReplicaId[]) => 2 * half.filter(holds).length > half.length
  return agrees(voters) && (votersOutgoing.length === 0 || agrees(votersOutgoing))
}
