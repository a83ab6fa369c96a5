import type { ArgumentSpec } from '../command.ts'
import { anyKindVerbs } from './any-kind.ts'
import { collectionCommands } from './collection-commands.ts'
import { rangeOptions, readOptions } from './read-options.ts'
import { limit, value, valueFile, valueNote, values } from './value-options.ts'

const other: ArgumentSpec = { name: 'OTHER', summary: 'name of another set' }
const made = 'The set is made if it is missing.'

function combination(verb: string, summary: string) {
  return {
    summary,
    notes: 'In order, one a line, both sets as they were at one revision.',
    arguments: [other],
    options: [limit, ...readOptions],
    examples: [`tesela set ${verb} tags old-tags`],
  }
}

/** Operations of a set. */
export const setCommands = collectionCommands(
  'set',
  async () => (await import('../handlers/set.ts')).setVerbs,
  {
    add: {
      summary: 'add values',
      notes: `In one atomic step; one that is there already counts 0. ${valueNote} ${made}`,
      arguments: [values],
      options: [valueFile],
      examples: ['tesela set add tags red green'],
    },
    extend: {
      summary: 'add values, or the lines of a file, in one atomic step',
      notes: made,
      arguments: [values],
      options: [
        {
          name: 'file',
          value: 'FILE',
          summary: 'file with one value a line, or - for the standard input',
        },
      ],
      examples: ['tesela set extend tags --file tags.txt'],
    },
    delete: {
      summary: 'remove values',
      notes: `In one atomic step; one that is absent counts 0. ${valueNote} Exit code 3 when none was there.`,
      arguments: [values],
      options: [valueFile],
      examples: ['tesela set delete tags red'],
    },
    take: {
      summary: 'remove the first values and print them, one a line',
      notes:
        'In the order of their bytes, or as many as there are. Exit code 3 when there is none.',
      arguments: [{ name: 'COUNT', summary: 'how many (default 1)', optional: true }],
      examples: ['tesela set take free-ports 2'],
    },
    clear: { summary: 'remove every value', examples: ['tesela set clear tags'] },
    has: {
      summary: 'tell whether a value is there',
      notes: `${valueNote} Exit code 3 when it is not.`,
      arguments: [value],
      options: [valueFile, ...readOptions],
      examples: ['tesela set has tags red'],
    },
    values: {
      summary: 'print the values in the order of their bytes, one a line',
      options: [...rangeOptions, ...readOptions],
      examples: ['tesela set values tags --prefix r', 'tesela set values tags --json'],
    },
    'is-subset-of': {
      summary: 'tell whether another set has every value of this one',
      notes: 'Both as they were at one revision. Exit code 3 when it has not.',
      arguments: [other],
      options: readOptions,
      examples: ['tesela set is-subset-of tags all-tags'],
    },
    union: combination('union', 'print what is in one of two sets or in both'),
    intersection: combination('intersection', 'print what is in both of two sets'),
    difference: combination('difference', 'print what is in this set and not in the other'),
    ...anyKindVerbs('set', 'values', 'tags'),
  },
)
