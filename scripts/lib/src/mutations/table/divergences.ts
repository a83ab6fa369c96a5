import { flippingPlan, type Plan } from '@tesela/simulation'
import type { Mutation } from '../mutation.ts'

const group = 'packages/group/src/'

/** The state of one member after the other becomes another one in memory. */
const flipping: Partial<Plan> = {
  ...flippingPlan,
  observers: 0,
  clients: 4,
  faults: ['flip'],
  faultEveryMs: 150,
  faultMs: 100,
  aims: ['installing'],
  thinkMs: 5,
}

export const divergences: readonly Mutation[] = [
  {
    name: 'repaired-by-what-no-majority-vouches-for',
    driver: 'simulation',
    rule: 'sync.md, repair of a diverged member',
    fires: ['divergence'],
    file: `${group}catch-up/catch-up.ts`,
    find: '    this.#sealedOnly = true\n',
    replace: '    this.#sealedOnly = false\n',
    also: {
      file: `${group}repair/repair.ts`,
      find: 'if (!sealed || anchor <= divergence.revision) {',
      replace: 'if (anchor <= divergence.revision) {',
    },
    // With the other sound one cut off, who leads has a snapshot before anybody can vouch for it.
    plan: { ...flipping, faults: ['flip', 'cut', 'cut', 'pause'], faultEveryMs: 100, faultMs: 400 },
    within: 40,
  },
  {
    name: 'diverged-and-serving',
    driver: 'simulation',
    rule: 'sync.md §4, point 4',
    fires: ['divergence'],
    file: `${group}callers.ts`,
    find: '    if (halted !== null) return halted\n    if (signal',
    replace: '    if (signal',
    plan: flipping,
    within: 20,
  },
  {
    name: 'diverged-and-leading-on',
    driver: 'simulation',
    rule: 'sync.md §4, point 4',
    fires: ['divergence'],
    file: `${group}member-loop.ts`,
    find: '    this.#outbox.silence()\n',
    replace: '',
    also: {
      file: 'packages/raft/src/offers.ts',
      find: "  if (r.role !== 'follower') becomeFollower(r, r.term, null)\n  r.pendingConfs",
      replace: '  r.pendingConfs',
    },
    plan: flipping,
    within: 20,
  },
  {
    name: 'repaired-without-end',
    driver: 'simulation',
    rule: 'sync.md, repair of a diverged member',
    fires: ['divergence'],
    file: `${group}repair/given-up.ts`,
    find: 'divergence.times > repairsAtMost',
    replace: 'divergence.times > 1_000',
    plan: flipping,
    within: 20,
  },
  {
    name: 'started-from-what-diverged',
    driver: 'simulation',
    rule: 'sync.md, repair of a diverged member',
    fires: ['divergence', 'roots'],
    file: `${group}snapshots/starting-state.ts`,
    find: 'divergence !== null && index <= divergence.revision',
    replace: 'divergence !== null && index < 0',
    // Where it is set aside as it is found out, too, no start finds it.
    also: {
      file: `${group}repair/repair.ts`,
      find: '      if (id.index > revision) continue\n',
      replace: '      if (id.index > 0) continue\n',
    },
    plan: { ...flipping, faults: ['flip', 'crash'], aims: ['writeToSync'] },
    within: 60,
  },
  {
    name: 'applied-anew-by-what-diverged',
    driver: 'simulation',
    rule: 'sync.md, repair of a diverged member',
    fires: ['divergence'],
    file: `${group}snapshots/starting-state.ts`,
    find: 'const lost = isUnrepaired || isCut',
    replace: 'const lost = isCut',
    // No log is ever cut, and whoever crashes is not repaired yet.
    plan: {
      ...flipping,
      settings: { ...flipping.settings, snapshotEvery: 0 },
      faults: ['flip', 'flip', 'crash'],
      aims: ['writeToSync'],
    },
    within: 60,
  },
  {
    name: 'log-diverged-and-acknowledging',
    driver: 'tests',
    tests: `${group}repair/diverged-log.test.ts`,
    rule: 'sync.md §3: the minority side halts',
    fires: [
      'a member with another log than the majority takes part in nothing, at no start either',
    ],
    file: `${group}member-loop.ts`,
    find: '    if (error instanceof LogDivergedError) this.#outbox.mute()\n',
    replace: '',
  },
  {
    name: 'log-diverged-and-repaired',
    driver: 'tests',
    tests: `${group}repair/diverged-log.test.ts`,
    rule: 'sync.md §3: never an automatic repair',
    fires: ['a member with another log', 'a leader with another log', 'nothing takes the place'],
    file: `${group}roots/root-watch.ts`,
    find: 'own.log !== null && sealed.log !== null && own.log !== sealed.log',
    replace: 'own.log === null',
  },
  {
    name: 'named-before-anybody-could-contradict',
    driver: 'tests',
    tests: 'packages/sync/src/snapshot/provider.test.ts',
    rule: 'sync.md §4, point 4: used only when nobody disagrees',
    fires: ['what the leader alone vouches for it names when there was time to contradict it'],
    file: 'packages/sync/src/snapshot/provider.ts',
    find: 'return now - this.#unvouched.since < VOUCHING_COALESCES * coalesceMs',
    replace: 'return false',
  },
]
