import type { CollectionsMachine, GroupState } from '@tesela/collections'
import type { MachineEntry, MachineResult, StateMachine } from '@tesela/group'
import type { Life } from '../world/life.ts'

/** The state machine, with somebody who looks at what it is given and what it answers. */
export function observeMachine(
  machine: CollectionsMachine,
  life: Life,
  applied: (entries: readonly MachineEntry[], results: readonly MachineResult[]) => void,
): StateMachine<GroupState> {
  return {
    get revision() {
      return machine.revision
    },
    get logTime() {
      return machine.logTime
    },
    apply(entries) {
      life.calls('applies')
      const results = machine.apply(entries)
      applied(entries, results)
      return results
    },
    capture: () => machine.capture(),
    query: (state, request) => machine.query(state, request),
    admissible: (data) => machine.admissible(data),
    stamp: (data, logTime) => machine.stamp(data, logTime),
    stampOf: (data) => machine.stampOf(data),
    nextDue: () => machine.nextDue(),
    tick: () => machine.tick(),
    members: () => machine.members(),
    wasRemoved: (replica) => machine.wasRemoved(replica),
    invite: (inviteId, logTime) => machine.invite(inviteId, logTime),
  }
}
