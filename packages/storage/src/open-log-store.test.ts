import type { Entry, HardState, PersistBatch } from '@tesela/raft'
import { describe, expect, it } from 'vitest'
import { createLog } from './create-log.ts'
import type { Disk } from './disk.ts'
import type { LogStore } from './log-store.ts'
import { openLogStore } from './open-log-store.ts'
import { createFailOnceDisk } from './testing/failing-disk.ts'
import type { VolatileDisk } from './testing/volatile-disk.ts'
import { createVolatileDisk } from './testing/volatile-disk.ts'

const options = { segmentBytes: 4096 }

function entry(index: number, term = 1, bytes = 20): Entry {
  const data = new Uint8Array(bytes).fill(index)
  return { index, term, type: index % 7 === 0 ? 'conf' : 'normal', data }
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

function unsynced(hardState: HardState | null, entries: readonly Entry[] = []): PersistBatch {
  return { ...batch(hardState, entries), mustSync: false }
}

async function newLog(): Promise<VolatileDisk> {
  const disk = createVolatileDisk()
  await createLog(disk, 'wal', options)
  return disk
}

const open = (disk: Disk): Promise<LogStore> => openLogStore(disk, 'wal', options)
const inTerm1 = { term: 1, vote: 'a/1', commit: 0 }

describe('a log store', () => {
  it('starts empty in a new log', async () => {
    const store = await open(await newLog())
    expect(store.recovered).toEqual({
      hardState: { term: 0, vote: null, commit: 0 },
      snapshot: null,
      snapshotRoot: null,
      boundary: { term: 0, index: 0 },
      boundaryPosition: new Uint8Array(0),
      lastIndex: 0,
      termRuns: [],
      confIndexes: [],
      entries: [],
      watermark: { term: 0, index: 0 },
    })
    await store.close()
  })

  it('never takes a directory without a log for an empty log', async () => {
    await expect(open(createVolatileDisk())).rejects.toMatchObject({ code: 'LogMissing' })
  })

  it('recovers hard state, entries and term runs over many segments', async () => {
    const disk = await newLog()
    const store = await open(disk)
    const all: Entry[] = []
    const persisted: Promise<void>[] = []
    for (let index = 1; index <= 300; index++) {
      const term = Math.ceil(index / 100)
      const next = entry(index, term, index % 50 === 0 ? 9000 : index)
      all.push(next)
      persisted.push(store.persist(batch({ term, vote: 'a/1', commit: index - 1 }, [next])))
    }
    await Promise.all(persisted)
    await store.close()
    const again = await open(disk.crash('dropAll'))
    expect(again.notes).toEqual([])
    expect(again.recovered).toEqual({
      hardState: { term: 3, vote: 'a/1', commit: 299 },
      snapshot: null,
      snapshotRoot: null,
      boundary: { term: 0, index: 0 },
      boundaryPosition: new Uint8Array(0),
      watermark: { term: 3, index: 300 },
      lastIndex: 300,
      termRuns: [
        { term: 1, first: 1 },
        { term: 2, first: 101 },
        { term: 3, first: 201 },
      ],
      confIndexes: all.filter(({ type }) => type === 'conf').map(({ index }) => index),
      entries: all,
    })
    expect(again.stats()).toMatchObject({ firstIndex: 1, lastIndex: 300 })
    await again.close()
  })

  it('reads at least one entry, then what fits', async () => {
    const store = await open(await newLog())
    const all = Array.from({ length: 100 }, (_, at) => entry(at + 1, 1, at === 49 ? 9000 : 50))
    for (const next of all) await store.persist(batch(inTerm1, [next]))
    expect(await store.read(1, Number.POSITIVE_INFINITY)).toEqual(all)
    expect(await store.read(7, 0)).toEqual(all.slice(6, 7))
    expect(await store.read(7, 99)).toEqual(all.slice(6, 7))
    expect(await store.read(7, 2000)).toEqual(all.slice(6, 46))
    expect(await store.read(50, 100)).toEqual(all.slice(49, 50))
    expect(await store.read(49, 100)).toEqual(all.slice(48, 49))
    expect(await store.read(101, 100)).toEqual([])
    expect(await store.read(0, 100)).toBe('compacted')
    await store.close()
  })

  it('replaces entries from the first index of a batch on, now and after a restart', async () => {
    const disk = await newLog()
    const store = await open(disk)
    await store.persist(
      batch(
        inTerm1,
        Array.from({ length: 200 }, (_, at) => entry(at + 1)),
      ),
    )
    const inTerm2 = { term: 2, vote: null, commit: 40 }
    const replacing = [entry(50, 2), entry(51, 2)]
    await store.persist(batch(inTerm2, replacing))
    expect(await store.read(49, 1000)).toEqual([entry(49), ...replacing])
    expect(store.stats().lastIndex).toBe(51)
    await store.close()
    const again = await open(disk)
    expect(again.recovered.lastIndex).toBe(51)
    expect(again.recovered.termRuns).toEqual([
      { term: 1, first: 1 },
      { term: 2, first: 50 },
    ])
    expect(await again.read(49, 1000)).toEqual([entry(49), ...replacing])
    await again.close()
  })

  it('hands over only the newest entries at open', async () => {
    const disk = await newLog()
    const store = await open(disk)
    await store.persist(
      batch(
        inTerm1,
        Array.from({ length: 200 }, (_, at) => entry(at + 1)),
      ),
    )
    await store.close()
    const again = await openLogStore(disk, 'wal', { ...options, cachedBytes: 1000 })
    const { entries, lastIndex } = again.recovered
    expect(entries.length).toBeGreaterThan(10)
    expect(entries.length * 20).toBeLessThanOrEqual(1000)
    expect(entries.at(-1)?.index).toBe(lastIndex)
    await again.close()
  })

  it('writes batches that arrive during a datasync as one group', async () => {
    const disk = await newLog()
    const store = await open(disk)
    await store.persist(batch(inTerm1))
    const syncs = () =>
      disk.journal.filter((e) => e.operation === 'datasync' && e.path !== 'wal/spare').length
    const before = syncs()
    await Promise.all(
      Array.from({ length: 30 }, (_, at) => store.persist(batch(null, [entry(at + 1)]))),
    )
    expect(syncs() - before).toBeLessThanOrEqual(2)
    await store.close()
  })

  describe('that takes a commit index alone', () => {
    async function committed() {
      const disk = await newLog()
      const store = await open(disk)
      await store.persist(batch(inTerm1, [entry(1)]))
      await store.promise()
      const from = disk.journal.length
      await store.persist(unsynced({ ...inTerm1, commit: 1 }))
      const writes = () =>
        disk.journal
          .slice(from)
          .filter((e) => e.path === 'wal/00000001.wal')
          .map((e) => e.operation)
      const commitAfter = async (crash: 'dropAll' | 'keepAll') => {
        const crashed = await open(disk.crash(crash))
        await crashed.close()
        return crashed.recovered.hardState.commit
      }
      return { store, writes, commitAfter }
    }

    it('writes nothing for it', async () => {
      const { store, writes, commitAfter } = await committed()
      expect(writes()).toEqual([])
      expect(await commitAfter('keepAll')).toBe(0)
      await store.close()
    })

    it('writes it together with the next entries', async () => {
      const { store, writes, commitAfter } = await committed()
      await store.persist(batch(null, [entry(2)]))
      expect(writes()).toEqual(['writeAt', 'datasync'])
      expect(await commitAfter('dropAll')).toBe(1)
      await store.close()
    })

    it('writes it with the tenth promise where nothing else came, and does not sync it', async () => {
      const { store, writes, commitAfter } = await committed()
      for (let count = 1; count < 10; count++) await store.promise()
      expect(writes()).toEqual([])
      for (let count = 0; count < 12; count++) await store.promise()
      expect(writes()).toEqual(['writeAt'])
      expect(await commitAfter('dropAll')).toBe(0)
      expect(await commitAfter('keepAll')).toBe(1)
      await store.close()
    })

    it('writes it with the tenth promise though the commit index moves on with nothing to write', async () => {
      const { store, writes, commitAfter } = await committed()
      await store.persist(batch(null, [entry(2), entry(3), entry(4)]))
      const before = writes().length
      for (let count = 0; count < 10; count++) {
        const commit = 2 + Math.floor(count / 5)
        await store.persist(unsynced({ ...inTerm1, commit }))
        await new Promise((resolve) => setImmediate(resolve))
        await store.promise()
      }
      expect(
        writes()
          .slice(before)
          .filter((each) => each === 'writeAt'),
      ).toHaveLength(1)
      expect(await commitAfter('keepAll')).toBe(3)
      await store.close()
    })

    it('writes it when it is closed', async () => {
      const { store, commitAfter } = await committed()
      await store.close()
      expect(await commitAfter('dropAll')).toBe(1)
    })

    it('writes it at once where it has to be durable', async () => {
      const { store, writes, commitAfter } = await committed()
      await store.persist(batch({ ...inTerm1, commit: 1 }, []))
      expect(writes()).toEqual(['writeAt', 'datasync'])
      expect(await commitAfter('dropAll')).toBe(1)
      await store.close()
    })
  })

  it.each(['writeAt', 'datasync'] as const)(
    'fails for ever after one failed %s',
    async (operation) => {
      const disk = await newLog()
      const failure = { operation, pathEnd: '.wal', nth: 2, code: 'EIO' } as const
      const nthOfPersist = { ...failure, nth: operation === 'writeAt' ? 2 : 3 }
      const store = await open(createFailOnceDisk(disk, nthOfPersist))
      await store.persist(batch(inTerm1, [entry(1)]))
      const results = await Promise.allSettled([
        store.persist(batch(null, [entry(2)])),
        store.persist(batch(null, [entry(3)])),
      ])
      const failed = { status: 'rejected', reason: { code: 'StorageFailed' } }
      expect(results).toMatchObject([failed, failed])
      await expect(store.persist(batch(null))).rejects.toMatchObject({ code: 'StorageFailed' })
      await store.close()
      const again = await open(disk.crash('dropAll'))
      expect(again.recovered.entries).toEqual([entry(1)])
      await again.close()
    },
  )

  it.each([
    ['an entry that leaves a gap', batch(inTerm1, [entry(3)])],
    ['an entry at or below the commit index', batch(inTerm1, [entry(1, 1, 7)])],
    ['entries whose terms go back', batch({ ...inTerm1, term: 2 }, [entry(2, 2), entry(3, 1)])],
    ['entries that leave a gap', batch(inTerm1, [entry(2), entry(4)])],
    ['an entry above the term', batch(inTerm1, [entry(2, 2)])],
    ['a commit index above the entries', batch({ ...inTerm1, commit: 2 })],
    ['a term that goes back', batch({ ...inTerm1, term: 0 })],
  ])('refuses %s, which could not be recovered', async (_, wrong) => {
    const store = await open(await newLog())
    await store.persist(batch({ ...inTerm1, commit: 1 }, [entry(1)]))
    await expect(store.persist(wrong)).rejects.toMatchObject({ code: 'StorageFailed' })
    await store.close()
  })

  it('takes whatever a former run left as the spare for a spare', async () => {
    const disk = await newLog()
    const stale = await disk.open('wal/spare', 'create')
    await stale.writeAt(0, [new Uint8Array(9000).fill(0xff)])
    const store = await open(disk)
    const all = Array.from({ length: 40 }, (_, at) => entry(at + 1, 1, 200))
    for (const next of all) await store.persist(batch(inTerm1, [next]))
    expect(store.stats().segments).toBeGreaterThan(2)
    const again = await open(disk.crash('dropAll'))
    expect(again.notes).toEqual([])
    expect(again.recovered.entries).toEqual(all)
    await store.close()
  })

  it('writes again at open what no record vouches for: a failed sync may have left it in memory alone', async () => {
    const disk = await newLog()
    const store = await open(disk)
    await store.persist(batch(inTerm1, [entry(1)]))
    const killed = disk.crash('keepAll')
    await (await open(killed)).close()
    const segment = killed.journal.filter((each) => each.path === 'wal/00000001.wal')
    expect(segment.slice(0, 2).map((each) => each.operation)).toEqual(['writeAt', 'datasync'])
    await store.close()
    const closed = disk.crash('keepAll')
    await (await open(closed)).close()
    expect((await open(closed)).recovered.entries).toEqual([entry(1)])
  })

  it('refuses calls after close', async () => {
    const store = await open(await newLog())
    await store.close()
    await expect(store.persist(batch(null))).rejects.toMatchObject({ code: 'StoreClosed' })
    await expect(store.read(1, 1)).rejects.toMatchObject({ code: 'StoreClosed' })
  })
})
