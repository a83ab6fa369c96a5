import { countStep } from './count-step.ts'
import { allReady, type MaybePromise, whenReady } from './maybe-promise.ts'
import { resulted } from './reply.ts'
import type { AddResult, DeletedResult, TakeResult } from './set.ts'
import type { Step } from './step.ts'
import type { ValueShape } from './value-shape.ts'
import { wholeNumber } from './whole-number.ts'

const MAX_COUNT = 2 ** 32 - 1

/** The writes of a set. */
export function setSteps<V>(values: ValueShape<V>) {
  const encodeAll = (given: Iterable<V>) =>
    whenReady(allReady(Array.from(given, (value) => values.encode(value))), (encoded) => ({
      values: [...encoded],
    }))

  const extend = (given: Iterable<V>): MaybePromise<Step<AddResult>> =>
    whenReady(encodeAll(given), (add) => ({
      operation: 'add',
      command: { set: { add } },
      read: ({ count }, revision) => ({ revision, added: resulted(count, 'add') }),
    }))

  const deleteMany = (given: Iterable<V>): MaybePromise<Step<DeletedResult>> =>
    whenReady(encodeAll(given), (gone) => ({
      operation: 'delete',
      command: { set: { delete: gone } },
      read: ({ count }, revision) => ({ revision, deleted: resulted(count, 'delete') }),
    }))

  return {
    add: (...given: V[]) => extend(given),
    extend,
    delete: (...given: V[]) => deleteMany(given),
    deleteMany,

    take(count: number): Step<TakeResult<V>> {
      return {
        operation: 'take',
        command: { set: { take: { count: wholeNumber('a count', count, MAX_COUNT) } } },
        async read({ setTaken }, revision) {
          const taken: V[] = []
          for (const value of resulted(setTaken, 'take').values)
            taken.push(await values.decode(value))
          return { revision, values: taken }
        },
      }
    },

    clear: () => countStep('clear', { set: { clear: {} } }),
  }
}
