import type { Result, VecCommand, VecItem as WireItem } from '@tesela/protos/collections'
import { countStep } from './count-step.ts'
import { allReady, type MaybePromise, whenReady } from './maybe-promise.ts'
import { revisionNumber } from './read.ts'
import { resulted } from './reply.ts'
import type { Step } from './step.ts'
import type { ValueShape } from './value-shape.ts'
import type {
  ItemId,
  LengthResult,
  PopResult,
  RemoveResult,
  VecItem,
  VecPlace,
  VecSetOptions,
  VecSetResult,
} from './vec.ts'
import { decodeItem } from './vec-item.ts'
import { decodeId, encodeId, encodePlace, indexOf } from './vec-place.ts'
import { wholeNumber } from './whole-number.ts'

/** The writes of a vec. */
export function vecSteps<V>(values: ValueShape<V>) {
  const encodeAll = (given: Iterable<V>) =>
    allReady(Array.from(given, (value) => values.encode(value)))
  const itemOf = (item: WireItem): Promise<VecItem<V>> => decodeItem(values, item)

  const pop = (operation: string, vec: VecCommand): Step<PopResult<V>> => ({
    operation,
    command: { vec },
    async read({ vecItem }, revision) {
      const { item } = resulted(vecItem, operation)
      if (item === undefined) return { revision }
      const { value, id } = await itemOf(item)
      return { revision, value, id }
    },
  })

  const extend = (given: Iterable<V>): MaybePromise<Step<LengthResult>> =>
    whenReady(encodeAll(given), (encoded) =>
      lengthStep('push', undefined, { push: { values: [...encoded] } }),
    )

  const extendFront = (given: Iterable<V>): MaybePromise<Step<LengthResult>> =>
    whenReady(encodeAll(given), (encoded) =>
      lengthStep('pushFront', undefined, { pushFront: { values: [...encoded] } }),
    )

  return {
    push: (...given: V[]) => extend(given),
    pushFront: (...given: V[]) => extendFront(given),
    extend,
    extendFront,
    pop: () => pop('pop', { pop: {} }),
    popFront: () => pop('popFront', { popFront: {} }),

    insert(place: number | { readonly after: ItemId }, value: V): MaybePromise<Step<LengthResult>> {
      const where =
        typeof place === 'number' ? { index: indexOf(place) } : { after: encodeId(place.after) }
      return whenReady(values.encode(value), (encoded) =>
        lengthStep('insert', place, { insert: { ...where, value: encoded } }),
      )
    },

    set(
      place: VecPlace,
      value: V,
      options: VecSetOptions = {},
    ): MaybePromise<Step<VecSetResult<V>>> {
      const { ifRevision, returnPrevious } = options
      const condition = {
        place: encodePlace(place),
        returnPrevious: returnPrevious ?? false,
        ...(ifRevision === undefined ? {} : { ifRevision: revisionNumber(ifRevision) }),
      }
      return whenReady(values.encode(value), (encoded) => ({
        operation: 'set',
        key: place,
        command: { vec: { set: { ...condition, value: encoded } } },
        async read({ vecSet }, revision) {
          const { applied, previous } = resulted(vecSet, 'set')
          if (previous === undefined) return { revision, applied }
          return { revision, applied, previous: await itemOf(previous) }
        },
      }))
    },

    remove(place: VecPlace): Step<RemoveResult<V>> {
      return {
        operation: 'remove',
        key: place,
        command: { vec: { remove: { place: encodePlace(place) } } },
        async read({ vecItem }, revision) {
          const { value, id } = await itemOf(resulted(vecItem?.item, 'remove'))
          return { revision, value, id }
        },
      }
    },

    swap(left: VecPlace, right: VecPlace): Step<{ readonly revision: bigint }> {
      const swap = { left: encodePlace(left), right: encodePlace(right) }
      return {
        operation: 'swap',
        key: left,
        command: { vec: { swap } },
        read({ done }, revision) {
          resulted(done, 'swap')
          return { revision }
        },
      }
    },

    truncate(length: number): Step<{ readonly revision: bigint; readonly removed: number }> {
      return {
        operation: 'truncate',
        command: { vec: { truncate: { length: wholeNumber('a length', length) } } },
        read: ({ count }, revision) => ({ revision, removed: resulted(count, 'truncate') }),
      }
    },

    clear: () => countStep('clear', { vec: { clear: {} } }),
  }
}

function lengthStep(operation: string, key: unknown, vec: VecCommand): Step<LengthResult> {
  return {
    operation,
    ...(key === undefined ? {} : { key }),
    command: { vec },
    read({ vecLength }: Result, revision) {
      const { length, first } = resulted(vecLength, operation)
      return { revision, length, ...(first === undefined ? {} : { first: decodeId(first) }) }
    },
  }
}
