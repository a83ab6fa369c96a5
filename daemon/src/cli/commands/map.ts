import type { ArgumentSpec, OptionSpec } from '../command.ts'
import { anyKindVerbs } from './any-kind.ts'
import { collectionCommands } from './collection-commands.ts'
import { rangeOptions, readOptions } from './read-options.ts'
import { exchangeOptions, previous, value, valueFile, valueNote } from './value-options.ts'

const key: ArgumentSpec = { name: 'KEY', summary: 'of the entry, as text' }
const ttl: OptionSpec = {
  name: 'ttl',
  value: 'TIME',
  summary: 'remove it after this long, such as 10m; never earlier',
}

function setMany(verb: string) {
  return {
    summary: 'set several keys in one atomic step',
    notes:
      'Pairs are arguments, or lines {"key": …, "value": …} in --file (- for the standard input). The map is made if it is missing.',
    arguments: [
      { name: 'KEY VALUE', summary: 'pairs, one behind the other', optional: true, repeated: true },
    ],
    options: [{ name: 'file', value: 'FILE', summary: 'NDJSON, or - for the standard input' }, ttl],
    examples: [
      `tesela map ${verb} stock apples 3 pears 5`,
      `tesela map ${verb} stock --file stock.ndjson`,
    ],
  }
}

/** Operations of a map. */
export const mapCommands = collectionCommands(
  'map',
  async () => (await import('../handlers/map.ts')).mapVerbs,
  {
    set: {
      summary: 'set a key to a value',
      notes: `${valueNote} The map is made if it is missing. Exit code 3 when a condition does not hold.`,
      arguments: [key, value],
      options: [
        valueFile,
        { name: 'if-absent', summary: 'only if the key is absent' },
        {
          name: 'if-revision',
          value: 'REVISION',
          summary: 'only if the entry was last changed at this revision; 0: only if it is absent',
        },
        ttl,
        previous,
      ],
      examples: [
        'tesela map set shop.orders o-1 \'{"total": 12}\'',
        'tesela map set shop.orders o-2 --file order.json --if-absent',
        'date | tesela map set clock now - --ttl 1m',
      ],
    },
    'set-many': setMany('set-many'),
    extend: setMany('extend'),
    'compare-exchange': {
      summary: 'replace a value only if it is the expected one',
      notes:
        'Without --expected the key must be absent; without --next it is deleted. Prints what the key holds afterwards. The map is made if it is missing. Exit code 3 when the comparison fails.',
      arguments: [key],
      options: [...exchangeOptions, ttl],
      examples: [
        'tesela map compare-exchange stock apples --expected 3 --next 2',
        'tesela map compare-exchange locks door --next me --ttl 30s',
      ],
    },
    delete: {
      summary: 'remove a key',
      notes: 'Exit code 3 when it was absent.',
      arguments: [key],
      options: [previous],
      examples: ['tesela map delete stock apples --previous'],
    },
    'delete-many': {
      summary: 'remove several keys in one atomic step',
      arguments: [{ ...key, repeated: true }],
      examples: ['tesela map delete-many stock apples pears'],
    },
    clear: { summary: 'remove every entry', examples: ['tesela map clear stock'] },
    get: {
      summary: 'print the value of a key',
      notes:
        'The value is printed byte for byte, on a terminal escaped. Exit code 3 when the key is absent.',
      arguments: [key],
      options: [...readOptions, { name: 'entry', summary: 'print its revisions too, as JSON' }],
      examples: [
        'tesela map get shop.orders o-1',
        'tesela map get stock apples --consistency local',
      ],
    },
    entry: {
      summary: 'print the value of a key with its revisions and time to live, as JSON',
      notes: 'Exit code 3 when the key is absent.',
      arguments: [key],
      options: readOptions,
      examples: ['tesela map entry stock apples'],
    },
    'get-many': {
      summary: 'print several keys with their values, one a line, a tab between',
      notes:
        'All of one revision, in the order given. A key that is absent stands alone on its line; then the exit code is 3.',
      arguments: [{ ...key, repeated: true }],
      options: readOptions,
      examples: ['tesela map get-many stock apples pears'],
    },
    has: {
      summary: 'tell whether a key is there',
      notes: 'Exit code 3 when it is absent.',
      arguments: [key],
      options: readOptions,
      examples: ['tesela map has stock apples'],
    },
    ...anyKindVerbs('map', 'entries', 'stock'),
    keys: {
      summary: 'print the keys in order, one a line',
      options: [...rangeOptions, ...readOptions],
      examples: ['tesela map keys shop.orders --prefix o- --limit 10'],
    },
    values: {
      summary: 'print the values in the order of their keys, one a line',
      options: [...rangeOptions, ...readOptions],
      examples: ['tesela map values shop.orders --from o-1 --to o-5'],
    },
    entries: {
      summary: 'print keys and values in order, one entry a line, a tab between',
      options: [...rangeOptions, ...readOptions],
      examples: ['tesela map entries stock --reverse', 'tesela map entries stock --json'],
    },
  },
)
