import type { ArgumentSpec, Command } from '../command.ts'
import { rangeOptions, readOptions } from './read-options.ts'

const name: ArgumentSpec = { name: 'NAME', summary: 'of the map' }
const key: ArgumentSpec = { name: 'KEY', summary: 'of the entry, as text' }

/** Operations that read a map. */
export const mapReadCommands: readonly Command[] = [
  {
    path: ['map', 'get'],
    summary: 'print the value of a key',
    notes:
      'The value is printed byte for byte, on a terminal escaped. Exit code 3 when the key is absent.',
    arguments: [name, key],
    options: [...readOptions, { name: 'entry', summary: 'print its revisions too, as JSON' }],
    examples: ['tesela map get shop.orders o-1', 'tesela map get stock apples --consistency local'],
    load: async () => (await import('../handlers/map-get.ts')).mapGet,
  },
  {
    path: ['map', 'has'],
    summary: 'tell whether a key is there',
    notes: 'Exit code 3 when it is absent.',
    arguments: [name, key],
    options: readOptions,
    examples: ['tesela map has stock apples'],
    load: async () => (await import('../handlers/map-has.ts')).mapHas,
  },
  {
    path: ['map', 'size'],
    summary: 'count the entries',
    arguments: [name],
    options: readOptions,
    examples: ['tesela map size stock'],
    load: async () => (await import('../handlers/map-size.ts')).mapSize,
  },
  {
    path: ['map', 'keys'],
    summary: 'print the keys in order, one a line',
    arguments: [name],
    options: [...rangeOptions, ...readOptions],
    examples: ['tesela map keys shop.orders --prefix o- --limit 10'],
    load: async () => (await import('../handlers/map-walk.ts')).mapKeys,
  },
  {
    path: ['map', 'values'],
    summary: 'print the values in the order of their keys, one a line',
    arguments: [name],
    options: [...rangeOptions, ...readOptions],
    examples: ['tesela map values shop.orders --from o-1 --to o-5'],
    load: async () => (await import('../handlers/map-walk.ts')).mapValues,
  },
  {
    path: ['map', 'entries'],
    summary: 'print keys and values in order, one entry a line, a tab between',
    arguments: [name],
    options: [...rangeOptions, ...readOptions],
    examples: ['tesela map entries stock --reverse', 'tesela map entries stock --json'],
    load: async () => (await import('../handlers/map-walk.ts')).mapEntries,
  },
]
