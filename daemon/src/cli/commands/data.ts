import type { Command } from '../command.ts'
import { readOptions } from './read-options.ts'

/** Moving much data at once, and load. */
export const dataCommands: readonly Command[] = [
  {
    path: ['import'],
    summary: 'read NDJSON into a map',
    notes:
      'With --key the value is the exact line and the key is that field of it; without, each line is {"key": …, "value": …}, as `export --with-keys` prints it. A key that comes twice is counted and the later line wins. The map is made if it is missing.',
    arguments: [{ name: 'NAME', summary: 'of the map' }],
    options: [
      { name: 'key', value: 'FIELD', summary: 'field of the line that is the key' },
      { name: 'file', value: 'FILE', summary: 'read this file instead of the standard input' },
    ],
    examples: [
      'tesela import packages --key Package --file packages.ndjson',
      'tesela import stock < stock.ndjson',
    ],
    load: async () => (await import('../handlers/import.ts')).importMap,
  },
  {
    path: ['export'],
    summary: 'print the values of a map as stored, one a line',
    notes:
      'All of it comes from one revision. With --with-keys, what is printed can be imported again.',
    arguments: [{ name: 'NAME', summary: 'of the map' }],
    options: [{ name: 'with-keys', summary: 'print {"key": …, "value": …} lines' }, ...readOptions],
    examples: ['tesela export packages > packages.ndjson', 'tesela export stock --with-keys'],
    load: async () => (await import('../handlers/export.ts')).exportMap,
  },
  {
    path: ['bench'],
    summary: 'measure the daemon under closed-loop load',
    notes:
      'Each client sends its next request when the last one is answered. It works on a map of its own, which it drops at the end.',
    arguments: [
      {
        name: 'WORKLOAD',
        summary: 'put, get or mixed (default put)',
        optional: true,
        choices: ['put', 'get', 'mixed'],
      },
    ],
    options: [
      { name: 'clients', value: 'N', summary: 'clients at once (default 64)' },
      { name: 'connections', value: 'N', summary: 'sockets that the clients share (default 1)' },
      { name: 'seconds', value: 'S', summary: 'how long to measure (default 10)' },
      { name: 'warmup', value: 'S', summary: 'how long to run before that (default 2)' },
      { name: 'value-bytes', value: 'SIZE', summary: 'size of a value (default 100)' },
      { name: 'keys', value: 'N', summary: 'how many different keys (default 10000)' },
      {
        name: 'consistency',
        value: 'LEVEL',
        summary: 'of reads (default linearizable)',
        choices: ['linearizable', 'session', 'local'],
      },
    ],
    examples: [
      'tesela bench put --clients 256 --seconds 10 --value-bytes 100',
      'tesela bench mixed --json',
    ],
    load: async () => (await import('../handlers/bench.ts')).bench,
  },
]
