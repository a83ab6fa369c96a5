import type { Plan } from '@tesela/simulation'
import type { Mutation } from '../mutation.ts'

/** Members change all the time, in every way. */
const everything: Partial<Plan> = {
  operations: ['promote', 'demote', 'remove', 'replace', 'wipe', 'prefer', 'transfer'],
  operators: 2,
  operateEveryMs: 400,
  events: 3000,
}

/** Leaders leave a group of two, and crash as they do. */
const leavingTwo: Partial<Plan> = {
  voters: 2,
  observers: 0,
  joiners: 0,
  operations: ['remove', 'demote', 'promote'],
  operators: 1,
  operateEveryMs: 500,
  aims: ['ownRemoval', 'insideConfChange'],
  aim: 0.05,
  events: 2000,
}

/** Voters are removed while another one has lost its state. */
const leavingTheHurt: Partial<Plan> = {
  voters: 3,
  observers: 0,
  joiners: 0,
  reluctant: 0,
  operations: ['remove', 'demote'],
  operators: 1,
  operateEveryMs: 150,
  faults: ['damage', 'damage', 'crash', 'cut'],
  faultEveryMs: 300,
  faultMs: 400,
  aims: ['ownRemoval', 'insideConfChange'],
  aim: 0.1,
  interrupt: 0,
  settings: {
    ...{ electionMs: 100, heartbeatMs: 20, requestDeadlineMs: 500, diskStallMs: 100, vouchMs: 200 },
    ...{ snapshotEvery: 10, snapshotBytes: 2000, keptLogBytes: 0 },
  },
  link: { latencyMs: 2, jitterMs: 20, loss: 0.01, duplicate: 0.05, reorders: true, bandwidth: 1e9 },
  diskMs: 0.5,
  syncMs: 3,
  thinkMs: 20,
  events: 2000,
}

/** The leadership changes hands all the time, and something goes wrong as it does. */
const handingOver: Partial<Plan> = {
  voters: 3,
  joiners: 0,
  operations: ['transfer', 'transfer', 'demote', 'promote'],
  operators: 2,
  operateEveryMs: 150,
  aims: ['handingOver', 'insideConfChange'],
  aim: 0.05,
  faults: ['crash', 'oneWay', 'cut'],
  faultEveryMs: 400,
  faultMs: 600,
  events: 3000,
}

/** Disks are lost for good, and leaders are told to hand over to whoever had one. */
const losingDisks: Partial<Plan> = {
  voters: 3,
  operations: ['wipe', 'transfer', 'transfer'],
  operators: 2,
  operateEveryMs: 150,
  events: 3000,
}

export const changes: readonly Mutation[] = [
  {
    name: 'removed-comes-back',
    driver: 'simulation',
    rule: 'rule 41',
    fires: ['configuration'],
    file: 'packages/collections/src/members.ts',
    find: 'if (wasRemoved(state, op.id)) {',
    replace: 'if (op.id.length === 0) {',
    plan: everything,
    within: 60,
  },
  {
    name: 'two-voters-at-once',
    driver: 'simulation',
    rule: 'rule 44',
    fires: ['majority on disk', 'configuration', 'leader completeness', 'convergence'],
    file: 'packages/raft/src/conf/change.ts',
    find: "if (transition === 'auto' && ops.length === 1) return applySimple(conf, ops)",
    replace: "if (transition === 'auto') return applyOps(conf, ops)",
    plan: everything,
    within: 40,
  },
  {
    name: 'observer-promoted-unasked',
    driver: 'simulation',
    rule: 'rule 46',
    fires: ['convergence'],
    file: 'packages/group/src/members/plan-succession.ts',
    find: " && members.get(replica)?.role === 'voter'",
    replace: '',
    plan: everything,
    within: 20,
  },
  {
    name: 'former-life-stays',
    driver: 'simulation',
    rule: 'rules 41, 46',
    fires: ['convergence', 'configuration'],
    file: 'packages/group/src/members/plan-succession.ts',
    find: 'const former = earlierLives(replica, members)',
    replace: 'const former: readonly ReplicaId[] = []',
    plan: losingDisks,
    within: 20,
  },
  {
    name: 'leaver-goes-on-writing',
    driver: 'simulation',
    rule: 'rule 47',
    fires: ['configuration'],
    file: 'packages/raft/src/proposals.ts',
    find: "  if (r.tracker.find(r.id) === undefined) return 'notLeader'\n  if (r.leaving !== null || r.transferee !== null) return 'transferring'\n",
    replace: '',
    plan: everything,
    within: 40,
  },
  {
    name: 'leaver-votes-by-its-last-entry',
    driver: 'simulation',
    rule: 'rule 48',
    fires: ['convergence'],
    file: 'packages/raft/src/election.ts',
    find: 'return knowsThatItDoesNotCount(r) && r.log.commonWith(last) >= r.log.committed',
    replace: 'return false',
    // What votes tell of the commit index would hide it.
    also: {
      file: 'packages/raft/src/election.ts',
      find: '  if (r.log.matches(commit)) r.log.commit(commit.index)\n',
      replace: '',
    },
    plan: leavingTwo,
    within: 120,
  },
  {
    name: 'change-told-before-it-is-durable',
    driver: 'simulation',
    rule: 'rule 48',
    fires: ['configuration'],
    file: 'packages/group/src/members/member-changes.ts',
    find: 'if (persister.durableSeq < over.seq) return',
    replace: '',
    // Nothing is applied before that, as it is.
    also: {
      file: 'packages/raft/src/replica.ts',
      find: '    return conf - 1\n',
      replace: '    return committed\n',
    },
    plan: everything,
    within: 20,
  },
  {
    name: 'unfit-voters-suffice',
    driver: 'simulation',
    rule: 'rule 48',
    fires: ['convergence'],
    file: 'packages/group/src/members/plan-change.ts',
    find: 'isFit(voter) === true)',
    replace: 'isFit(voter) !== undefined)',
    plan: leavingTheHurt,
    within: 100,
  },
  {
    name: 'transfer-without-an-end',
    driver: 'simulation',
    rule: 'rule 65',
    fires: ['convergence'],
    file: 'packages/raft/src/timers.ts',
    find: '    abortTransfer(r)\n',
    replace: '',
    plan: losingDisks,
    within: 100,
  },
  {
    name: 'heir-that-does-not-vote',
    driver: 'simulation',
    rule: 'rules 16, 65',
    fires: ['configuration'],
    file: 'packages/raft/src/election.ts',
    find: "r.role !== 'follower' || !r.isPromotable || hasUnappliedConf(r)",
    replace: "r.role !== 'follower'",
    plan: handingOver,
    within: 200,
  },
]
