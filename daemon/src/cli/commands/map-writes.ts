import type { ArgumentSpec, Command, OptionSpec } from '../command.ts'

const name: ArgumentSpec = { name: 'NAME', summary: 'of the map' }
const key: ArgumentSpec = { name: 'KEY', summary: 'of the entry, as text' }
const file: OptionSpec = {
  name: 'file',
  value: 'FILE',
  summary: 'file that holds the value, byte for byte',
}
const valueNote =
  'The value is an argument, - for the standard input, or --file. A value that begins with "-" goes behind "--".'

/** Operations that change a map. */
export const mapWriteCommands: readonly Command[] = [
  {
    path: ['map', 'set'],
    summary: 'set a key to a value',
    notes: `${valueNote} The map is made if it is missing. Exit code 3 when a condition does not hold.`,
    arguments: [
      name,
      key,
      { name: 'VALUE', summary: 'text, or - for the standard input', optional: true },
    ],
    options: [
      file,
      { name: 'if-absent', summary: 'only if the key is absent' },
      {
        name: 'if-revision',
        value: 'REVISION',
        summary: 'only if the entry was last changed at this revision',
      },
      { name: 'previous', summary: 'print what was there before' },
    ],
    examples: [
      'tesela map set shop.orders o-1 \'{"total": 12}\'',
      'tesela map set shop.orders o-2 --file order.json --if-absent',
      'date | tesela map set clock now -',
    ],
    load: async () => (await import('../handlers/map-set.ts')).mapSet,
  },
  {
    path: ['map', 'set-many'],
    summary: 'set several keys in one atomic step',
    notes:
      'Pairs are arguments, or lines {"key": …, "value": …} in --file (- for the standard input). The map is made if it is missing.',
    arguments: [
      name,
      { name: 'KEY VALUE', summary: 'pairs, one behind the other', optional: true, repeated: true },
    ],
    options: [{ name: 'file', value: 'FILE', summary: 'NDJSON, or - for the standard input' }],
    examples: [
      'tesela map set-many stock apples 3 pears 5',
      'tesela map set-many stock --file stock.ndjson',
    ],
    load: async () => (await import('../handlers/map-set-many.ts')).mapSetMany,
  },
  {
    path: ['map', 'compare-exchange'],
    summary: 'replace a value only if it is the expected one',
    notes:
      'Without --expected the key must be absent; without --next it is deleted. Prints what the key holds afterwards. Exit code 3 when the comparison fails.',
    arguments: [name, key],
    options: [
      { name: 'expected', value: 'VALUE', summary: 'what must be there; - for the standard input' },
      { name: 'expected-file', value: 'FILE', summary: 'file that holds it' },
      { name: 'next', value: 'VALUE', summary: 'what to put there; - for the standard input' },
      { name: 'next-file', value: 'FILE', summary: 'file that holds it' },
    ],
    examples: [
      'tesela map compare-exchange stock apples --expected 3 --next 2',
      'tesela map compare-exchange locks door --next me',
    ],
    load: async () => (await import('../handlers/map-compare-exchange.ts')).mapCompareExchange,
  },
  {
    path: ['map', 'delete'],
    summary: 'remove a key',
    notes: 'Exit code 3 when it was absent.',
    arguments: [name, key],
    options: [{ name: 'previous', summary: 'print what was there before' }],
    examples: ['tesela map delete stock apples --previous'],
    load: async () => (await import('../handlers/map-delete.ts')).mapDelete,
  },
  {
    path: ['map', 'delete-many'],
    summary: 'remove several keys in one atomic step',
    arguments: [name, { ...key, repeated: true }],
    options: [],
    examples: ['tesela map delete-many stock apples pears'],
    load: async () => (await import('../handlers/map-delete-many.ts')).mapDeleteMany,
  },
  {
    path: ['map', 'clear'],
    summary: 'remove every entry',
    arguments: [name],
    options: [],
    examples: ['tesela map clear stock'],
    load: async () => (await import('../handlers/map-clear.ts')).mapClear,
  },
]
