import type { Mutation } from '../mutation.ts'

const collections = 'packages/collections/src/'

export const kinds: readonly Mutation[] = [
  {
    name: 'revision-of-the-retry',
    driver: 'simulation',
    rule: 'a repeat gets the first result',
    fires: ['exactly once', 'model'],
    file: `${collections}apply-entry.ts`,
    find: '    return { result, revision, accept: true }',
    replace: '    return { result, revision: index, accept: true }',
    within: 20,
    quick: true,
  },
  {
    name: 'once-won-again',
    driver: 'simulation',
    rule: 'the first one wins for ever',
    fires: ['model'],
    plan: { kinds: ['once'], anyWrite: false },
    file: `${collections}once-command.ts`,
    find: '  if (winner !== null) return',
    replace: '  if (winner !== null && winner.modified + 9 > at.revision) return',
    within: 20,
  },
  {
    name: 'ties-by-key',
    driver: 'simulation',
    rule: 'first in, first out',
    fires: ['model'],
    plan: { kinds: ['queue'], anyWrite: false },
    file: `${collections}queue-order.ts`,
    find: ' + orderedNumber(inserted) + key\n',
    replace: ' + key + orderedNumber(inserted)\n',
    within: 20,
  },
]
