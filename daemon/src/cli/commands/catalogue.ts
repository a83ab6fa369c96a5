import { collectionKinds } from '../collection-kind.ts'
import type { Command } from '../command.ts'
import { readOptions } from './read-options.ts'

const name = { name: 'NAME', summary: '1 to 128 of a-z 0-9 . _ -' }

/** Which collections there are. */
export const catalogueCommands: readonly Command[] = [
  {
    path: ['ls'],
    summary: 'list the collections',
    arguments: [],
    options: readOptions,
    examples: ['tesela ls', 'tesela ls --json'],
    load: async () => (await import('../handlers/ls.ts')).ls,
  },
  {
    path: ['create'],
    summary: 'make a collection',
    notes: 'Making it again with the same options changes nothing; with others it is refused.',
    arguments: [
      { name: 'KIND', summary: 'what kind of collection', choices: collectionKinds },
      name,
    ],
    options: [
      {
        name: 'key-codec',
        value: 'NAME',
        summary: 'how programs read keys, of a map or a queue (default text)',
        choices: ['text', 'raw', 'json', 'cbor'],
      },
      {
        name: 'value-codec',
        value: 'NAME',
        summary: 'how programs read values (default json)',
        choices: ['json', 'text', 'raw', 'cbor'],
      },
      { name: 'max-items', value: 'N', summary: 'most items it may hold; more are refused' },
      { name: 'max-bytes', value: 'SIZE', summary: 'most bytes it may hold; more are refused' },
      {
        name: 'capacity',
        value: 'N',
        summary: 'of a queue: most items; a push beyond it evicts the lowest priority',
      },
      {
        name: 'priority',
        value: 'FORM',
        summary: 'of a queue: what its priorities are (default int64)',
        choices: ['int64', 'double', 'bytes'],
      },
    ],
    examples: [
      'tesela create map shop.orders',
      'tesela create map cache --value-codec raw --max-bytes 64MiB',
      'tesela create queue jobs --priority double --capacity 1000',
    ],
    load: async () => (await import('../handlers/create.ts')).create,
  },
  {
    path: ['info'],
    summary: 'show kind, size and options of a collection',
    arguments: [name],
    options: readOptions,
    examples: ['tesela info shop.orders'],
    load: async () => (await import('../handlers/info.ts')).info,
  },
  {
    path: ['drop'],
    summary: 'remove a collection with everything in it',
    arguments: [name],
    options: [],
    examples: ['tesela drop shop.orders'],
    load: async () => (await import('../handlers/drop.ts')).drop,
  },
]
