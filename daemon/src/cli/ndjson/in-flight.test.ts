import { expect, test } from 'vitest'
import { inFlight } from './in-flight.ts'

async function* from<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items
}

/** Work that ends when it is told to, and knows how much of it was under way at once. */
function controlled() {
  const begun: number[] = []
  const gates = new Map<number, PromiseWithResolvers<void>>()
  let most = 0
  const work = async (item: number) => {
    begun.push(item)
    const gate = Promise.withResolvers<void>()
    gates.set(item, gate)
    most = Math.max(most, gates.size)
    await gate.promise
    gates.delete(item)
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  return { begun, gates, work, settled, most: () => most }
}

const never = () => false

test('keeps at most so many under way, and begins the next when one ends', async () => {
  const { begun, gates, work, settled, most } = controlled()
  const done = inFlight(from([1, 2, 3, 4]), work, { width: 2, inOrder: never })
  await settled()
  expect(begun).toEqual([1, 2])
  gates.get(2)?.resolve()
  await settled()
  expect(begun).toEqual([1, 2, 3])
  for (const item of [1, 3, 4]) {
    gates.get(item)?.resolve()
    await settled()
  }
  await done
  expect(most()).toBe(2)
})

test('an item that must not overtake waits for all before it', async () => {
  const { begun, gates, work, settled } = controlled()
  const done = inFlight(from([1, 2, 3]), work, { width: 8, inOrder: (item) => item === 3 })
  await settled()
  gates.get(1)?.resolve()
  await settled()
  expect(begun).toEqual([1, 2])
  gates.get(2)?.resolve()
  await settled()
  expect(begun).toEqual([1, 2, 3])
  gates.get(3)?.resolve()
  await done
})

test('after a failure nothing more begins, and what was begun is waited for', async () => {
  const { begun, gates, work, settled } = controlled()
  let ended = false
  const done = inFlight(from([1, 2, 3]), work, { width: 2, inOrder: never }).finally(() => {
    ended = true
  })
  done.catch(() => {})
  await settled()
  gates.get(1)?.reject(new Error('refused'))
  await settled()
  expect(ended).toBe(false)
  gates.get(2)?.resolve()
  await expect(done).rejects.toThrow('refused')
  expect(begun).toEqual([1, 2])
})

test('a failure of the source is the failure', async () => {
  async function* broken() {
    yield 1
    throw new Error('cannot read')
  }
  await expect(inFlight(broken(), async () => {}, { width: 2, inOrder: never })).rejects.toThrow(
    'cannot read',
  )
})
