import type { CollectionOptions } from '@tesela/protos/collections'
import type { ByteString } from './byte-string.ts'
import type { CellCollection, CellValue } from './collection.ts'

/** A cell or a once while a batch is applied. */
export interface CellDraft {
  readonly kind: 'cell' | 'once'
  readonly name: string
  readonly options: Readonly<CollectionOptions>
  readonly size: number
  /** Of the value. */
  readonly bytes: number
  /** Null: empty. */
  readonly entry: CellValue | null
  put(value: ByteString, revision: number): void
  clear(): void
  seal(): CellCollection
}

export function draftCell(cell: CellCollection): CellDraft {
  return new Draft(cell)
}

class Draft implements CellDraft {
  readonly #cell: CellCollection
  entry: CellValue | null

  constructor(cell: CellCollection) {
    this.#cell = cell
    this.entry = cell.entry
  }

  get kind(): 'cell' | 'once' {
    return this.#cell.kind
  }

  get name(): string {
    return this.#cell.name
  }

  get options(): Readonly<CollectionOptions> {
    return this.#cell.options
  }

  get size(): number {
    return this.entry === null ? 0 : 1
  }

  get bytes(): number {
    return this.entry === null ? 0 : this.entry.value.length
  }

  put(value: ByteString, revision: number): void {
    this.entry = { value, created: this.entry?.created ?? revision, modified: revision }
  }

  clear(): void {
    this.entry = null
  }

  seal(): CellCollection {
    const { entry } = this
    return entry === this.#cell.entry ? this.#cell : { ...this.#cell, entry }
  }
}
