import { collectionCommands } from './collection-commands.ts'
import { singleVerbs } from './single.ts'
import { exchangeOptions, previous, value, valueFile, valueNote } from './value-options.ts'

/** Operations of a cell. */
export const cellCommands = collectionCommands(
  'cell',
  async () => (await import('../handlers/cell.ts')).cellVerbs,
  {
    set: {
      summary: 'give the cell a value',
      notes: `${valueNote} The cell is made if it is missing.`,
      arguments: [value],
      options: [valueFile, previous],
      examples: ['tesela cell set motd hello', 'tesela cell set config --file config.json'],
    },
    'compare-exchange': {
      summary: 'replace the value only if it is the expected one',
      notes:
        'Without --expected the cell must be empty; without --next it is emptied. Prints what it holds afterwards. The cell is made if it is missing. Exit code 3 when the comparison fails.',
      options: exchangeOptions,
      examples: ['tesela cell compare-exchange counter --expected 1 --next 2'],
    },
    clear: { summary: 'empty the cell', examples: ['tesela cell clear motd'] },
    ...singleVerbs('cell', 'motd'),
  },
)
