import { expect, test } from 'vitest'
import type { Entry } from '../types.ts'
import { CommittedQueue } from './committed-queue.ts'

/** Six bytes of term, index and type, and its data, as etcd encodes them. */
function entry(index: number, bytes: number): Entry {
  return { term: 1, index, type: 'normal', data: new Uint8Array(bytes) }
}

const everything = Number.POSITIVE_INFINITY
const indexes = (queue: CommittedQueue, limit = everything) =>
  queue.take(limit).entries.map(({ index }) => index)

function queueOf(maxSize: number, ...sizes: readonly number[]): CommittedQueue {
  const queue = new CommittedQueue(maxSize)
  queue.add(sizes.map((bytes, at) => entry(at + 1, bytes)))
  return queue
}

test('one entry is always handed out, however large it is', () => {
  expect(indexes(queueOf(1, 100, 100))).toEqual([1])
})

test('as many follow as fit', () => {
  expect(indexes(queueOf(25, 4, 4, 4))).toEqual([1, 2])
})

test('nothing more is handed out behind a batch that was cut short before it is answered', () => {
  const queue = queueOf(25, 4, 4, 4)
  const { size } = queue.take(everything)
  expect(queue.hasNext(everything)).toBe(false)
  queue.answered(size)
  expect(indexes(queue)).toEqual([3])
})

test('what is handed out counts until it is answered', () => {
  const queue = queueOf(25, 4)
  queue.take(everything)
  queue.add([entry(2, 4), entry(3, 4)])
  expect(indexes(queue)).toEqual([2])
})

test('entries above the limit wait without making others wait', () => {
  const queue = queueOf(1000, 4, 4, 4)
  expect(indexes(queue, 2)).toEqual([1, 2])
  expect(queue.hasNext(2)).toBe(false)
  expect(indexes(queue, 3)).toEqual([3])
})

test('what a snapshot stands for is forgotten', () => {
  const queue = queueOf(1000, 4, 4, 4)
  queue.forget({ term: 1, index: 2 })
  expect(indexes(queue)).toEqual([3])
})
