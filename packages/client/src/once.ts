import type { CellEntry } from './cell.ts'
import type { Collection, Reading } from './collection.ts'
import type { CallOptions, ReadOptions } from './options.ts'

export interface OnceResult<V> {
  readonly revision: bigint
  /** False: another write came first. */
  readonly won: boolean
  /** The winner's. */
  readonly value: V
}

/** A replicated value that is set once: the first write wins for ever. */
export interface CollectionOnce<V> extends Collection {
  set(value: V, options?: CallOptions): Promise<OnceResult<V>>
  /** Same as `set`. */
  write(value: V, options?: CallOptions): Promise<OnceResult<V>>

  get(options?: ReadOptions): Promise<V | undefined>
  /** Same as `get`. */
  read(options?: ReadOptions): Promise<V | undefined>
  entry(options?: ReadOptions): Promise<(CellEntry<V> & Reading) | undefined>
  isSet(options?: ReadOptions): Promise<boolean>
  /**
   * Resolves with the value once it is set, at once when it is. Waits as long as it takes unless there is a time-out;
   * takes a signal alone, too.
   */
  settled(wait?: AbortSignal | CallOptions): Promise<V>
}
