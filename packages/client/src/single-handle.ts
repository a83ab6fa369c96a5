import type { CellEntry } from './cell.ts'
import { decodeCellEntry } from './cell-entry.ts'
import type { Reading } from './collection.ts'
import { type CheckedEntry, CollectionHandle } from './collection-handle.ts'
import { type Condition, encodeCondition } from './condition.ts'
import type { MaybePromise } from './maybe-promise.ts'
import type { ReadOptions } from './options.ts'
import { answered } from './reply.ts'
import type { Requests } from './requests.ts'
import type { ValueShape } from './value-shape.ts'

/** What the handles of a cell and of a once share: they hold one value, or none. */
export abstract class SingleHandle<V> extends CollectionHandle {
  protected readonly values: ValueShape<V>

  constructor(requests: Requests, name: string, values: ValueShape<V>) {
    super(requests, name)
    this.values = values
  }

  async get(options?: ReadOptions): Promise<V | undefined> {
    const { entry } = await this.found('get', options)
    return entry === undefined ? undefined : this.values.decode(entry.value)
  }

  read(options?: ReadOptions): Promise<V | undefined> {
    return this.get(options)
  }

  async entry(options?: ReadOptions): Promise<(CellEntry<V> & Reading) | undefined> {
    const { entry, revision, stale } = await this.found('entry', options)
    if (entry === undefined) return undefined
    return { ...(await decodeCellEntry(this.values, entry)), revision, stale }
  }

  checked(condition: Condition<V>): MaybePromise<CheckedEntry> {
    return encodeCondition(this.values, condition)
  }

  protected async found(operation: string, options: ReadOptions | undefined) {
    const { answer, revision, stale } = await this.ask(operation, { cellGet: {} }, options)
    return { entry: answered(answer.cell, operation).entry, revision, stale }
  }
}
