import type { CollectionsMachine, GroupState } from '@tesela/collections'
import type { MachineEntry, MachineResult, StateMachine, StateRoots } from '@tesela/group'
import type { Life } from '../world/life.ts'

/** The state machine, with somebody who looks at what it is given and what it answers. */
export function observeMachine(
  machine: CollectionsMachine,
  life: Life,
  watch: {
    applied(entries: readonly MachineEntry[], results: readonly MachineResult[]): void
    /** Sessions, or results that were kept for one, are gone. */
    trimmed(): void
    /** The roots at a mark, or wherever else they were asked for. */
    rooted(roots: StateRoots): void
  },
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
      const before = machine.capture()
      const results = machine.apply(entries)
      watch.applied(entries, results)
      const { sessions, resultBytes } = machine.capture()
      if (sessions.size < before.sessions.size || resultBytes < before.resultBytes) watch.trimmed()
      return results
    },
    capture: () => machine.capture(),
    query: (state, request) => machine.query(state, request),
    admissible: (data) => machine.admissible(data),
    stamp: (data, logTime) => machine.stamp(data, logTime),
    stampOf: (data) => machine.stampOf(data),
    nextDue: () => machine.nextDue(),
    tick: () => machine.tick(),
    mark: () => machine.mark(),
    isMark: (data) => machine.isMark(data),
    captures: () => machine.captures(),
    roots(state, at) {
      const steps = machine.roots(state, at)
      return {
        next() {
          life.calls('computes roots')
          const step = steps.next()
          if (step.done === true) watch.rooted(step.value)
          return step
        },
      }
    },
    reader: (state, at) => machine.reader(state, at),
    installer: (header) => machine.installer(header),
    install(state) {
      life.calls('installs a state')
      machine.install(state)
    },
    members: () => machine.members(),
    wasRemoved: (replica) => machine.wasRemoved(replica),
    invite: (inviteId, logTime) => machine.invite(inviteId, logTime),
  }
}
