import type { StoredSnapshot } from '@tesela/storage'
import { expect, test } from 'vitest'
import { createShelf, type ShelvedSnapshot } from './shelf.ts'

const nameOf = (anchor: number) => ({ anchor, term: 1, root: `root of ${anchor}` })

function snapshotAt(index: number): ShelvedSnapshot {
  const stored = {
    id: { index, term: 1 },
    manifest: new Uint8Array(0),
    digests: [],
    close: () => Promise.resolve(),
  } as Partial<StoredSnapshot>
  return { meta: { index, term: 1 }, manifest: nameOf(index), stored } as unknown as ShelvedSnapshot
}

function setUp() {
  const removed: number[] = []
  const sealed = new Set<number>()
  const time = { now: 0 }
  const shelf = createShelf({
    snapshots: {
      remove: ({ index }: { index: number }) => Promise.resolve(void removed.push(index)),
    } as never,
    clock: { now: () => time.now },
    serving: () => true,
    sealed: ({ anchor }) => sealed.has(anchor),
    disputed: () => false,
    logger: {} as never,
    damaged: () => expect.unreachable(),
    failed: () => expect.unreachable(),
  })
  const put = (...indexes: readonly number[]) => {
    for (const index of indexes) shelf.put(snapshotAt(index))
  }
  return { shelf, sealed, removed, time, put }
}

test('what a majority vouches for stays until one vouches for a newer one', async () => {
  const { shelf, sealed, removed, put } = setUp()
  sealed.add(10)
  put(10, 20, 30)
  await shelf.settled()
  expect(removed).toEqual([20])
  expect(shelf.newest()?.anchor).toBe(30)
  expect(shelf.newestSealed()?.anchor).toBe(10)
  shelf.tidy()
  await shelf.settled()
  expect(removed).toEqual([20])
  sealed.add(30)
  shelf.tidy()
  await shelf.settled()
  expect(removed).toEqual([20, 10])
  expect(shelf.newestSealed()?.anchor).toBe(30)
})

test('that a majority vouches for one is not forgotten with the mark that it is of', async () => {
  const { shelf, sealed, removed, put } = setUp()
  put(10)
  sealed.add(10)
  shelf.tidy()
  sealed.clear()
  expect([shelf.newest(), shelf.newestSealed()]).toMatchObject([{ sealed: true }, { anchor: 10 }])
  put(20)
  await shelf.settled()
  expect(removed).toEqual([])
  expect(shelf.newestSealed()?.anchor).toBe(10)
})

test('where nobody vouches for any, the newest alone stays', async () => {
  const { shelf, removed, put } = setUp()
  put(10, 20)
  await shelf.settled()
  expect(removed).toEqual([10])
  expect(shelf.newestSealed()).toBeNull()
})

test('where the disk is short the newest stays, and what somebody reads', async () => {
  const { shelf, sealed, removed, put } = setUp()
  put(10)
  shelf.hold(nameOf(10))
  sealed.add(20)
  put(20, 30)
  await shelf.thin()
  expect(removed).toEqual([20])
  shelf.release(nameOf(10))
  await shelf.settled()
  expect(removed).toEqual([20, 10])
})

test('what is taken back from who forgot it goes, and nobody took so long to fetch it', async () => {
  const { shelf, removed, time, put } = setUp()
  put(10)
  const name = nameOf(10)
  for (let count = 0; count < 3; count += 1) shelf.hold(name)
  put(20)
  time.now = 60_000
  shelf.takeBack(name, 2)
  await shelf.settled()
  expect(removed).toEqual([])
  shelf.takeBack(name, 1)
  await shelf.settled()
  expect([removed, shelf.transferMs]).toEqual([[10], 0])
})

test('one that was cleared and is on the shelf again is held by those who held it before', async () => {
  const { shelf, removed, time, put } = setUp()
  put(10)
  const name = nameOf(10)
  shelf.hold(name)
  await shelf.clear(10)
  time.now = 60_000
  put(10)
  shelf.hold(name)
  put(20)
  shelf.release(name)
  await shelf.settled()
  expect(removed).toEqual([])
  shelf.release(name)
  await shelf.settled()
  expect([removed, shelf.transferMs]).toEqual([[10], 60_000])
})

test('what is released after it was cleared is held no more where it comes again', async () => {
  const { shelf, removed, time, put } = setUp()
  put(10)
  const name = nameOf(10)
  shelf.hold(name)
  shelf.hold(name)
  await shelf.clear(10)
  shelf.release(name)
  shelf.takeBack(name, 1)
  time.now = 60_000
  put(10, 20)
  await shelf.settled()
  expect([removed, shelf.transferMs]).toEqual([[10], 0])
})
