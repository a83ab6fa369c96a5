import type { ArgumentSpec, OptionSpec } from '../command.ts'
import { anyKindVerbs } from './any-kind.ts'
import { collectionCommands } from './collection-commands.ts'
import { readOptions } from './read-options.ts'
import { exchangeOptions, limit, value, valueFile, valueNote } from './value-options.ts'

const key: ArgumentSpec = { name: 'KEY', summary: 'of the item, as text' }
const priority: ArgumentSpec = {
  name: 'PRIORITY',
  summary: 'a number, or text for a queue of bytes; a negative one goes behind "--"',
}
const count: ArgumentSpec = { name: 'COUNT', summary: 'how many (default 1)', optional: true }
const rangeOptions: readonly OptionSpec[] = [
  { name: 'from', value: 'PRIORITY', summary: 'only this priority and higher ones' },
  { name: 'from-exclusive', summary: 'only those above --from' },
  { name: 'to', value: 'PRIORITY', summary: 'only lower priorities than this' },
  { name: 'to-inclusive', summary: 'those at --to as well' },
]
const lines = 'Prints a line for each: priority, key and value, a tab between.'
const nothing = 'Exit code 3 when the queue is empty.'
const absent = 'Exit code 3 when the key is absent.'
const made = 'The queue is made, with whole numbers for priorities, if it is missing.'

/** Operations of a queue. */
export const queueCommands = collectionCommands(
  'queue',
  async () => (await import('../handlers/queue.ts')).queueVerbs,
  {
    push: {
      summary: 'put an item into the queue',
      notes: `A known key gets the new priority and value. Prints what went for the capacity, if anything did. ${valueNote} ${made}`,
      arguments: [priority, key, value],
      options: [valueFile],
      examples: ['tesela queue push jobs 5 j-1 resize', 'tesela queue push jobs -- -1 j-2 later'],
    },
    'push-many': {
      summary: 'put several items into the queue in one atomic step',
      notes: `Items are arguments, or lines {"priority": …, "key": …, "value": …} in --file (- for the standard input). ${made}`,
      arguments: [
        {
          name: 'PRIORITY KEY VALUE',
          summary: 'items, one behind the other',
          optional: true,
          repeated: true,
        },
      ],
      options: [{ name: 'file', value: 'FILE', summary: 'NDJSON, or - for the standard input' }],
      examples: [
        'tesela queue push-many jobs 5 j-1 resize 7 j-2 crop',
        'tesela queue push-many jobs --file jobs.ndjson',
      ],
    },
    'pop-min': {
      summary: 'remove the items of the lowest priorities',
      notes: `${lines} ${nothing}`,
      arguments: [count],
      examples: ['tesela queue pop-min jobs', 'tesela queue pop-min jobs 10 --json'],
    },
    'pop-max': {
      summary: 'remove the items of the highest priorities',
      notes: `${lines} ${nothing}`,
      arguments: [count],
      examples: ['tesela queue pop-max jobs'],
    },
    'update-priority': {
      summary: 'give an item another priority',
      notes: `It counts as inserted now. ${absent}`,
      arguments: [key, priority],
      examples: ['tesela queue update-priority jobs j-1 9'],
    },
    'update-value': {
      summary: 'give an item another value',
      notes: `It keeps its place. ${valueNote} ${absent}`,
      arguments: [key, value],
      options: [valueFile],
      examples: ['tesela queue update-value jobs j-1 rotate'],
    },
    'compare-exchange': {
      summary: 'replace the value of an item only if it is the expected one',
      notes:
        'The item keeps its place; without --next it is deleted. Prints what the key holds afterwards. Exit code 3 when the comparison fails, or the key is absent.',
      arguments: [key],
      options: exchangeOptions,
      examples: ['tesela queue compare-exchange jobs j-1 --expected new --next taken'],
    },
    delete: {
      summary: 'remove items',
      notes: 'In one atomic step; a key that is absent counts 0. Exit code 3 when none was there.',
      arguments: [{ ...key, repeated: true }],
      examples: ['tesela queue delete jobs j-1 j-2'],
    },
    'remove-range': {
      summary: 'remove the items of a range of priorities',
      notes: 'Without bounds, all of them; an inverted range removes nothing.',
      options: rangeOptions,
      examples: ['tesela queue remove-range jobs --to 5'],
    },
    clear: { summary: 'remove every item', examples: ['tesela queue clear jobs'] },
    get: {
      summary: 'print the value of an item',
      notes: absent,
      arguments: [key],
      options: readOptions,
      examples: ['tesela queue get jobs j-1'],
    },
    priority: {
      summary: 'print the priority of an item',
      notes: absent,
      arguments: [key],
      options: readOptions,
      examples: ['tesela queue priority jobs j-1'],
    },
    has: {
      summary: 'tell whether a key is there',
      notes: absent,
      arguments: [key],
      options: readOptions,
      examples: ['tesela queue has jobs j-1'],
    },
    min: {
      summary: 'print the item that pop-min would take',
      notes: nothing,
      options: readOptions,
      examples: ['tesela queue min jobs'],
    },
    max: {
      summary: 'print the item that pop-max would take',
      notes: nothing,
      options: readOptions,
      examples: ['tesela queue max jobs'],
    },
    entries: {
      summary: 'print the items in the order in which they pop',
      notes: `${lines} All of one revision.`,
      options: [
        { name: 'descending', summary: 'the highest priority first' },
        ...rangeOptions,
        limit,
        {
          name: 'cursor',
          value: 'ITEM',
          summary: 'go on behind this item, which is one that --json printed',
        },
        ...readOptions,
      ],
      examples: ['tesela queue entries jobs --descending --limit 10'],
    },
    ...anyKindVerbs('queue', 'items', 'jobs'),
  },
)
