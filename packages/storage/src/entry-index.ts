import type { Index } from '@tesela/raft'

/** Where consecutive entries stand: one stretch of one segment that can be read at once. */
export interface Stretch {
  readonly segment: number
  readonly offset: number
  readonly length: number
  /** Offset of each entry's record in the segment, in order of index. */
  readonly offsets: readonly number[]
}

/** Where every entry of the log stands, by its index: four bytes each. */
export interface EntryIndex {
  readonly firstIndex: Index
  /** firstIndex − 1 when there is none. */
  readonly lastIndex: Index
  /** How often entries were replaced: what was read across a change of it may be of two minds. */
  readonly truncations: number
  /** Places an entry, which replaces what stood at its index and behind. At most lastIndex + 1. */
  place(index: Index, segment: number, offset: number, end: number): void
  /** Entries from `from` on that stand in one piece: at least one, then while they fit in `maxBytes`. */
  stretch(from: Index, maxBytes: number): Stretch
  /** The lowest index from which on the records fit in `maxBytes`; lastIndex + 1 where not even one does. */
  newest(maxBytes: number): Index
  /** The segment of an entry that is there. */
  segmentOf(index: Index): number
  /** Forgets everything: the next entry is `firstIndex`. */
  begin(firstIndex: Index): void
  /** Forgets what stands below `firstIndex`, which is at most lastIndex + 1. */
  cut(firstIndex: Index): void
}

export function createEntryIndex(firstIndex: Index): EntryIndex {
  return new ExtentIndex(firstIndex)
}

/** Entries that follow each other in index and in the file, with nothing but hard states between them. */
interface Extent {
  readonly segment: number
  readonly first: Index
  offsets: Uint32Array
  count: number
  end: number
}

class ExtentIndex implements EntryIndex {
  #first: Index
  /** In order of index, without gap or overlap; none is empty. The first may begin below `#first`. */
  #extents: Extent[] = []
  #next: Index
  #truncations = 0

  constructor(firstIndex: Index) {
    this.#first = firstIndex
    this.#next = firstIndex
  }

  get firstIndex(): Index {
    return this.#first
  }

  get lastIndex(): Index {
    return this.#next - 1
  }

  get truncations(): number {
    return this.#truncations
  }

  place(index: Index, segment: number, offset: number, end: number): void {
    if (index < this.firstIndex || index > this.#next) {
      throw new RangeError(`entry ${index} does not connect to ${this.lastIndex}`)
    }
    const follows = index === this.#next
    if (!follows) this.#truncate(index)
    this.#next = index + 1
    const tail = this.#extents.at(-1)
    if (follows && tail?.segment === segment) {
      if (tail.count === tail.offsets.length) tail.offsets = grown(tail.offsets)
      tail.offsets[tail.count++] = offset
      tail.end = end
    } else {
      const offsets = new Uint32Array(16)
      offsets[0] = offset
      this.#extents.push({ segment, first: index, offsets, count: 1, end })
    }
  }

  stretch(from: Index, maxBytes: number): Stretch {
    if (from < this.#first) throw new RangeError(`entry ${from} is cut off`)
    const extent = this.#extentOf(from)
    const start = from - extent.first
    const offset = offsetAt(extent, start)
    let stop = start + 1
    while (stop < extent.count && offsetAt(extent, stop + 1) - offset <= maxBytes) stop++
    const offsets = Array.from(extent.offsets.subarray(start, stop))
    return { segment: extent.segment, offset, length: offsetAt(extent, stop) - offset, offsets }
  }

  newest(maxBytes: number): Index {
    let bytes = 0
    let from = this.#next
    for (let at = this.#extents.length - 1; at >= 0; at--) {
      const extent = this.#extents[at]
      if (extent === undefined) break
      for (let k = extent.count - 1; k >= 0; k--) {
        bytes += offsetAt(extent, k + 1) - offsetAt(extent, k)
        if (bytes > maxBytes || from === this.#first) return from
        from--
      }
    }
    return from
  }

  segmentOf(index: Index): number {
    return this.#extentOf(index).segment
  }

  begin(firstIndex: Index): void {
    this.#truncations++
    this.#extents = []
    this.#first = firstIndex
    this.#next = firstIndex
  }

  cut(firstIndex: Index): void {
    if (firstIndex > this.#next) throw new RangeError(`no entry before ${firstIndex}`)
    this.#first = Math.max(this.#first, firstIndex)
    const keep = this.#extents.findIndex(({ first, count }) => first + count > firstIndex)
    this.#extents.splice(0, keep < 0 ? this.#extents.length : keep)
  }

  /** Forgets every entry at `index` and behind. */
  #truncate(index: Index): void {
    this.#truncations++
    for (let tail = this.#extents.at(-1); tail !== undefined; tail = this.#extents.at(-1)) {
      const keep = index - tail.first
      if (keep >= tail.count) return
      if (keep > 0) {
        tail.end = offsetAt(tail, keep)
        tail.count = keep
        return
      }
      this.#extents.pop()
    }
  }

  #extentOf(index: Index): Extent {
    let low = 0
    let high = this.#extents.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      const first = this.#extents[middle]?.first ?? 0
      if (first <= index) low = middle
      else high = middle - 1
    }
    const extent = this.#extents[low]
    if (extent === undefined || index < extent.first || index >= extent.first + extent.count) {
      throw new RangeError(`no entry ${index}`)
    }
    return extent
  }
}

function grown(offsets: Uint32Array): Uint32Array {
  const larger = new Uint32Array(offsets.length * 2)
  larger.set(offsets)
  return larger
}

/** Of the k-th entry; behind the last one, where its record ends. */
function offsetAt(extent: Extent, k: number): number {
  return k === extent.count ? extent.end : (extent.offsets[k] ?? 0)
}
