import { bytesOf, textOf } from '../text.ts'
import type { Workload } from '../workload.ts'

/** A cell is one register. */
export const cellWorkload: Workload = {
  collections: ['cell'],

  drawWrite({ collection, random, value, known }) {
    const at = { obj: collection, key: '' }
    const draw = random.below(10)
    if (draw < 2) return { op: { kind: 'delete', ...at }, command: { cell: { clear: {} } } }
    const written = value()
    if (draw < 4) {
      const set = { value: bytesOf(written), returnPrevious: random.chance(0.5) }
      return { op: { kind: 'set', ...at, value: written }, command: { cell: { set } } }
    }
    const expect = known('')
    const expected = expect === null ? {} : { expected: bytesOf(expect) }
    return {
      op: { kind: 'cas', ...at, value: written, ...(expect === null ? {} : { expect }) },
      command: { cell: { compareExchange: { next: bytesOf(written), ...expected } } },
    }
  },

  drawRead({ collection }) {
    return { op: { kind: 'get', obj: collection, key: '' }, query: { cellGet: {} } }
  },

  outcomeOf({ cellSwap, count }) {
    if (cellSwap !== undefined) return { done: cellSwap.swapped, value: textOf(cellSwap.current) }
    return count === undefined ? {} : { done: count === 1 }
  },

  shownBy: ({ cell }) => ({ value: textOf(cell?.entry?.value) }),
}
