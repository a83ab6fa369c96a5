import type { Mutation } from '../mutation.ts'

const packages = 'packages/'

/** Of rows of sync.md that no run of sessions gets to: tests of other packages have to notice. */
export const rows: readonly Mutation[] = [
  {
    name: 'trees-that-remember-their-history',
    driver: 'tests',
    rule: 'sync.md H9',
    tests: `${packages}collections/src/tree/canonical.test.ts`,
    fires: ['of maps are one tree: ', 'of sequences are one tree: '],
    file: `${packages}collections/src/tree/tree-draft.ts`,
    find: 'if (bytes >= heavyItemBytes || cutsLeaf(cutHash(key))) return false',
    replace: 'if (bytes >= heavyItemBytes) return false',
  },
  {
    name: 'snapshot-that-waits-for-a-mark',
    driver: 'tests',
    rule: 'sync.md H12',
    tests: `${packages}group/src/snapshots/needed-voter.test.ts`,
    fires: [
      'of three voters one is dead, and one needs a snapshot before anything can commit: it gets what is there (H12)',
    ],
    file: `${packages}sync/src/snapshot/provider.ts`,
    find: 'one.anchor + 1 >= this.#context.firstIndex()',
    replace:
      'one.anchor + 1 >= this.#context.firstIndex() && one.anchor + 1 >= this.#context.commit()',
  },
  {
    name: 'former-snapshot-gone-before-the-record',
    driver: 'tests',
    rule: 'sync.md H21',
    tests: `${packages}group/src/snapshots/install-crashes.test.ts`,
    fires: ['a crash '],
    file: `${packages}storage/src/snapshots/create-snapshot-store.ts`,
    find: '      await this.#disk.syncDirectory(this.#directory)\n      return this.#openNow(id)\n',
    replace:
      "      for (const name of await this.#disk.list(this.#directory)) {\n        const path = this.#directory + '/' + name\n        if (/\\d-/.test(name) && path !== this.#path(id)) await deleteDirectory(this.#disk, path)\n      }\n      await this.#disk.syncDirectory(this.#directory)\n      return this.#openNow(id)\n",
  },
  {
    name: 'state-taken-without-comparing-its-root',
    driver: 'tests',
    rule: 'sync.md C24',
    tests: `${packages}group/src/catch-up/staging-sink.test.ts`,
    fires: ['a state that has another root than its leaves is not handed over (C24)'],
    file: `${packages}group/src/catch-up/staging-sink.ts`,
    find: 'if (term !== manifest.term || roots.root !== manifest.root) {',
    replace: 'if (term !== manifest.term || roots.root === null) {',
    quick: true,
  },
  {
    name: 'mark-that-the-leader-alone-keeps',
    driver: 'tests',
    rule: 'sync.md 4.2',
    tests: `${packages}group/src/repair/repaired.test.ts`,
    fires: ['the mark that a repair waits for is kept by every member'],
    file: `${packages}group/src/members/duties.ts`,
    find: 'this.#options.machine.mark(kept)',
    replace: 'this.#options.machine.mark(kept && false)',
  },
  {
    name: 'stale-target-held-against-the-leader',
    driver: 'tests',
    rule: 'sync.md C3',
    tests: `${packages}sync/src/log-replay/session.test.ts`,
    fires: ['an older target is ignored, and blames nobody (C3)'],
    file: `${packages}sync/src/log-replay/targets.ts`,
    find: "if (target.runs <= current.runs) return 'stale'",
    replace: "if (target.runs === current.runs) return 'stale'",
  },
  {
    name: 'lie-taken-once-the-target-has-moved',
    driver: 'tests',
    rule: 'sync.md C9',
    tests: `${packages}sync/src/snapshot/moving-target.test.ts`,
    fires: ['a lie is a lie also for a former target'],
    file: `${packages}sync/src/snapshot/leaves-stage.ts`,
    find: 'if (hashLeaf(leaf) !== this.#digestOf(run.from + at))',
    replace: 'if (this.#heir === null && hashLeaf(leaf) !== this.#digestOf(run.from + at))',
  },
  {
    name: 'each-target-begun-from-zero',
    driver: 'tests',
    rule: 'sync.md H5',
    tests: `${packages}sync/src/snapshot/moving-target.test.ts`,
    fires: [
      'rising targets never begin from zero (H5)',
      'a request that survives is not sent again',
      'an answer to a request for the former target',
      'it passes on',
    ],
    file: `${packages}sync/src/snapshot/transfer.ts`,
    find: '      for (const ordinal of staged) leavesStage.places.hold({ from: ordinal, count: 1 })\n',
    replace: '      void staged\n',
  },
]
