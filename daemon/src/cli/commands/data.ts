import { collectionKinds } from '../collection-kind.ts'
import type { Command } from '../command.ts'
import { readOptions } from './read-options.ts'

/** Moving much data at once, and load. */
export const dataCommands: readonly Command[] = [
  {
    path: ['import'],
    summary: 'read NDJSON into a collection',
    notes:
      'What a line is depends on the kind. Map: {"key": …, "value": …}, or with --key the value is the exact line and the key is that field of it. Queue: {"priority": …, "key": …, "value": …}. Vec and set: the line is the value; cell and once: the one line is. With --records the value is a member "value" of the line. A key that comes twice is counted, and the later line wins. The collection is made if it is missing.',
    arguments: [{ name: 'NAME', summary: 'of the collection' }],
    options: [
      {
        name: 'kind',
        value: 'KIND',
        summary: 'what to make if it is missing (default map)',
        choices: collectionKinds,
      },
      { name: 'key', value: 'FIELD', summary: 'of a map: field of the line that is the key' },
      { name: 'records', summary: 'each line is an object, as `export --records` prints it' },
      { name: 'file', value: 'FILE', summary: 'read this file instead of the standard input' },
    ],
    examples: [
      'tesela import packages --key Package --file packages.ndjson',
      'tesela import log --kind vec < log.txt',
    ],
    load: async () => (await import('../handlers/import.ts')).importCollection,
  },
  {
    path: ['export'],
    summary: 'print the values of a collection as stored, one a line',
    notes:
      'In its own order, all from one revision. With --records, and of a queue always, each line is an object that keeps any bytes and can be imported again.',
    arguments: [{ name: 'NAME', summary: 'of the collection' }],
    options: [
      { name: 'records', summary: 'print objects: {"value": …}, of a map with its "key"' },
      { name: 'with-keys', summary: 'the same' },
      ...readOptions,
    ],
    examples: ['tesela export packages > packages.ndjson', 'tesela export stock --records'],
    load: async () => (await import('../handlers/export.ts')).exportCollection,
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
