import type { MapSet, Result } from '@tesela/protos/collections'
import type { CountResult, SwapResult } from './collection.ts'
import { countStep } from './count-step.ts'
import type { DeleteOptions, DeleteResult, SetOptions, SetResult, TtlOptions } from './map.ts'
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
  /** One for all, and without a promise where nothing has to be decoded. */
  const readSet = ({ mapSet }: Result, revision: bigint): MaybePromise<SetResult<K, V>> => {
    const { applied, previous } = resulted(mapSet, 'set')
    if (previous === undefined) return { revision, applied }
    return decodeEntry(keys, values, previous).then((entry) => ({
      revision,
      applied,
      previous: entry,
    }))
  }
  const readDelete = (
    { mapDelete }: Result,
    revision: bigint,
  ): MaybePromise<DeleteResult<K, V>> => {
    const { deleted, previous } = resulted(mapDelete, 'delete')
    if (previous === undefined) return { revision, deleted }
    return decodeEntry(keys, values, previous).then((entry) => ({
      revision,
      deleted,
      previous: entry,
    }))
  }

  return {
    set(key: K, value: V, options: SetOptions = {}): MaybePromise<Step<SetResult<K, V>>> {
      return whenReady(values.encode(value), (encoded) => ({
        operation: 'set',
        key,
        command: { map: { set: setOf(keys.encode(key), encoded, options) } },
        read: readSet,
      }))
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
        read: readDelete,
      }
    },

    deleteMany(given: Iterable<K>): Step<CountResult> {
      const encoded = Array.from(given, (key) => keys.encode(key))
      return countStep('deleteMany', { map: { deleteMany: { keys: encoded } } })
    },

    clear: () => countStep('clear', { map: { clear: {} } }),
  }
}

function setOf(key: Uint8Array, value: Uint8Array, options: SetOptions): MapSet {
  const { ifAbsent = false, ifRevision, returnPrevious = false, ttl } = options
  const set: MapSet = { key, value, ifAbsent, returnPrevious }
  if (ifRevision !== undefined) set.ifRevision = revisionNumber(ifRevision)
  if (ttl !== undefined) set.ttlMs = wholeNumber('ttl', ttl)
  return set
}

function ttlOf({ ttl }: TtlOptions): { ttlMs?: number } {
  return ttl === undefined ? {} : { ttlMs: wholeNumber('ttl', ttl) }
}
