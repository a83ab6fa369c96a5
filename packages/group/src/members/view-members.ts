import type { Millis, RaftStatus, ReplicaId } from '@tesela/raft'
import type { StateMachine } from '../seams.ts'
import type { MembersView } from './plan-change.ts'
import type { Standing } from './standing.ts'

export interface ViewSources {
  readonly self: ReplicaId
  readonly machine: Pick<StateMachine, 'members' | 'wasRemoved'>
  readonly standing: Standing
}

/** The members as a leader sees them now. `isFit`: of other replicas. */
export function viewMembers(
  sources: ViewSources,
  status: RaftStatus,
  now: Millis,
  isFit: MembersView['isFit'],
): MembersView {
  const { self, machine, standing } = sources
  const leads = status.conf.voters.includes(self)
  return {
    members: machine.members(),
    conf: status.conf,
    wasRemoved: (replica) => machine.wasRemoved(replica),
    isAlive: (replica) => replica === self || standing.isHeard(replica, now),
    isFit: (replica) => replica === self || isFit(replica),
    hasCaughtUp: (replica) =>
      replica === self ? leads : standing.hasCaughtUp(replica, now, status),
    settled: standing.settled(now),
  }
}
