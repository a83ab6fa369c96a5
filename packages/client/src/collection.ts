import type { CallOptions, ReadOptions } from './options.ts'

export type CollectionKind = 'map' | 'vec' | 'set' | 'cell' | 'once' | 'queue'

/**
 * What a collection of any kind offers. Every write is atomic, answers the revision that it made, and takes effect
 * exactly once whatever is retried. Errors: see errors.ts; `not_found` and `wrong_kind` where the collection is gone
 * meanwhile.
 */
export interface Collection {
  readonly name: string
  /** Entries, items or values; of a cell or a once 0 or 1. */
  size(options?: ReadOptions): Promise<number>
  isEmpty(options?: ReadOptions): Promise<boolean>
  /** The revision of the state that a read would be answered from. */
  revision(options?: ReadOptions): Promise<bigint>
  readonly when: {
    /** Resolves when this node has applied the revision. */
    reaches(revision: bigint, options?: CallOptions): Promise<void>
  }
}

export interface CountResult {
  readonly revision: bigint
  readonly count: number
}

export interface SwapResult<V> {
  readonly revision: bigint
  readonly swapped: boolean
  /** The value after the operation; absent: there is none. */
  readonly current?: V
}

/** Whether this came from a state that nothing confirms to be current, and from which one. */
export interface Reading {
  /** The revision of the state that it was read from. */
  readonly revision: bigint
  /** Only with the consistency `stale`: nothing confirms that this is current. */
  readonly stale: boolean
}

/** A walk in the order of bytes: those of the keys of a map, those of the values of a set. */
export interface RangeOptions<K> extends ReadOptions {
  /** Only what begins with this. For the codecs `text` and `raw`. */
  readonly prefix?: K | undefined
  /** At or after. */
  readonly from?: K | undefined
  /** Before. */
  readonly to?: K | undefined
  readonly reverse?: boolean | undefined
  /** At most so many. */
  readonly limit?: number | undefined
  /** Continue strictly behind this one, in the direction of the walk. */
  readonly cursor?: K | undefined
}
