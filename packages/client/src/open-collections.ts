import type { Catalogue, ExpectedOptions } from './catalogue.ts'
import type { CollectionCell } from './cell.ts'
import { createCell } from './cell-handle.ts'
import type { CollectionKind } from './collection.ts'
import { DEFAULT_TIMEOUT_MS } from './constants.ts'
import type { CollectionMap } from './map.ts'
import { createMap } from './map-handle.ts'
import type { CollectionOnce } from './once.ts'
import { createOnce } from './once-handle.ts'
import type { OpenKeyedOptions, OpenOptions, OpenQueueOptions } from './options.ts'
import type { PriorityKind } from './priority.ts'
import { priorityShape } from './priority-shape.ts'
import type { CollectionQueue } from './queue.ts'
import { createQueue } from './queue-handle.ts'
import type { Requests } from './requests.ts'
import type { CollectionSet } from './set.ts'
import { createSet } from './set-handle.ts'
import { keyShape, valueShape } from './value-shape.ts'
import type { CollectionVec } from './vec.ts'
import { createVec } from './vec-handle.ts'

/** Each makes the collection if it is missing, and checks kind, codecs and the options that are named if not. */
export interface Collections {
  map<K = string, V = unknown>(
    name: string,
    options?: OpenKeyedOptions<K, V>,
  ): Promise<CollectionMap<K, V>>
  vec<V = unknown>(name: string, options?: OpenOptions<V>): Promise<CollectionVec<V>>
  set<V = unknown>(name: string, options?: OpenOptions<V>): Promise<CollectionSet<V>>
  cell<V = unknown>(name: string, options?: OpenOptions<V>): Promise<CollectionCell<V>>
  once<V = unknown>(name: string, options?: OpenOptions<V>): Promise<CollectionOnce<V>>
  queue<K = string, V = unknown, P extends PriorityKind = 'int64'>(
    name: string,
    options?: OpenQueueOptions<K, V, P>,
  ): Promise<CollectionQueue<K, V, P>>
}

export function openCollections(requests: Requests, catalogue: Catalogue): Collections {
  /** The shape of the values, once the collection is what is asked for. */
  const open = async <V>(
    kind: CollectionKind,
    name: string,
    options: OpenOptions<V>,
    others: ExpectedOptions = {},
  ) => {
    const { valueCodec = 'json', schema, create = true, maxItems, maxBytes } = options
    const values = valueShape(valueCodec, schema)
    const wanted: ExpectedOptions = {
      ...others,
      valueCodec: values.codec,
      ...(maxItems === undefined ? {} : { maxItems }),
      ...(maxBytes === undefined ? {} : { maxBytes }),
    }
    const { signal, timeoutMs = DEFAULT_TIMEOUT_MS } = options
    await catalogue.ensure(kind, name, wanted, create, { signal, timeoutMs })
    return values
  }

  return {
    async map<K, V>(name: string, options: OpenKeyedOptions<K, V> = {}) {
      const keys = keyShape<K>(options.keyCodec ?? 'text')
      const values = await open('map', name, options, { keyCodec: keys.codec })
      return createMap(requests, name, keys, values)
    },
    async vec(name, options = {}) {
      return createVec(requests, name, await open('vec', name, options))
    },
    async set<V>(name: string, options: OpenOptions<V> = {}) {
      const bounds = keyShape<V>(options.valueCodec ?? 'json')
      return createSet(requests, name, await open('set', name, options), bounds)
    },
    async cell(name, options = {}) {
      return createCell(requests, name, await open('cell', name, options))
    },
    async once(name, options = {}) {
      return createOnce(requests, name, await open('once', name, options))
    },
    async queue<K, V, P extends PriorityKind = 'int64'>(
      name: string,
      options: OpenQueueOptions<K, V, P> = {},
    ) {
      const { keyCodec = 'text', priority = 'int64' as P, capacity } = options
      const keys = keyShape<K>(keyCodec)
      const priorities = priorityShape<P>(priority)
      const values = await open('queue', name, options, {
        keyCodec: keys.codec,
        priority,
        ...(capacity === undefined ? {} : { capacity }),
      })
      return createQueue(requests, name, { keys, values, priorities })
    },
  }
}
