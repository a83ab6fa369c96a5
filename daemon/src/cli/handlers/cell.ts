import type { Handler } from '../command.ts'
import { exchangeValues, oneValue } from '../value-arguments.ts'
import { verb } from '../verb.ts'
import { clearVerb } from './any-kind.ts'
import { singleVerbs } from './single.ts'

const makes = 'raw'

/** The verbs of a cell. */
export const cellVerbs = {
  ...singleVerbs('cell'),
  set: verb(
    'cell',
    async (input) => {
      const returnPrevious = input.options.flag('previous')
      const value = await oneValue(input, input.words[0])
      return async (cell) => {
        const result = await cell.set(value, { ...input.call, returnPrevious })
        return { json: result, value: result.previous?.value }
      }
    },
    { makes },
  ),
  'compare-exchange': verb(
    'cell',
    async (input) => {
      const { expected, next } = await exchangeValues(input)
      return async (cell) => {
        const result = await cell.compareExchange(expected, next, input.call)
        return {
          json: result,
          value: result.current,
          no: !result.swapped && 'It holds another value; nothing was changed.',
        }
      }
    },
    { makes },
  ),
  clear: clearVerb('cell', 'value', 'values'),
} satisfies Record<string, Handler>
