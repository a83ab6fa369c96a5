import type { ArgumentSpec, OptionSpec } from '../command.ts'
import { anyKindVerbs } from './any-kind.ts'
import { collectionCommands } from './collection-commands.ts'
import { readOptions } from './read-options.ts'
import { limit, previous, value, valueFile, valueNote, values } from './value-options.ts'

const place: ArgumentSpec = {
  name: 'INDEX|ID',
  summary: 'from 0, or the id of an item as --json prints it, such as 105:0',
}
const linesFile: OptionSpec = {
  name: 'file',
  value: 'FILE',
  summary: 'file with one value a line, or - for the standard input',
}
const made = 'The vec is made if it is missing.'
const outOfRange = 'Exit code 3 when there is no such item.'

/** Operations of a vec. */
export const vecCommands = collectionCommands(
  'vec',
  async () => (await import('../handlers/vec.ts')).vecVerbs,
  {
    push: {
      summary: 'append values',
      notes: `In one atomic step, in the order given. ${valueNote} ${made}`,
      arguments: [values],
      options: [valueFile],
      examples: ['tesela vec push log started', 'tesela vec push log one two three --json'],
    },
    'push-front': {
      summary: 'put values in front',
      notes: `As a block: the first one given becomes the first of all. ${valueNote} ${made}`,
      arguments: [values],
      options: [valueFile],
      examples: ['tesela vec push-front todo now next'],
    },
    extend: {
      summary: 'append values, or the lines of a file, in one atomic step',
      notes: made,
      arguments: [values],
      options: [linesFile],
      examples: ['tesela vec extend log --file lines.txt', 'tesela vec extend log one two'],
    },
    pop: {
      summary: 'remove the last item and print it',
      notes: 'Exit code 3 when there is none.',
      examples: ['tesela vec pop todo'],
    },
    'pop-front': {
      summary: 'remove the first item and print it',
      notes: 'Exit code 3 when there is none.',
      examples: ['tesela vec pop-front todo'],
    },
    insert: {
      summary: 'put a value at an index, or right behind an item',
      notes: `At an index the value will stand there, and the length appends; with an id it stands behind that item. ${valueNote} ${made} ${outOfRange}`,
      arguments: [place, value],
      options: [valueFile],
      examples: ['tesela vec insert todo 0 first', 'tesela vec insert todo 105:0 behind-it'],
    },
    set: {
      summary: 'give an item another value',
      notes: `${valueNote} Exit code 3 when there is no such item, or it was changed since --if-revision.`,
      arguments: [place, value],
      options: [
        valueFile,
        {
          name: 'if-revision',
          value: 'REVISION',
          summary: 'only if the item was last changed at this revision',
        },
        previous,
      ],
      examples: ['tesela vec set todo 0 done --previous'],
    },
    remove: {
      summary: 'remove an item and print it',
      notes: outOfRange,
      arguments: [place],
      examples: ['tesela vec remove todo 2', 'tesela vec remove todo 105:0'],
    },
    swap: {
      summary: 'let two items change places',
      notes: outOfRange,
      arguments: [
        { ...place, name: 'LEFT' },
        { ...place, name: 'RIGHT' },
      ],
      examples: ['tesela vec swap todo 0 1'],
    },
    truncate: {
      summary: 'keep only the first items',
      arguments: [{ name: 'LENGTH', summary: 'how many to keep' }],
      examples: ['tesela vec truncate log 1000'],
    },
    clear: { summary: 'remove every item', examples: ['tesela vec clear todo'] },
    get: {
      summary: 'print an item',
      notes: outOfRange,
      arguments: [place],
      options: readOptions,
      examples: ['tesela vec get log 0', 'tesela vec get log 0 --json'],
    },
    first: {
      summary: 'print the first item',
      notes: outOfRange,
      options: readOptions,
      examples: ['tesela vec first todo'],
    },
    last: {
      summary: 'print the last item',
      notes: outOfRange,
      options: readOptions,
      examples: ['tesela vec last log'],
    },
    length: {
      summary: 'count the items',
      options: readOptions,
      examples: ['tesela vec length log'],
    },
    contains: {
      summary: 'tell whether an item has this value',
      notes: `${valueNote} Exit code 3 when none has.`,
      arguments: [value],
      options: [valueFile, ...readOptions],
      examples: ['tesela vec contains todo sleep'],
    },
    'index-of': {
      summary: 'print the index of the first item with this value',
      notes: `${valueNote} Exit code 3 when none has it.`,
      arguments: [value],
      options: [
        valueFile,
        { name: 'from', value: 'INDEX', summary: 'look from this index on' },
        ...readOptions,
      ],
      examples: ['tesela vec index-of todo sleep --from 10'],
    },
    slice: {
      summary: 'print the items from one index up to, not including, another, one a line',
      arguments: [
        { name: 'FROM', summary: 'index of the first one (default 0)', optional: true },
        { name: 'TO', summary: 'index behind the last one (default the length)', optional: true },
      ],
      options: [limit, ...readOptions],
      examples: ['tesela vec slice log 100 200', 'tesela vec slice log --json'],
    },
    ...anyKindVerbs('vec', 'items', 'log'),
  },
)
