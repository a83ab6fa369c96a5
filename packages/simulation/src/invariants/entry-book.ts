import { crc32 } from 'node:zlib'
import type { Entry } from '@tesela/raft'
import type { NodeView } from '../node/node-view.ts'
import type { World } from '../world/world.ts'

/** Every entry that any log ever held, by index and term. */
export interface EntryBook {
  /** The replica's log ends behind `entries[0]`'s predecessor, and then with these. */
  append(view: NodeView, entries: readonly Entry[]): void
  /** Checksum of what the entry holds; undefined where no log ever held it. */
  content(index: number, term: number): string | undefined
}

interface Known {
  readonly content: string
  readonly previousTerm: number
}

/**
 * Log matching: two entries of one index and term hold the same and follow the same. By induction the logs up to
 * them are equal, so that every entry is looked at once.
 */
export function createEntryBook(world: World): EntryBook {
  const known: Map<number, Known>[] = []
  return {
    append(view, entries) {
      const [first] = entries
      if (first === undefined) return
      if (first.index > view.log.length + 1) {
        world.fail('log matching', `${view.boot} leaves a gap before ${first.index}`)
      }
      if (first.index <= view.log.length) world.marks.hit('uncommitted entries replaced')
      view.log.length = first.index - 1
      for (const { index, term, type, data } of entries) {
        const previousTerm = view.log[index - 2] ?? 0
        const content = `${type} ${data.length} ${crc32(data)}`
        let terms = known[index]
        if (terms === undefined) {
          terms = new Map()
          known[index] = terms
        }
        const other = terms.get(term)
        if (other === undefined) terms.set(term, { content, previousTerm })
        else if (other.content !== content || other.previousTerm !== previousTerm) {
          world.fail('log matching', `${view.boot} has another entry ${index} of term ${term}`)
        }
        if (term > view.term || term < previousTerm) {
          world.fail(
            'log matching',
            `${view.boot} appends term ${term} at ${index} in ${view.term}`,
          )
        }
        view.log[index - 1] = term
      }
    },
    content: (index, term) => known[index]?.get(term)?.content,
  }
}
