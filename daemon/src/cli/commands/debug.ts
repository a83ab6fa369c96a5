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
  {
    path: ['debug', 'log-dump'],
    summary: 'print every record of the log as a JSON line',
    notes:
      'The daemon must not run; nothing is changed. Each line says where the record stands, what it is, and whether its checksum holds. Keys and values are left out unless --values asks for the data of the entries, which may hold secrets.',
    arguments: [
      { name: 'DIR', summary: 'the data directory (default: that of --data)', optional: true },
    ],
    options: [{ name: 'values', summary: 'with the data of every entry, in base64' }],
    examples: ['tesela debug log-dump /srv/a --json', 'tesela debug log-dump --values'],
    load: async () => (await import('../handlers/log-dump.ts')).logDump,
  },
]
