import type { Entry, HardState, PersistBatch } from '@tesela/raft'
import { expect, it } from 'vitest'
import { createLog } from './create-log.ts'
import { openLogStore } from './open-log-store.ts'
import type { FullDisk } from './testing/full-disk.ts'
import { createFullDisk } from './testing/full-disk.ts'
import { createVolatileDisk } from './testing/volatile-disk.ts'

const options = { segmentBytes: 4096 }

function batch(
  term: number,
  entries: readonly Entry[] = [],
  hardState: HardState | null = null,
): PersistBatch {
  return {
    seq: 0,
    mustSync: true,
    lowerWatermark: null,
    raiseWatermark: null,
    hardState: hardState ?? { term, vote: 'a/1', commit: 0 },
    snapshot: null,
    entries,
    after: [],
  }
}

const entry = (index: number, bytes = 400): Entry => ({
  term: 1,
  index,
  type: 'normal',
  data: new Uint8Array(bytes).fill(index),
})

async function setUp() {
  const volatile = createVolatileDisk()
  await createLog(volatile, 'wal', options)
  const disk = createFullDisk(volatile)
  const store = await openLogStore(disk, 'wal', options)
  await store.persist(batch(1, [entry(1)]))
  return { volatile, disk, store }
}

/** Until the store waits for nothing that the disk would still do. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 200; turn++) await Promise.resolve()
}

/** Persists entries until one is held. */
async function fill(store: Awaited<ReturnType<typeof setUp>>['store'], disk: FullDisk) {
  disk.full = true
  const held: { promise: Promise<void>; settled: boolean }[] = []
  for (let index = 2; ; index++) {
    const one = { promise: store.persist(batch(1, [entry(index)])), settled: false }
    one.promise.then(
      () => {
        one.settled = true
      },
      () => undefined,
    )
    await settled()
    if (!one.settled) {
      held.push(one)
      return { index, held: one }
    }
  }
}

it('holds what has no room, not a byte of it written, and goes on when there is space', async () => {
  const { volatile, disk, store } = await setUp()
  const { index, held } = await fill(store, disk)
  expect(index).toBeGreaterThan(3)
  expect(store.stats()).toMatchObject({ full: true, lastIndex: index - 1 })
  const found = await openLogStore(volatile.crash('keepAll'), 'wal', options)
  expect(found.recovered.lastIndex).toBe(index - 1)
  await found.close()
  store.retrySpace()
  await settled()
  expect(held.settled).toBe(false)
  const later = store.persist(batch(1, [entry(index + 1)]))
  disk.full = false
  store.retrySpace()
  await Promise.all([held.promise, later])
  expect(store.stats()).toMatchObject({ full: false, lastIndex: index + 1 })
  await store.close()
  const again = await openLogStore(volatile.crash('dropAll'), 'wal', options)
  expect(again.recovered.entries).toHaveLength(index + 1)
  await again.close()
})

it('wakes what is held when another attempt has made the spare meanwhile', async () => {
  const turns = async (count: number) => {
    for (let turn = 0; turn < count; turn++) await Promise.resolve()
  }
  for (let before = 1; before <= 16; before++) {
    for (let after = 0; after <= 16; after++) {
      const { disk, store } = await setUp()
      const { held } = await fill(store, disk)
      // Who waits looks for space once more, and one that asks while it does prepares behind that.
      store.retrySpace()
      await turns(before)
      store.retrySpace()
      await turns(after)
      disk.full = false
      await settled()
      store.retrySpace()
      await settled()
      expect(held.settled).toBe(true)
      await store.close()
    }
  }
})

it('tells that it is full while there is still room for what is under way', async () => {
  const { disk, store } = await setUp()
  disk.full = true
  let index = 2
  for (; !store.stats().full; index++) {
    await store.persist(batch(1, [entry(index)]))
    await settled()
  }
  await store.persist(batch(1, [entry(index), entry(index + 1)]))
  expect(store.stats().lastIndex).toBe(index + 1)
  await store.close()
})

it('keeps room for votes and terms', async () => {
  const { volatile, disk, store } = await setUp()
  disk.full = true
  await settled()
  for (let index = 2; !store.stats().full; index++) {
    await store.persist(batch(1, [entry(index, 100)]))
    await settled()
  }
  const room = 4096 / 4 / 56
  for (let term = 2; term < room; term++) await store.persist(batch(term))
  const found = await openLogStore(volatile.crash('dropAll'), 'wal', options)
  expect(found.recovered.hardState).toMatchObject({ term: Math.ceil(room) - 1, vote: 'a/1' })
  await found.close()
  await store.close()
})

it('keeps room for the empty entries of new leaders, too', async () => {
  const other = await setUp()
  const { index } = await fill(other.store, other.disk)
  await other.store.close().catch(() => undefined)
  const { volatile, disk, store } = await setUp()
  disk.full = true
  // The next one would be held.
  for (let at = 2; at < index; at++) await store.persist(batch(1, [entry(at)]))
  let last = index - 1
  for (let term = 2; term < 10; term++) {
    last += 1
    await store.persist(batch(term, [{ ...entry(last, 0), term }]))
  }
  expect(store.stats()).toMatchObject({ full: true, lastIndex: last })
  const found = await openLogStore(volatile.crash('dropAll'), 'wal', options)
  expect(found.recovered.lastIndex).toBe(last)
  await found.close()
  await store.close()
})

it('is opened on a full disk, reads, and goes on later', async () => {
  const { volatile, disk, store } = await setUp()
  const { index } = await fill(store, disk)
  const crashed = createFullDisk(volatile.crash('dropAll'))
  crashed.full = true
  const again = await openLogStore(crashed, 'wal', options)
  expect(again.recovered.lastIndex).toBe(index - 1)
  expect(await again.read(1, 400)).toEqual([entry(1)])
  const held = again.persist(batch(1, [entry(index, 3000)]))
  await settled()
  crashed.full = false
  again.retrySpace()
  await held
  expect(again.stats().lastIndex).toBe(index)
  await again.close()
})

it('gives up what is held when it is closed, and keeps what is written', async () => {
  const { volatile, disk, store } = await setUp()
  const { index, held } = await fill(store, disk)
  const behind = store.persist(batch(1, [entry(index + 1)]))
  const results = Promise.allSettled([held.promise, behind])
  await store.close()
  const refused = { status: 'rejected', reason: { code: 'DiskFull' } }
  expect(await results).toMatchObject([refused, refused])
  const again = await openLogStore(volatile.crash('dropAll'), 'wal', options)
  expect(again.recovered.lastIndex).toBe(index - 1)
  await again.close()
})

it('opens with a term that the watermark alone has, and no room for it in the log', async () => {
  const { volatile, disk, store } = await setUp()
  disk.full = true
  let term = 1
  for (let isHeld = false; !isHeld; ) {
    term += 1
    isHeld = true
    void store.persist(batch(term)).then(() => {
      isHeld = false
    })
    await settled()
  }
  const left = createFullDisk(volatile.crash('keepAll'))
  left.full = true
  const { recovered } = await openLogStore(left, 'wal', options)
  expect(recovered.hardState).toMatchObject({ term, vote: 'a/1' })
  expect(recovered.lastIndex).toBe(1)
})
