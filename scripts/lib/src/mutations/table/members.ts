import type { Mutation } from '../mutation.ts'

export const members: readonly Mutation[] = [
  {
    name: 'two-changes-at-once',
    driver: 'simulation',
    rule: 'rule 42',
    fires: ['configuration'],
    file: 'packages/raft/src/proposals.ts',
    find: "if (r.pendingConfIndex > r.log.applied) return 'confPending'",
    replace: '',
    within: 400,
    plan: { joiners: 3, voters: 3 },
  },
  {
    name: 'change-before-a-commit-of-its-own',
    driver: 'simulation',
    rule: 'rule 43',
    fires: ['configuration'],
    file: 'packages/raft/src/proposals.ts',
    find: "if (!r.hasCommittedOwn) return 'confPending'",
    replace: '',
    within: 1500,
    plan: { joiners: 3, voters: 3 },
  },
]
