/**
 * Labels of items that stand in a row: whole numbers that grow from item to item, so that the position of an item is
 * found from its label by bisection. Where there is no number left between two neighbours, the smallest surrounding
 * block of labels that is sparse enough is spread out evenly (Bender, Cole, Demaine, Farach-Colton and Zito, "Two
 * simplified algorithms for maintaining order in a list", 2002): O(log n) new labels for an insertion, amortised.
 *
 * Labels depend on history. They are made from the items, seen by nobody, and part of no digest.
 */
export interface LabelledRow {
  readonly size: number
  labelAt(position: number): number
  relabel(position: number, label: number): void
}

/** Labels of consecutive new items: `first`, `first + step`, … */
export interface NewLabels {
  readonly first: number
  readonly step: number
}

const labelBits = 52
/** Labels are above 0 and below this. */
const labelEnd = 2 ** labelBits
/** Between items that are added at an end: room for twenty insertions at one place, and for 2^31 additions. */
const wideStep = 2 ** 20
/** A block of 2^i labels is sparse with at most (2 / 1.4)^i items: 10^8 items in all blocks together. */
const sparseness = 2 / 1.4

/** Labels for `count` items (1 or more) about to be inserted before a position; makes room where there is none. */
export function labelsFor(row: LabelledRow, position: number, count: number): NewLabels {
  const { size } = row
  if (size === 0) {
    const step = Math.min(wideStep, Math.floor(labelEnd / 2 / (count + 1)))
    return { first: labelEnd / 2, step }
  }
  const before = position === 0 ? 0 : row.labelAt(position - 1)
  const after = position === size ? labelEnd : row.labelAt(position)
  const even = Math.floor((after - before) / (count + 1))
  if (even === 0) return makeRoom(row, position, count)
  const step = position > 0 && position < size ? even : Math.min(wideStep, even)
  return { first: position === 0 ? after - step * count : before + step, step }
}

/** Position of the first of `size` items whose label is at or above this one. */
export function positionOfLabel(
  size: number,
  labelAt: (position: number) => number,
  label: number,
): number {
  let low = 0
  let high = size
  while (low < high) {
    const middle = (low + high) >>> 1
    if (labelAt(middle) < label) low = middle + 1
    else high = middle
  }
  return low
}

function makeRoom(row: LabelledRow, position: number, count: number): NewLabels {
  const labelAt = (at: number) => row.labelAt(at)
  const neighbour = labelAt(position === 0 ? 0 : position - 1)
  for (let bits = 1; ; bits++) {
    const width = 2 ** bits
    const start = Math.floor(neighbour / width) * width
    const from = positionOfLabel(row.size, labelAt, start)
    const to = positionOfLabel(row.size, labelAt, start + width)
    const items = to - from + count
    const step = Math.floor(width / (items + 1))
    const sparse = bits === labelBits || items <= sparseness ** bits
    if (!sparse || step === 0) continue
    for (let at = from; at < to; at++) {
      const slot = at < position ? at - from : at - from + count
      row.relabel(at, start + step * (slot + 1))
    }
    return { first: start + step * (position - from + 1), step }
  }
}
