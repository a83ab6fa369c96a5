import { bytesOf, textOf } from '../text.ts'
import type { Workload } from '../workload.ts'

/** Several, because each is decided for ever by one write. */
export const onceWorkload: Workload = {
  collections: ['once-1', 'once-2', 'once-3', 'once-4'],

  drawWrite({ collection, value }) {
    const written = value()
    return {
      op: { kind: 'win', obj: collection, key: '', value: written },
      command: { once: { set: { value: bytesOf(written) } } },
    }
  },

  drawRead({ collection }) {
    return { op: { kind: 'get', obj: collection, key: '' }, query: { cellGet: {} } }
  },

  outcomeOf: ({ once }) =>
    once === undefined ? {} : { done: once.won, value: textOf(once.value) },

  shownBy: ({ cell }) => ({ value: textOf(cell?.entry?.value) }),
}
