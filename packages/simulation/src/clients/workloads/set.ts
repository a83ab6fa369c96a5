import { bytesOf, textOf } from '../text.ts'
import type { Workload } from '../workload.ts'

/** A set: each value is a register that holds itself or nothing. */
export const setWorkload: Workload = {
  collections: ['set'],

  drawWrite({ collection, random, keys }) {
    const key = random.pick(keys)
    const values = [bytesOf(key)]
    return random.chance(0.5)
      ? {
          op: { kind: 'set', obj: collection, key, value: key },
          command: { set: { add: { values } } },
        }
      : { op: { kind: 'delete', obj: collection, key }, command: { set: { delete: { values } } } }
  },

  drawRead({ collection, random, keys }) {
    const key = random.pick(keys)
    return {
      op: { kind: 'get', obj: collection, key },
      query: { setHas: { values: [bytesOf(key)] } },
    }
  },

  outcomeOf: ({ count }) => (count === undefined ? {} : { done: count === 1 }),

  shownBy: ({ setPage }) => ({ value: textOf(setPage?.values[0]) }),
}
