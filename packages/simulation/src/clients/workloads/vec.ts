import { bytesOf, textOf } from '../text.ts'
import type { Workload } from '../workload.ts'

/** Pushed more often than popped at small lengths, so that both ends meet something. */
const indexes = 6

/** A vec is judged as a whole: whoever pushes at one end changes every index of the other. */
export const vecWorkload: Workload = {
  collections: ['vec'],

  drawWrite({ collection, random, value }) {
    const at = { obj: collection, key: '' }
    const draw = random.below(10)
    if (draw < 2) return { op: { kind: 'pop', ...at }, command: { vec: { pop: {} } } }
    if (draw < 4) return { op: { kind: 'pop-front', ...at }, command: { vec: { popFront: {} } } }
    const written = value()
    const values = [bytesOf(written)]
    return draw < 8
      ? { op: { kind: 'push', ...at, value: written }, command: { vec: { push: { values } } } }
      : {
          op: { kind: 'push-front', ...at, value: written },
          command: { vec: { pushFront: { values } } },
        }
  },

  drawRead({ collection, random }) {
    const at = { obj: collection, key: '' }
    if (random.chance(0.5)) return { op: { kind: 'size', ...at }, query: { size: {} } }
    const index = random.below(indexes)
    return { op: { kind: 'get', ...at, index }, query: { vecGet: { index } } }
  },

  outcomeOf({ vecLength, vecItem }) {
    if (vecLength !== undefined) return { size: vecLength.length }
    return vecItem === undefined ? {} : { value: textOf(vecItem.item?.value) }
  },

  shownBy: ({ size, vecItems }) =>
    size === undefined ? { value: textOf(vecItems?.items[0]?.value) } : { size },
}
