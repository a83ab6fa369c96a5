import type { Command } from '../command.ts'

/** For whoever looks into a group that does not behave. */
export const debugCommands: readonly Command[] = [
  {
    path: ['debug', 'state-hash'],
    summary: 'print what the state of this peer is compared by',
    notes:
      'Two peers print the same for the same revision. It is asked of this peer alone, also when it serves no reads. The newest mark stands in `tesela status --json`.',
    arguments: [],
    options: [
      {
        name: 'at',
        value: 'REV',
        summary: 'the revision of the newest mark, instead of what is applied now',
      },
    ],
    examples: ['tesela debug state-hash', 'tesela debug state-hash --at 100000 --json'],
    load: async () => (await import('../handlers/state-hash.ts')).stateHash,
  },
]
