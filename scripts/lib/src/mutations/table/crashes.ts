import type { Mutation } from '../mutation.ts'

const sync = 'packages/sync/src/'

/** Of sessions whose follower and sources crash, and come back with what is on their disks. */
export const crashes: readonly Mutation[] = [
  {
    name: 'what-was-staged-fetched-again',
    driver: 'crashingSwarm',
    rule: 'sync.md C26',
    fires: ['C26', 'C5'],
    file: `${sync}snapshot/transfer.ts`,
    find: '      for (const ordinal of staged) leavesStage.places.hold({ from: ordinal, count: 1 })\n',
    replace: '      void staged\n',
    within: 20,
    quick: true,
  },
  {
    name: 'what-was-staged-taken-for-a-beginning',
    driver: 'crashingSwarm',
    rule: 'sync.md C26',
    fires: ['C20'],
    file: `${sync}snapshot/transfer.ts`,
    find: 'for (const ordinal of staged) leavesStage.places.hold({ from: ordinal, count: 1 })',
    replace:
      'for (const ordinal of staged) leavesStage.places.hold({ from: 0, count: ordinal + 1 })',
    within: 100,
  },
  {
    name: 'leaf-counted-before-the-disk-has-it',
    driver: 'crashingSwarm',
    rule: 'sync.md C22',
    fires: ['C22'],
    file: `${sync}snapshot/counted-sink.ts`,
    find: '      sink.put(from, leaves, (error) => answered(bytes, error, () => undefined))\n',
    replace:
      '      sink.put(from, leaves, () => undefined)\n      answered(bytes, null, () => undefined)\n',
    within: 100,
  },
  {
    name: 'restarted-leader-cuts-the-log-that-a-snapshot-needs',
    driver: 'crashingSwarm',
    rule: 'sync.md H22',
    fires: ['H22'],
    file: `${sync}snapshot/provider.ts`,
    find: '      this.#leases.renew(from, held.anchor, this.#now)\n',
    replace: '      this.#leases.extend(from, this.#now)\n',
    within: 100,
  },
  {
    name: 'restarted-source-gives-another-snapshot-than-it-is-asked-for',
    driver: 'crashingSwarm',
    rule: 'sync.md R8',
    fires: ['R8', 'C25'],
    file: `${sync}snapshot/held-snapshots.ts`,
    find: '    const snapshot = this.#source.find(name)\n',
    replace: '    const snapshot = this.#source.find(name) ?? this.#source.newest()\n',
    also: {
      file: `${sync}snapshot/held-snapshots.ts`,
      find: '    this.#source.hold(name)\n',
      replace: '    this.#source.hold(snapshot)\n',
    },
    within: 200,
  },
  {
    name: 'log-replayed-from-its-beginning',
    driver: 'crashingReplaySwarm',
    rule: 'sync.md C26',
    fires: ['C26'],
    file: `${sync}log-replay/session.ts`,
    find: '    const start = context.standing()\n',
    replace: '    const start = { ...context.standing(), runs: 0, index: 0, term: 0, peaks: [] }\n',
    // What is applied by itself is passed over, and this would be that.
    also: {
      file: `${sync}log-replay/journal.ts`,
      find: '    if (runs <= this.tip.run) return true\n',
      replace: '    if (runs <= this.tip.run || index > 0) return true\n',
    },
    within: 20,
    quick: true,
  },
  {
    name: 'restarted-leader-cuts-the-log-that-is-replayed',
    driver: 'crashingReplaySwarm',
    rule: 'sync.md H22',
    fires: ['H22'],
    file: `${sync}log-replay/provider.ts`,
    find: '    return this.#leases.renew(peer, neededRun, this.#now)\n',
    replace: '    this.#leases.extend(peer, this.#now)\n    return true\n',
    within: 100,
  },
]
