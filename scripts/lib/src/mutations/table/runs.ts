import { flippingForGoodPlan, type Plan } from '@tesela/simulation'
import type { Mutation } from '../mutation.ts'

const applier = 'packages/group/src/applier.ts'
const machine = 'packages/collections/src/create-state-machine.ts'

/** Steps take time, and after every entry there may be another turn: nearly every run is suspended somewhere. */
const slow: Partial<Plan> = {
  longestStep: 1,
  stepBytes: 1,
  voters: 3,
  joiners: 0,
  operations: [],
  clients: 8,
  thinkMs: 2,
  events: 3000,
  faults: ['crash', 'isolateLeader'],
  aims: [],
}

export const runs: readonly Mutation[] = [
  {
    name: 'run-begun-within-a-run',
    driver: 'simulation',
    rule: 'rule 31',
    fires: ['fail-stop'],
    file: applier,
    find: 'const run = this.#run ?? this.#begin()',
    replace:
      'const run = this.#begun < this.#waiting.length ? this.#begin() : this.#run ?? this.#begin()',
    plan: slow,
    within: 20,
  },
  {
    name: 'run-that-outlives-its-state',
    driver: 'simulation',
    rule: 'sync.md §4, point 4',
    fires: ['divergence', 'fail-stop'],
    file: applier,
    find: '    this.#begun = 0\n    this.#run = null\n',
    replace: '    this.#begun = 0\n',
    plan: {
      ...flippingForGoodPlan,
      longestStep: 1,
      stepBytes: 1,
      clients: 8,
      aims: [],
      thinkMs: 2,
    },
    within: 40,
  },
  {
    name: 'run-seen-half-applied',
    driver: 'simulation',
    rule: 'architecture.md, the way of a read',
    fires: ['equal state', 'linearizability'],
    file: machine,
    find: '        bytes = 0\n        yield\n',
    replace:
      "        bytes = 0\n        const soFar = draft.seal()\n        this.#sealed = soFar.set('revision', before.revision)\n        draft = new GroupDraft(soFar)\n        yield\n",
    also: {
      file: machine,
      find: 'if (this.#sealed !== before) throw',
      replace: 'if (this.#sealed?.revision !== before.revision) throw',
    },
    plan: {
      ...slow,
      longestStep: 1,
      clients: 10,
      keys: 1,
      kinds: ['map'],
      anyWrite: false,
      faults: [],
    },
    within: 120,
  },
]
