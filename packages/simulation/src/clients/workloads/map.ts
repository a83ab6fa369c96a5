import { bytesOf, textOf } from '../text.ts'
import type { Workload } from '../workload.ts'

/** A map: each key is a register of its own. */
export const mapWorkload: Workload = {
  collections: ['map'],

  drawWrite({ collection, random, keys, value, known }) {
    const key = random.pick(keys)
    const keyBytes = bytesOf(key)
    const draw = random.below(10)
    if (draw < 2) {
      return {
        op: { kind: 'delete', obj: collection, key },
        command: { map: { delete: { key: keyBytes, returnPrevious: random.chance(0.5) } } },
      }
    }
    const written = value()
    const next = bytesOf(written)
    if (draw < 6) {
      const set = { key: keyBytes, value: next, ifAbsent: false, returnPrevious: false }
      return {
        op: { kind: 'set', obj: collection, key, value: written },
        command: { map: { set } },
      }
    }
    const expect = known(key)
    return {
      op: {
        kind: 'cas',
        obj: collection,
        key,
        value: written,
        ...(expect === null ? {} : { expect }),
      },
      command: {
        map: {
          compareExchange: {
            key: keyBytes,
            next,
            ...(expect === null ? {} : { expected: bytesOf(expect) }),
          },
        },
      },
    }
  },

  drawRead({ collection, random, keys }) {
    const key = random.pick(keys)
    return {
      op: { kind: 'get', obj: collection, key },
      query: { mapGet: { keys: [bytesOf(key)], keysOnly: false } },
    }
  },

  outcomeOf({ mapSwap, mapDelete, mapSet }) {
    if (mapSwap !== undefined) return { done: mapSwap.swapped, value: textOf(mapSwap.current) }
    if (mapDelete !== undefined) return { done: mapDelete.deleted }
    return mapSet === undefined ? {} : { done: mapSet.applied }
  },

  shownBy: ({ entries }) => ({ value: textOf(entries?.entries[0]?.value) }),
}
