import { collectionCommands } from './collection-commands.ts'
import { readOptions } from './read-options.ts'
import { singleVerbs } from './single.ts'
import { value, valueFile, valueNote } from './value-options.ts'

/** Operations of a once. */
export const onceCommands = collectionCommands(
  'once',
  async () => (await import('../handlers/once.ts')).onceVerbs,
  {
    set: {
      summary: 'set the value, unless somebody did before',
      notes: `${valueNote} The once is made if it is missing. Exit code 3, and the value of the winner, when another one came first.`,
      arguments: [value],
      options: [valueFile],
      examples: ['tesela once set primary node-1'],
    },
    'is-set': {
      summary: 'tell whether there is a value',
      notes: 'Exit code 3 when there is none.',
      options: readOptions,
      examples: ['tesela once is-set primary'],
    },
    settled: {
      summary: 'wait for the value and print it',
      notes: 'Waits as long as it takes, or --timeout.',
      examples: ['tesela once settled primary --timeout 1m'],
    },
    ...singleVerbs('once', 'primary'),
  },
)
