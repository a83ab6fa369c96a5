import type { Entry, HardState, PersistBatch, SnapshotMeta } from '@tesela/raft'
import { describe, expect, it } from 'vitest'
import { createLog } from './create-log.ts'
import type { LogStore } from './log-store.ts'
import { openLogStore } from './open-log-store.ts'
import type { VolatileDisk } from './testing/volatile-disk.ts'
import { createVolatileDisk } from './testing/volatile-disk.ts'

const options = { segmentBytes: 4096 }
const open = (disk: VolatileDisk) => openLogStore(disk, 'wal', options)
const root = (byte: number) => Buffer.alloc(32, byte).toString('latin1')
const position = Uint8Array.of(4, 5, 6)

function entry(index: number, term = 1): Entry {
  const type = index % 10 === 0 ? 'conf' : 'normal'
  return { term, index, type, data: new Uint8Array(100).fill(index) }
}

function snapshot(index: number, term = 1): SnapshotMeta {
  const conf = {
    voters: ['a/1', 'b/2'],
    votersOutgoing: [],
    learners: ['c/3'],
    learnersNext: [],
    autoLeave: false,
  }
  return { term, index, conf, confIndex: index - 1, context: Uint8Array.of(index) }
}

function batch(hardState: HardState | null, entries: readonly Entry[] = []): PersistBatch {
  return {
    seq: 0,
    mustSync: true,
    lowerWatermark: null,
    raiseWatermark: null,
    hardState,
    snapshot: null,
    entries,
    after: [],
  }
}

const install = (meta: SnapshotMeta, term = meta.term, entries: readonly Entry[] = []) => ({
  ...batch({ term, vote: 'b/2', commit: meta.index }, entries),
  snapshot: meta,
})

/** A log of entries 1 to 200, all committed, over many segments; voted once, in the first of them. */
async function newStore(): Promise<{ disk: VolatileDisk; store: LogStore }> {
  const disk = createVolatileDisk()
  await createLog(disk, 'wal', options)
  const store = await open(disk)
  for (let index = 1; index <= 200; index++) {
    await store.persist(batch({ term: 1, vote: 'a/1', commit: index - 1 }, [entry(index)]))
  }
  await store.persist(batch({ term: 1, vote: 'a/1', commit: 200 }))
  return { disk, store }
}

async function reopened(disk: VolatileDisk): Promise<LogStore> {
  const store = await open(disk.crash('dropAll'))
  expect(store.notes).toEqual([])
  return store
}

describe('an anchor', () => {
  it('is what a restart begins from', async () => {
    const { disk, store } = await newStore()
    await store.anchored(snapshot(50), root(1))
    await store.anchored(snapshot(120), root(2))
    const { recovered } = await reopened(disk)
    expect(recovered).toMatchObject({ snapshot: snapshot(120), snapshotRoot: root(2) })
    expect(recovered.boundary).toEqual({ term: 0, index: 0 })
    expect(recovered.entries).toHaveLength(200)
  })

  it.each([
    ['of an entry that the log does not hold', snapshot(201)],
    ['of another term than the entry', snapshot(100, 2)],
    ['behind the newest', snapshot(49)],
  ])('%s is refused, and nothing else', async (_, wrong) => {
    const { disk, store } = await newStore()
    await store.anchored(snapshot(50), root(1))
    await expect(store.anchored(wrong, root(2))).rejects.toThrow(RangeError)
    await store.persist(batch(null, [entry(201)]))
    const { recovered } = await reopened(disk)
    expect(recovered).toMatchObject({ snapshot: snapshot(50), lastIndex: 201 })
  })
})

describe('a cut', () => {
  it('forgets what stands before, and deletes the segments that hold nothing else', async () => {
    const { disk, store } = await newStore()
    const before = store.stats()
    await store.anchored(snapshot(150), root(1))
    await store.compact({ term: 1, index: 130 }, position)
    const { bytes, segments } = store.stats()
    expect(segments).toBeLessThan(before.segments / 2)
    expect(bytes).toBe(segments * 4096)
    expect((await disk.list('wal')).filter((name) => name.endsWith('.wal'))).toHaveLength(segments)
    expect(await store.read(130, 100)).toBe('compacted')
    expect(await store.read(131, 100)).toEqual([entry(131)])
    const again = await reopened(disk)
    expect(again.recovered).toMatchObject({
      hardState: { term: 1, vote: 'a/1', commit: 200 },
      snapshot: snapshot(150),
      boundary: { term: 1, index: 130 },
      boundaryPosition: position,
      lastIndex: 200,
      termRuns: [{ term: 1, first: 131 }],
      confIndexes: [140, 150, 160, 170, 180, 190, 200],
    })
    expect(again.recovered.entries.map(({ index }) => index)).toEqual(
      Array.from({ length: 70 }, (_, at) => 131 + at),
    )
    expect(again.stats()).toEqual({ ...store.stats(), lastIndex: 200 })
  })

  it('of everything leaves an empty log that goes on', async () => {
    const { disk, store } = await newStore()
    await store.anchored(snapshot(200), root(1))
    await store.compact({ term: 1, index: 200 }, position)
    expect(store.stats()).toMatchObject({ firstIndex: 201, lastIndex: 200, segments: 1 })
    const empty = await reopened(disk)
    expect(empty.recovered).toMatchObject({ lastIndex: 200, termRuns: [], entries: [] })
    await store.persist(batch(null, [entry(201)]))
    const { recovered } = await reopened(disk)
    expect(recovered).toMatchObject({ lastIndex: 201, entries: [entry(201)] })
  })

  it('and its anchor and the hard state outlive every segment in which they were written', async () => {
    const { disk, store } = await newStore()
    let last = 200
    for (let round = 0; round < 5; round++) {
      await store.anchored(snapshot(last), root(round))
      await store.compact({ term: 1, index: last - 10 }, Uint8Array.of(round))
      for (let more = 0; more < 90; more++) await store.persist(batch(null, [entry(++last)]))
      await store.persist(batch({ term: 1, vote: 'a/1', commit: last }))
      const { recovered } = await reopened(disk)
      expect(recovered).toMatchObject({
        hardState: { term: 1, vote: 'a/1', commit: last },
        snapshot: snapshot(last - 90),
        snapshotRoot: root(round),
        boundary: { term: 1, index: last - 100 },
        boundaryPosition: Uint8Array.of(round),
        lastIndex: last,
      })
    }
    expect(store.stats().segments).toBeLessThan(10)
  })

  it('knows the term of the boundary and of what was replaced around it', async () => {
    const disk = createVolatileDisk()
    await createLog(disk, 'wal', options)
    const store = await open(disk)
    const all = Array.from({ length: 100 }, (_, at) => entry(at + 1))
    await store.persist(batch({ term: 1, vote: null, commit: 40 }, all))
    // Replaced, while the entry before stays: the segments in which the old ones stood go with the cut.
    const newer = Array.from({ length: 30 }, (_, at) => entry(61 + at, 2))
    await store.persist(batch({ term: 2, vote: null, commit: 90 }, newer))
    await store.anchored(snapshot(60), root(1))
    await store.compact({ term: 1, index: 60 }, position)
    const { recovered } = await reopened(disk)
    expect(recovered).toMatchObject({
      boundary: { term: 1, index: 60 },
      lastIndex: 90,
      termRuns: [{ term: 2, first: 61 }],
      entries: newer,
    })
  })

  it.each([
    ['above the anchor', { term: 1, index: 151 }],
    ['in another term', { term: 2, index: 140 }],
    ['behind the one before', { term: 1, index: 99 }],
  ])('%s is refused, and nothing else', async (_, wrong) => {
    const { disk, store } = await newStore()
    await store.anchored(snapshot(150), root(1))
    await store.compact({ term: 1, index: 100 }, position)
    await expect(store.compact(wrong, position)).rejects.toThrow(RangeError)
    await store.persist(batch(null, [entry(201)]))
    const { recovered } = await reopened(disk)
    expect(recovered).toMatchObject({ boundary: { term: 1, index: 100 }, lastIndex: 201 })
  })

  it('waits for who reads what it deletes', async () => {
    const { store } = await newStore()
    await store.anchored(snapshot(200), root(1))
    const reading = store.read(1, 1_000_000)
    await store.compact({ term: 1, index: 150 }, position)
    const read = await reading
    expect(read === 'compacted' || read.length > 0).toBe(true)
    if (read !== 'compacted') expect(read).toEqual(read.map(({ index }) => entry(index)))
  })
})

describe('an install', () => {
  it('replaces the log', async () => {
    const { disk, store } = await newStore()
    const meta = snapshot(500, 3)
    await store.persist(install(meta), { root: root(7), position })
    expect(store.stats()).toMatchObject({ firstIndex: 501, lastIndex: 500 })
    expect(await store.read(200, 100)).toBe('compacted')
    const { recovered } = await reopened(disk)
    expect(recovered).toMatchObject({
      hardState: { term: 3, vote: 'b/2', commit: 500 },
      snapshot: meta,
      snapshotRoot: root(7),
      boundary: { term: 3, index: 500 },
      boundaryPosition: position,
      lastIndex: 500,
      termRuns: [],
      confIndexes: [],
      entries: [],
    })
  })

  it('goes on with the entries of its batch and behind it, and lets old segments go', async () => {
    const { disk, store } = await newStore()
    const next = [entry(501, 3), entry(502, 4)]
    await store.persist(install(snapshot(500, 3), 4, next), { root: root(7), position })
    await store.persist(batch(null, [entry(503, 4)]))
    const again = await reopened(disk)
    expect(again.recovered).toMatchObject({
      lastIndex: 503,
      termRuns: [
        { term: 3, first: 501 },
        { term: 4, first: 502 },
      ],
      entries: [...next, entry(503, 4)],
    })
    expect(again.stats().segments).toBeLessThan(3)
  })

  it('needs its root and position', async () => {
    const { store } = await newStore()
    await expect(store.persist(install(snapshot(500)))).rejects.toThrow(RangeError)
    await expect(store.persist(batch(null))).rejects.toThrow(RangeError)
  })

  it('at or below the commit index is refused', async () => {
    const { store } = await newStore()
    const persisting = store.persist(install(snapshot(200)), { root: root(1), position })
    await expect(persisting).rejects.toMatchObject({ code: 'StorageFailed' })
  })
})
