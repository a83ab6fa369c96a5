import type { Collection, CountResult, Reading, SwapResult } from './collection.ts'
import type { CallOptions, ReadOptions } from './options.ts'

/** A value with the revisions that made it and last changed it. */
export interface CellEntry<V> {
  readonly value: V
  readonly created: bigint
  readonly modified: bigint
}

export interface CellSetOptions extends CallOptions {
  readonly returnPrevious?: boolean | undefined
}

export interface CellSetResult<V> {
  readonly revision: bigint
  /** Where asked for and there was one. */
  readonly previous?: CellEntry<V>
}

/** A replicated value, or none. */
export interface CollectionCell<V> extends Collection {
  set(value: V, options?: CellSetOptions): Promise<CellSetResult<V>>
  /** Same as `set`. */
  write(value: V, options?: CellSetOptions): Promise<CellSetResult<V>>
  /** By the bytes of the value. `undefined` stands for an empty cell, before and after. */
  compareExchange(
    expected: V | undefined,
    next: V | undefined,
    options?: CallOptions,
  ): Promise<SwapResult<V>>
  /** Counts 1, or 0 when it was empty. */
  clear(options?: CallOptions): Promise<CountResult>

  get(options?: ReadOptions): Promise<V | undefined>
  /** Same as `get`. */
  read(options?: ReadOptions): Promise<V | undefined>
  entry(options?: ReadOptions): Promise<(CellEntry<V> & Reading) | undefined>
}
