import { hashLeaf } from '@tesela/merkle'
import { describe, expect, it } from 'vitest'
import type { Disk } from '../disk.ts'
import { createFailOnceDisk } from '../testing/failing-disk.ts'
import { readSample, sampleSnapshot, storeSample } from '../testing/sample-snapshot.ts'
import { createVolatileDisk } from '../testing/volatile-disk.ts'
import { createSnapshotStore } from './create-snapshot-store.ts'

const options = { leafFileBytes: 4096, writeBytes: 512, syncBytes: 1024 }
const sample = sampleSnapshot(1, 40, 600)
const total = sample.leaves.reduce((sum, { length }) => sum + length, 0)

const leafAt = (ordinal: number) => sample.leaves[ordinal] ?? new Uint8Array(0)

function newStore() {
  const disk = createVolatileDisk()
  return { disk, store: createSnapshotStore(disk, 'g', options) }
}

const stage = (store: ReturnType<typeof newStore>['store'], of = sample) =>
  store.stage(of.id, of.manifest, of.sections)

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, at) => from + at)
}

describe('a snapshot', () => {
  it('reads back leaf by leaf, in batches of every size, after a loss of power', async () => {
    const { disk, store } = newStore()
    await storeSample(store, sample)
    const again = createSnapshotStore(disk.crash('dropAll'), 'g', options)
    expect(await again.list()).toEqual([sample.id])
    const stored = await again.open(sample.id)
    expect(stored).toMatchObject({ id: sample.id, leaves: 40, bytes: total })
    expect(stored.manifest).toEqual(sample.manifest)
    expect(stored.digests).toEqual(sample.leaves.map(hashLeaf))
    for (const maxBytes of [0, 1, 700, 5000, 1_000_000]) {
      const leaves = await readSample(stored, maxBytes)
      expect(leaves.map((leaf) => [...leaf])).toEqual(sample.leaves.map((leaf) => [...leaf]))
    }
    await stored.close()
  })

  it('gives at least one leaf and no more bytes than asked for', async () => {
    const { store } = newStore()
    const stored = await storeSample(store, sample)
    for (let from = 0; from < 40; from++) {
      const leaves = await stored.read(from, 1000)
      const bytes = leaves.reduce((sum, { length }) => sum + length, 0)
      expect(leaves.length).toBeGreaterThan(0)
      expect(leaves.length === 1 || bytes <= 1000).toBe(true)
      const next = sample.leaves[from + leaves.length]
      if (next !== undefined) expect(bytes + next.length).toBeGreaterThan(1000)
    }
    for (const most of [1, 2, 40]) {
      const fit = (await stored.read(0, 1000)).length
      expect((await stored.read(0, 1000, most)).length).toBe(Math.min(fit, most))
    }
    for (const from of [-1, 40, 0.5]) await expect(stored.read(from, 1)).rejects.toThrow(RangeError)
  })

  it('takes leaves in any order, all at once, and twice', async () => {
    const { disk, store } = newStore()
    const staged = await stage(store)
    expect([...staged.missing]).toEqual(sample.leaves.map((_, ordinal) => ordinal))
    const order = sample.leaves.map(
      (leaf, ordinal) => [(ordinal * 17) % 40, ordinal, leaf] as const,
    )
    order.sort(([one], [other]) => one - other)
    await Promise.all(order.map(([, ordinal, leaf]) => staged.put(ordinal, leaf)))
    expect([...staged.missing]).toEqual([])
    const before = await store.bytes()
    for (const [, ordinal, leaf] of order) await staged.put(ordinal, leaf)
    expect(await store.bytes()).toBe(before)
    const stored = await staged.finish()
    expect(await readSample(stored, 2000)).toEqual(sample.leaves)
    expect((await disk.list(`g/snapshots/2-101`)).length).toBeGreaterThan(4)
  })

  it('may be empty', async () => {
    const { store } = newStore()
    const stored = await storeSample(store, sampleSnapshot(3, 0, 0))
    expect(stored).toMatchObject({ leaves: 0, bytes: 0 })
    await expect(stored.read(0, 1)).rejects.toThrow(RangeError)
    expect((await store.open(stored.id)).digests).toEqual([])
  })

  it('keeps a leaf that is larger than a file and a write in a file of its own', async () => {
    const { store } = newStore()
    const large = new Uint8Array(20_000).fill(9)
    const small = Uint8Array.of(1)
    const leaves = [small, large, small, large]
    const sections = [{ leaves: leaves.map(hashLeaf) }]
    const stored = await storeSample(store, { ...sample, leaves, sections })
    expect(await readSample(stored, 1)).toEqual(leaves)
    expect(await readSample(stored, 30_000)).toEqual(leaves)
  })
})

describe('staging', () => {
  it('refuses bytes that are not those of the leaf, and goes on', async () => {
    const { store } = newStore()
    const staged = await stage(store)
    await expect(staged.put(3, Uint8Array.of(1))).rejects.toMatchObject({
      code: 'LeafMismatch',
      ordinal: 3,
    })
    const first = leafAt(0)
    await expect(staged.put(40, first)).rejects.toThrow(RangeError)
    await expect(staged.finish()).rejects.toMatchObject({ code: 'SnapshotIncomplete', missing: 40 })
    for (const [ordinal, leaf] of sample.leaves.entries()) await staged.put(ordinal, leaf)
    expect(staged.staged.size).toBe(40)
    await (await staged.finish()).close()
  })

  it('takes leaves in a row that the caller compared, but for those that are there', async () => {
    const { store } = newStore()
    const staged = await stage(store)
    await staged.put(5, leafAt(5))
    await staged.putVerified(2, sample.leaves.slice(2, 20))
    expect(staged.staged).toEqual(new Set(range(2, 20)))
    await expect(staged.putVerified(39, [leafAt(39), leafAt(39)])).rejects.toThrow(RangeError)
    expect(staged.staged.has(39)).toBe(false)
    await Promise.all([
      staged.putVerified(20, sample.leaves.slice(20)),
      staged.putVerified(0, sample.leaves),
    ])
    const stored = await staged.finish()
    expect(await readSample(stored, 700)).toEqual(await readSample(stored, 1_000_000))
    expect((await readSample(stored, 700)).map(hashLeaf)).toEqual(sample.leaves.map(hashLeaf))
    await stored.close()
  })

  it('finds what the caller did not compare when it is read back', async () => {
    const { store } = newStore()
    const staged = await stage(store)
    await staged.putVerified(0, [leafAt(1), leafAt(0)])
    await staged.putVerified(2, sample.leaves.slice(2))
    const stored = await staged.finish()
    expect((await stored.read(2, 1)).map(hashLeaf)).toEqual([hashLeaf(leafAt(2))])
    await expect(stored.read(0, 1)).rejects.toMatchObject({ code: 'SnapshotDamaged' })
    await stored.close()
  })

  it('is one at a time, until it is closed, discarded or finished', async () => {
    const { store } = newStore()
    const staged = await stage(store)
    await expect(stage(store)).rejects.toMatchObject({ code: 'StagingBusy' })
    await staged.close()
    const again = await stage(store)
    await again.discard()
    await again.discard()
    await expect(again.put(0, leafAt(0))).rejects.toMatchObject({
      code: 'SnapshotClosed',
    })
    const stored = await storeSample(store, sample)
    const other = sampleSnapshot(2, 5, 50)
    await (await stage(store, other)).close()
    await expect(stage(store)).rejects.toMatchObject({ code: 'SnapshotExists' })
    await stored.close()
  })

  it('goes on where it was closed with the same manifest, and from the same leaves with another', async () => {
    const { disk, store } = newStore()
    const staged = await stage(store)
    for (const ordinal of [7, 3, 12]) await staged.put(ordinal, leafAt(ordinal))
    await staged.close()
    const later = createSnapshotStore(disk.crash('dropAll'), 'g', options)
    const again = await stage(later)
    expect([...again.staged].sort((one, other) => one - other)).toEqual([3, 7, 12])
    expect([...again.missing]).toHaveLength(37)
    await again.close()
    // Two of the three leaves are in another one, one of them twice; ordinals mean nothing.
    const [one, two] = [hashLeaf(leafAt(12)), hashLeaf(leafAt(3))]
    const leaves = [hashLeaf(leafAt(0)), one, two, one]
    const other = await later.stage({ term: 2, index: 9 }, Uint8Array.of(1), [{ leaves }])
    expect([...other.staged]).toEqual([1, 2, 3])
    expect(await disk.list('g/snapshots')).toEqual(['staging'])
    await other.put(0, leafAt(0))
    const stored = await other.finish()
    const read = await readSample(stored, 1)
    expect(read).toEqual([leafAt(0), leafAt(12), leafAt(3), leafAt(12)])
    await stored.close()
    // What it became is not taken for something that was left behind.
    expect((await stage(later)).staged.size).toBe(0)
  })

  it('writes what no frame vouches for once more when it is taken up again', async () => {
    const { disk, store } = newStore()
    const staged = await stage(store)
    for (const [ordinal, leaf] of sample.leaves.slice(0, 5).entries())
      await staged.put(ordinal, leaf)
    await staged.close()
    const path = 'g/snapshots/staging/leaves-0001'
    const before = disk.journal.length
    await stage(store)
    const since = disk.journal.slice(before).map(({ operation, path: at }) => `${operation} ${at}`)
    expect(since).toContain(`writeAt ${path}`)
  })
})

describe('a disk that reads nothing back', () => {
  it('lets what was staged and has its name already be given up', async () => {
    const { disk } = newStore()
    const unreadable: Disk = {
      open: (path, mode) =>
        path.startsWith('g/snapshots/2-101/')
          ? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }))
          : disk.open(path, mode),
      rename: (from, to) => disk.rename(from, to),
      unlink: (path) => disk.unlink(path),
      makeDirectory: (path) => disk.makeDirectory(path),
      removeDirectory: (path) => disk.removeDirectory(path),
      syncDirectory: (path) => disk.syncDirectory(path),
      list: (path) => disk.list(path),
      exists: (path) => disk.exists(path),
    }
    const staged = await stage(createSnapshotStore(unreadable, 'g', options))
    for (const [ordinal, leaf] of sample.leaves.entries()) await staged.put(ordinal, leaf)
    await expect(staged.finish()).rejects.toMatchObject({ code: 'StorageFailed' })
    await staged.discard()
    expect(await disk.list('g/snapshots')).toEqual(['2-101'])
  })
})

describe('a disk that is full', () => {
  it.each([
    ['writeAt', 'manifest.new', 1],
    ['writeAt', 'leaves-0001', 1],
    ['writeAt', 'leaves-0002', 3],
    ['datasync', 'leaves-0001', 2],
    ['writeAt', 'index', 1],
    ['writeAt', 'index', 2],
    ['datasync', 'index', 1],
  ] as const)(
    'while staging (%s of %s, call %i) is said so, and can be gone on from',
    async (operation, pathEnd, nth) => {
      const disk = createVolatileDisk()
      const failing = createFailOnceDisk(disk, { operation, pathEnd, nth, code: 'ENOSPC' })
      const store = createSnapshotStore(failing, 'g', options)
      const other = await storeSample(
        createSnapshotStore(disk, 'g', options),
        sampleSnapshot(2, 5, 90),
      )
      const full = { code: 'DiskFull' }
      if (pathEnd === 'manifest.new') await expect(stage(store)).rejects.toMatchObject(full)
      else {
        const staged = await stage(store)
        const attempt = async () => {
          for (const [ordinal, leaf] of sample.leaves.entries()) await staged.put(ordinal, leaf)
          await staged.finish()
        }
        await expect(attempt()).rejects.toMatchObject(full)
        // Nothing is tried again on a file that failed.
        await expect(staged.put(0, leafAt(0))).rejects.toMatchObject(full)
        await expect(staged.finish()).rejects.toMatchObject(full)
        await staged.close()
      }
      expect(await store.list()).toEqual([other.id])
      expect((await readSample(other, 1)).length).toBe(5)
      const again = await stage(store)
      if (pathEnd === 'index') expect(again.staged.size).toBe(40)
      for (const ordinal of again.missing) await again.put(ordinal, leafAt(ordinal))
      expect(await readSample(await again.finish(), 999)).toEqual(sample.leaves)
    },
  )

  it('is told from one that fails', async () => {
    const failure = { operation: 'datasync', pathEnd: 'leaves-0001', nth: 1, code: 'EIO' } as const
    const store = createSnapshotStore(
      createFailOnceDisk(createVolatileDisk(), failure),
      'g',
      options,
    )
    await expect(storeSample(store, sample)).rejects.toMatchObject({ code: 'StorageFailed' })
  })
})

describe('a snapshot of a hundred thousand leaves', () => {
  it('is staged in a random order, taken up again and read in linear time', async () => {
    const count = 100_000
    const leaves = Array.from({ length: count }, (_, at) => Uint8Array.of(at, at >> 8, at >> 16))
    const large = { ...sample, leaves, sections: [{ leaves: leaves.map(hashLeaf) }] }
    const { disk, store } = newStore()
    const operations = async (act: () => Promise<void>) => {
      const before = disk.journal.length
      await act()
      return disk.journal.length - before
    }
    const wide = createSnapshotStore(disk, 'g')
    const staged = await stage(wide, large)
    const half = await operations(async () => {
      for (let at = 0; at < count / 2; at++) {
        const ordinal = (at * 7919) % count
        await staged.put(ordinal, leaves[ordinal] ?? leafAt(0))
      }
      await staged.close()
    })
    expect(half).toBeLessThan(10)
    const again = await stage(store, large)
    expect(again.staged.size).toBe(count / 2)
    await again.close()
    const last = await stage(wide, large)
    for (const ordinal of last.missing) await last.put(ordinal, leaves[ordinal] ?? leafAt(0))
    const stored = await last.finish()
    const read = await readSample(stored, 65_536)
    expect(read.length).toBe(count)
    expect(read.every((leaf, at) => Buffer.compare(leaf, leaves[at] ?? leafAt(0)) === 0)).toBe(true)
  })
})

describe('a store of snapshots', () => {
  it('lists the oldest first and ignores what is no snapshot', async () => {
    const { disk, store } = newStore()
    expect(await store.list()).toEqual([])
    for (const seed of [30, 4])
      await (await storeSample(store, sampleSnapshot(seed, 4, 50))).close()
    for (const name of [
      'x',
      '1',
      '01-2',
      '1-02',
      '-1-2',
      '1-99999999999999999',
      '1-2.new',
      'removed-1-2',
    ]) {
      await disk.makeDirectory(`g/snapshots/${name}`)
    }
    expect(await store.list()).toEqual([
      { term: 2, index: 104 },
      { term: 2, index: 130 },
    ])
  })

  it('says what is not there', async () => {
    const { store } = newStore()
    const missing = { code: 'SnapshotMissing', path: 'g/snapshots/1-2' }
    await expect(store.open({ term: 1, index: 2 })).rejects.toMatchObject(missing)
    await expect(store.remove({ term: 1, index: 2 })).rejects.toMatchObject(missing)
    await expect(store.quarantine({ term: 1, index: 2 })).rejects.toMatchObject(missing)
    await expect(store.open({ term: -1, index: 2 })).rejects.toThrow(RangeError)
    expect(await store.bytes()).toBe(0)
  })

  it('removes a snapshot under its readers, who get a typed error', async () => {
    const { disk, store } = newStore()
    const stored = await storeSample(store, sample)
    const other = await store.open(sample.id)
    const reading = Array.from({ length: 40 }, (_, from) => stored.read(from, 500))
    const removing = store.remove(sample.id)
    const outcomes = await Promise.allSettled(reading)
    await removing
    for (const [from, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') expect(outcome.value[0]).toEqual(sample.leaves[from])
      else expect(outcome.reason).toMatchObject({ code: 'SnapshotMissing' })
    }
    for (const each of [stored, other]) {
      await expect(each.read(0, 1)).rejects.toMatchObject({ code: 'SnapshotMissing' })
      await each.close()
    }
    expect(await disk.crash('dropAll').list('g/snapshots')).toEqual([])
    expect(await store.bytes()).toBe(0)
  })

  it('moves a snapshot to the damaged, whole and to a name of its own', async () => {
    const { disk, store } = newStore()
    await disk.makeDirectory('g/damaged/4-00000001.wal')
    for (const number of [5, 6]) {
      await (await storeSample(store, sample)).close()
      const path = `g/damaged/${number}-snapshot-2-101`
      expect(await store.quarantine(sample.id)).toBe(path)
      const after = disk.crash('dropAll')
      expect(await after.list(path)).toContain('leaves-0001')
      expect(await createSnapshotStore(after, 'g').list()).toEqual([])
    }
  })

  it('closes a snapshot when its reads are done', async () => {
    const { store } = newStore()
    const stored = await storeSample(store, sample)
    const reading = stored.read(0, 100_000)
    await stored.close()
    expect(await reading).toHaveLength(40)
    await expect(stored.read(0, 1)).rejects.toMatchObject({ code: 'SnapshotClosed' })
    await stored.close()
  })
})
