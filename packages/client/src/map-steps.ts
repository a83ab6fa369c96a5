import type { MapEntry } from '@tesela/protos/collections'
import type { CountResult, SwapResult } from './collection.ts'
import { countStep } from './count-step.ts'
import type {
  DeleteOptions,
  DeleteResult,
  Entry,
  SetOptions,
  SetResult,
  TtlOptions,
} from './map.ts'
import { decodeEntry } from './map-entry.ts'
import { allReady, type MaybePromise, whenReady } from './maybe-promise.ts'
import { revisionNumber } from './read.ts'
import { resulted } from './reply.ts'
import type { Step } from './step.ts'
import { swapStep } from './swap-step.ts'
import type { KeyShape, ValueShape } from './value-shape.ts'
import { wholeNumber } from './whole-number.ts'

/** The writes of a map. */
export function mapSteps<K, V>(keys: KeyShape<K>, values: ValueShape<V>) {
  const previousOf = async (previous: MapEntry | undefined): Promise<{ previous?: Entry<K, V> }> =>
    previous === undefined ? {} : { previous: await decodeEntry(keys, values, previous) }

  return {
    set(key: K, value: V, options: SetOptions = {}): MaybePromise<Step<SetResult<K, V>>> {
      const { ifAbsent, ifRevision, returnPrevious } = options
      return whenReady(values.encode(value), (encoded) => {
        const set = {
          key: keys.encode(key),
          value: encoded,
          ifAbsent: ifAbsent ?? false,
          returnPrevious: returnPrevious ?? false,
          ...(ifRevision === undefined ? {} : { ifRevision: revisionNumber(ifRevision) }),
          ...ttlOf(options),
        }
        return {
          operation: 'set',
          key,
          command: { map: { set } },
          async read({ mapSet }, revision) {
            const { applied, previous } = resulted(mapSet, 'set')
            return { revision, applied, ...(await previousOf(previous)) }
          },
        }
      })
    },

    setMany(
      entries: Iterable<readonly [K, V]>,
      options: TtlOptions = {},
    ): MaybePromise<Step<CountResult>> {
      const ttl = ttlOf(options)
      const encoded = Array.from(entries, ([key, value]) => {
        const keyBytes = keys.encode(key)
        return whenReady(values.encode(value), (bytes) => ({ key: keyBytes, value: bytes, ...ttl }))
      })
      return whenReady(allReady(encoded), (items) =>
        countStep('setMany', { map: { setMany: { items: [...items] } } }),
      )
    },

    compareExchange(
      key: K,
      expected: V | undefined,
      next: V | undefined,
      options: TtlOptions = {},
    ): MaybePromise<Step<SwapResult<V>>> {
      const place = { key: keys.encode(key), ...ttlOf(options) }
      return swapStep(values, { key, expected, next }, (exchange) => ({
        map: { compareExchange: { ...place, ...exchange } },
      }))
    },

    delete(key: K, options: DeleteOptions = {}): Step<DeleteResult<K, V>> {
      const returnPrevious = options.returnPrevious ?? false
      return {
        operation: 'delete',
        key,
        command: { map: { delete: { key: keys.encode(key), returnPrevious } } },
        async read({ mapDelete }, revision) {
          const { deleted, previous } = resulted(mapDelete, 'delete')
          return { revision, deleted, ...(await previousOf(previous)) }
        },
      }
    },

    deleteMany(given: Iterable<K>): Step<CountResult> {
      const encoded = Array.from(given, (key) => keys.encode(key))
      return countStep('deleteMany', { map: { deleteMany: { keys: encoded } } })
    },

    clear: () => countStep('clear', { map: { clear: {} } }),
  }
}

function ttlOf({ ttl }: TtlOptions): { ttlMs?: number } {
  return ttl === undefined ? {} : { ttlMs: wholeNumber('ttl', ttl) }
}
