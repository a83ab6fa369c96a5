import type { Handler } from '../command.ts'
import { oneValue } from '../value-arguments.ts'
import { verb } from '../verb.ts'
import { singleVerbs } from './single.ts'

/** The verbs of a once. */
export const onceVerbs = {
  ...singleVerbs('once'),
  set: verb(
    'once',
    async (input) => {
      const value = await oneValue(input, input.words[0])
      return async (once) => {
        const result = await once.set(value, input.call)
        return {
          json: result,
          value: result.won ? undefined : result.value,
          no: !result.won && 'It was set before, to the value above.',
        }
      }
    },
    { makes: 'raw' },
  ),
  'is-set': verb('once', ({ read }) => async (once) => {
    const set = await once.isSet(read)
    return { json: { set }, line: String(set), no: !set && '' }
  }),
  settled: verb('once', ({ call }) => async (once) => {
    const value = await once.settled(call)
    return { json: { value }, value }
  }),
} satisfies Record<string, Handler>
