import { type ConfState, confAfter, type Entry, emptyConf, type Index } from '@tesela/raft'

/** A configuration, and the newest configuration entry that was applied by then, a refused one too. */
export interface ConfPoint {
  readonly conf: ConfState
  readonly confIndex: Index
}

/**
 * Which configuration was in effect right behind an applied entry. The core knows only the one of now, which may be
 * another one already when somebody asks about a mark.
 */
export interface ConfTrail {
  /** Every configuration entry, in order. @param accepted - by the state machine */
  applied(entry: Pick<Entry, 'index' | 'data'>, accepted: boolean): void
  /** Right behind the entry at the index, at or above what was forgotten. */
  at(index: Index): ConfPoint
  /** Nobody asks about what is before the entry at the index. */
  forget(before: Index): void
}

/** @param start - the snapshot that the state machine was loaded from; null: it has applied nothing */
export function createConfTrail(start: ConfPoint | null): ConfTrail {
  const { conf, confIndex } = start ?? { conf: emptyConf, confIndex: 0 }
  return new FoldedConfTrail({ conf, confIndex })
}

class FoldedConfTrail implements ConfTrail {
  /** Ascending. The first one was in effect where the trail begins. */
  #points: readonly ConfPoint[]

  constructor(start: ConfPoint) {
    this.#points = [start]
  }

  applied({ index, data }: Pick<Entry, 'index' | 'data'>, accepted: boolean): void {
    const { conf } = this.at(index)
    this.#points = [
      ...this.#points,
      { conf: confAfter(conf, data, accepted) ?? conf, confIndex: index },
    ]
  }

  at(index: Index): ConfPoint {
    const point = this.#points.findLast(({ confIndex }) => confIndex <= index)
    if (point === undefined) throw new RangeError(`the configuration at ${index} was forgotten`)
    return point
  }

  forget(before: Index): void {
    const first = this.at(before)
    if (first !== this.#points[0]) this.#points = this.#points.slice(this.#points.indexOf(first))
  }
}
