import { describe, expect, it } from 'vitest'
import { type BucketRow, BucketRowDraft, emptyBucketRow } from './bucket-row.ts'
import { createRandom } from './testing/random.ts'

function expectInOrder({ buckets, last }: BucketRow, numbers: readonly number[]): void {
  const labels = numbers.map((number) => buckets.get(number)?.label ?? Number.NaN)
  for (const [position, label] of labels.entries()) {
    const before = labels[position - 1] ?? 0
    if (!Number.isSafeInteger(label) || label <= before || label >= 2 ** 52) {
      expect(`${label} behind ${before}`).toBe('a higher whole number')
    }
  }
  expect(buckets.size).toBe(numbers.length)
  expect(last).toBe(numbers.at(-1) ?? 0)
  for (const [position, number] of numbers.entries()) {
    expect(buckets.get(number)).toMatchObject({
      before: numbers[position - 1] ?? 0,
      behind: numbers[position + 1] ?? 0,
    })
  }
}

/** Inserts at a position of a plain array as in the row. */
function insert(draft: BucketRowDraft, numbers: number[], position: number): void {
  const number = draft.insertBehind(numbers[position - 1] ?? 0, numbers[position] ?? 0, 1)
  numbers.splice(position, 0, number)
}

describe('a row of buckets', () => {
  it.each([
    ['behind the first', () => 1],
    ['in the middle', (size: number) => Math.floor(size / 2)],
    ['before the last', (size: number) => Math.max(0, size - 1)],
    ['before the first', () => 0],
    ['behind the last', (size: number) => size],
  ])('has growing labels when everything is inserted %s', (_name, place) => {
    const draft = new BucketRowDraft(emptyBucketRow)
    const numbers: number[] = []
    for (let count = 0; count < 3000; count++) {
      insert(draft, numbers, Math.min(place(numbers.length), numbers.length))
    }
    expectInOrder(draft.seal(), numbers)
  })

  it('has growing labels and right neighbours after random insertions and removals', () => {
    const random = createRandom(11)
    const draft = new BucketRowDraft(emptyBucketRow)
    const numbers: number[] = []
    for (let step = 0; step < 5000; step++) {
      if (random.chance(0.3) && numbers.length > 0) {
        const [gone = 0] = numbers.splice(random.below(numbers.length), 1)
        draft.grow(gone, -1)
      } else insert(draft, numbers, random.below(Math.min(numbers.length, 50) + 1))
    }
    expectInOrder(draft.seal(), numbers)
  })

  it('stays as it was sealed', () => {
    const draft = new BucketRowDraft(emptyBucketRow)
    const numbers: number[] = []
    for (let count = 0; count < 5; count++) insert(draft, numbers, count)
    const sealed = draft.seal()
    const other = new BucketRowDraft(sealed)
    for (const number of numbers) other.grow(number, -1)
    expect(other.seal().last).toBe(0)
    expectInOrder(sealed, numbers)
  })
})
