import type { Plan } from '@tesela/simulation'
import type { Mutation } from '../mutation.ts'

/** Leaders that do not know that they are none any more, and many who ask them. */
const staleLeaders: Partial<Plan> = {
  voters: 3,
  observers: 0,
  joiners: 0,
  clients: 10,
  keys: 1,
  faults: ['pause', 'isolateLeader', 'oneWay'],
  aims: [],
}

export const reads: readonly Mutation[] = [
  {
    name: 'read-without-a-round',
    driver: 'simulation',
    rule: 'rule 60',
    fires: ['linearizability', 'reads go back'],
    file: 'packages/raft/src/leader/reads.ts',
    find: 'if (r.tracker.isSoleVoter(r.id)) r.outbox.reads.push({ ctx, index })',
    replace: 'if (index >= 0) r.outbox.reads.push({ ctx, index })',
    plan: staleLeaders,
    within: 1000,
  },
  {
    name: 'read-before-a-commit-of-its-own',
    driver: 'simulation',
    rule: 'rule 60',
    fires: ['linearizability', 'reads go back'],
    file: 'packages/raft/src/leader/reads.ts',
    find: 'else if (!r.hasCommittedOwn) r.reads.postpone(ctx)',
    replace: 'else if (r.log.committed < 0) r.reads.postpone(ctx)',
    plan: staleLeaders,
    within: 1500,
  },
  {
    name: 'local-reads-as-linearizable',
    driver: 'simulation',
    rule: 'rule 60',
    fires: ['linearizability'],
    file: 'packages/group/src/group.ts',
    find: "if (consistency === 'linearizable') this.#loop.reads.linearizable(waiter)",
    replace: "if (consistency === 'stale') this.#loop.reads.linearizable(waiter)",
    within: 100,
    quick: true,
  },
  {
    name: 'reads-before-the-first-confirmation',
    driver: 'simulation',
    rule: 'rule 38',
    fires: ['reads go back'],
    file: 'packages/group/src/reads.ts',
    find: 'if (this.#confirmedAt === null) this.#unconfirmed.push({ atLeast, waiter })',
    replace:
      'if (atLeast < 0) this.#unconfirmed.push({ atLeast, waiter })\n    else if (this.#confirmedAt === null) this.#options.applied.wait(atLeast, waiter)',
    within: 200,
  },
  {
    name: 'session-reads-of-any-age',
    driver: 'simulation',
    rule: 'session consistency',
    fires: ['reads go back'],
    file: 'packages/group/src/reads.ts',
    find: 'else this.#options.applied.wait(Math.max(atLeast, this.#confirmedAt), waiter)',
    replace: 'else this.#options.applied.wait(this.#confirmedAt, waiter)',
    within: 60,
    quick: true,
  },
]
