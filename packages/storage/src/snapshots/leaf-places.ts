/** Where every leaf of a snapshot stands: 12 bytes a leaf, for millions of them. */
export interface LeafPlaces {
  /** How many leaves the snapshot has, placed or not. */
  readonly count: number
  has(ordinal: number): boolean
  /** Number of the leaf file, from 1. */
  file(ordinal: number): number
  /** Of the leaf's frame in the file; the leaf stands behind it. */
  offset(ordinal: number): number
  /** Bytes of the leaf. */
  length(ordinal: number): number
  place(ordinal: number, file: number, offset: number, length: number): void
}

export function createLeafPlaces(count: number): LeafPlaces {
  return new PlaceTable(count)
}

class PlaceTable implements LeafPlaces {
  readonly count: number
  /** Zero: not placed. */
  readonly #files: Uint16Array
  readonly #offsets: Uint32Array
  readonly #lengths: Uint32Array

  constructor(count: number) {
    this.count = count
    this.#files = new Uint16Array(count)
    this.#offsets = new Uint32Array(count)
    this.#lengths = new Uint32Array(count)
  }

  has(ordinal: number): boolean {
    return this.file(ordinal) !== 0
  }

  file(ordinal: number): number {
    return this.#files[ordinal] ?? 0
  }

  offset(ordinal: number): number {
    return this.#offsets[ordinal] ?? 0
  }

  length(ordinal: number): number {
    return this.#lengths[ordinal] ?? 0
  }

  place(ordinal: number, file: number, offset: number, length: number): void {
    this.#files[ordinal] = file
    this.#offsets[ordinal] = offset
    this.#lengths[ordinal] = length
  }
}
