import type { Entry, HardState, PersistBatch } from '@tesela/raft'
import { describe, expect, it } from 'vitest'
import { createLog } from './create-log.ts'
import type { Disk } from './disk.ts'
import { isBehind } from './entry-order.ts'
import { openLogStore } from './open-log-store.ts'
import { createFailOnceDisk } from './testing/failing-disk.ts'
import type { JournalEntry, VolatileDisk } from './testing/volatile-disk.ts'
import { createVolatileDisk } from './testing/volatile-disk.ts'
import { readWatermark, writeWatermark } from './watermark-file.ts'
import { encodeSlot } from './watermark-slot.ts'

const options = { segmentBytes: 4096 }
const open = (disk: Disk) => openLogStore(disk, 'wal', options)
const inTerm1 = { term: 1, vote: 'a/1', commit: 0 }

function batch(
  hardState: HardState | null,
  entries: readonly Entry[] = [],
  more: Partial<PersistBatch> = {},
): PersistBatch {
  return {
    seq: 0,
    mustSync: true,
    lowerWatermark: null,
    raiseWatermark: null,
    hardState,
    snapshot: null,
    entries,
    after: [],
    ...more,
  }
}

const entry = (index: number, term = 1): Entry => ({
  term,
  index,
  type: 'normal',
  data: Uint8Array.of(index),
})

async function newStore() {
  const disk = createVolatileDisk()
  await createLog(disk, 'wal', options)
  const store = await open(disk)
  await store.persist(batch(inTerm1, [entry(1), entry(2), entry(3)]))
  return { disk, store }
}

async function durable(disk: VolatileDisk) {
  const { slot } = await readWatermark(disk.crash('dropAll'), 'wal')
  return slot
}

/** Operations on the log and on the watermark since `from`, the one on the spare left out. */
const journal = (disk: VolatileDisk, from: number) =>
  disk.journal
    .slice(from)
    .filter(({ path }) => !path.endsWith('spare'))
    .map(({ operation, path }) => `${operation} ${path.replace(/^.*\//, '')}`)

const isSyncOf = ({ operation, path }: JournalEntry, end: string) =>
  operation === 'datasync' && path.endsWith(end)

describe('the durable watermark', () => {
  it('rises to what is durable when it is told to, and when the store is closed', async () => {
    const { disk, store } = await newStore()
    expect((await durable(disk))?.position).toEqual({ term: 0, index: 0 })
    await store.promise()
    expect((await durable(disk))?.position).toEqual({ term: 1, index: 3 })
    await store.persist(batch(null, [entry(4)], { mustSync: false }))
    await store.promise()
    expect((await durable(disk))?.position).toEqual({ term: 1, index: 3 })
    await store.persist(batch(null, [entry(5)]))
    await store.close()
    expect((await durable(disk))?.position).toEqual({ term: 1, index: 5 })
  })

  it('costs nothing when nothing changed', async () => {
    const { disk, store } = await newStore()
    await store.promise()
    const from = disk.journal.length
    await store.promise()
    expect(journal(disk, from)).toEqual([])
  })

  it('costs an ordinary batch neither a write nor a wait', async () => {
    const { disk, store } = await newStore()
    const from = disk.journal.length
    await store.persist(batch({ ...inTerm1, commit: 2 }, [entry(4)]))
    expect(journal(disk, from)).toEqual(['writeAt 00000001.wal', 'datasync 00000001.wal'])
  })

  it('sinks durably before anything else of the batch is written', async () => {
    const { disk, store } = await newStore()
    await store.promise()
    const from = disk.journal.length
    const lowerWatermark = { term: 1, index: 1 }
    const inTerm2 = { term: 2, vote: null, commit: 0 }
    await store.persist(batch(inTerm2, [entry(2, 2)], { lowerWatermark }))
    expect(journal(disk, from).slice(0, 2)).toEqual(['writeAt watermark', 'datasync watermark'])
    expect((await durable(disk))?.position).toEqual(lowerWatermark)
    await store.promise()
    expect((await durable(disk))?.position).toEqual({ term: 2, index: 2 })
  })

  it('does not rise to what is about to be replaced', async () => {
    const { disk, store } = await newStore()
    await store.promise()
    const lowerWatermark = { term: 1, index: 1 }
    const inTerm2 = { term: 2, vote: null, commit: 0 }
    const persisting = store.persist(batch(inTerm2, [entry(2, 2)], { lowerWatermark }))
    for (let turn = 0; turn < 60; turn++) {
      await Promise.all([store.promise(), Promise.resolve()])
      const after = await open(disk.crash('dropAll'))
      const { watermark, termRuns, lastIndex } = after.recovered
      const term = termRuns.at(-1)?.term ?? 0
      expect(isBehind(watermark, { term, index: lastIndex })).toBe(false)
      expect(after.notes.filter(({ kind }) => kind === 'lost')).toEqual([])
      await after.close()
    }
    await persisting
  })

  it('does not rise to it either where the segment is left before what replaces it is written', async () => {
    const { disk, store } = await newStore()
    await store.persist(batch({ term: 3, vote: null, commit: 0 }, [entry(4, 3)]))
    await store.promise()
    const lowerWatermark = { term: 1, index: 3 }
    const replacing = { ...entry(4, 2), data: new Uint8Array(3900) }
    const { segments } = store.stats()
    const batched = batch({ term: 4, vote: null, commit: 0 }, [replacing], { lowerWatermark })
    let isUnderWay = true
    const persisting = store.persist(batched).finally(() => {
      isUnderWay = false
    })
    while (isUnderWay) await store.promise()
    await persisting
    expect(store.stats().segments).toBe(segments + 1)
    const { recovered, notes } = await open(disk.crash('dropAll'))
    expect(isBehind(recovered.watermark, { term: 2, index: 4 })).toBe(false)
    expect(notes).toEqual([])
  })

  it('rises at the word of the core before the batch is reported', async () => {
    const { disk, store } = await newStore()
    const raiseWatermark = { term: 5, index: 90 }
    await store.persist(batch(null, [], { raiseWatermark }))
    expect((await durable(disk))?.position).toEqual(raiseWatermark)
    const again = await open(disk.crash('dropAll'))
    expect(again.recovered).toMatchObject({ watermark: raiseWatermark, lastIndex: 3 })
    expect(again.notes).toMatchObject([{ kind: 'lost', watermark: raiseWatermark }])
  })

  it('never sinks by itself', async () => {
    const { disk, store } = await newStore()
    await store.persist(batch(null, [], { raiseWatermark: { term: 5, index: 90 } }))
    await store.persist(batch({ term: 4, vote: null, commit: 3 }, [entry(4, 4)]))
    await store.promise()
    await store.close()
    expect((await durable(disk))?.position).toEqual({ term: 5, index: 90 })
  })
})

describe('a log that ends in the middle of a record', () => {
  it.each(['missing', 'damaged'])(
    'is not taken for whole where the watermark is %s',
    async (how) => {
      const { disk } = await newStore()
      if (how === 'missing') await disk.unlink('watermark')
      else for (const at of [0, 4096]) disk.corrupt('watermark', at + 8, 1)
      const log = 'wal/00000001.wal'
      const content = await (await disk.open(log, 'existing')).readAt(0, 4096)
      disk.corrupt(
        log,
        content.findLastIndex((byte) => byte !== 0),
        1,
      )
      await expect(open(disk.crash('keepAll'))).rejects.toMatchObject({ code: 'HardStateLost' })
    },
  )
})

describe('the copy of term and vote', () => {
  it('is durable before a change of either is reported', async () => {
    const { disk, store } = await newStore()
    for (const [term, vote] of [
      [2, null],
      [2, 'b/2'],
      [3, 'a/1'],
    ] as const) {
      await store.persist(batch({ term, vote, commit: 0 }))
      expect(await durable(disk)).toMatchObject({ term, vote })
    }
  })

  it('is durable from a start on where the one before it ended before its sync', async () => {
    const { disk, store } = await newStore()
    await store.close()
    const voted = { position: { term: 1, index: 3 }, term: 7, vote: 'b/2' }
    const file = await disk.open('watermark', 'existing')
    const { slot } = await readWatermark(disk, 'wal')
    const sequence = (slot?.sequence ?? 0) + 1
    await file.writeAt((sequence % 2) * 4096, [encodeSlot({ ...voted, sequence })])
    const restarted = disk.crash('keepAll')
    expect((await open(restarted)).recovered.hardState).toMatchObject({ term: 7, vote: 'b/2' })
    expect(await durable(restarted)).toMatchObject(voted)
  })

  it('counts where the log knows less, and the log goes on behind it', async () => {
    const { disk, store } = await newStore()
    const operations = disk.journal.length
    const voting = batch({ term: 9, vote: 'c/3', commit: 0 })
    const probe = disk.crash('keepAll')
    const other = await open(probe)
    const from = probe.journal.length
    await other.persist(voting)
    const synced = probe.journal.slice(from).findIndex((each) => isSyncOf(each, 'watermark'))
    expect(probe.journal.slice(from, from + synced).some((each) => isSyncOf(each, '.wal'))).toBe(
      false,
    )
    // The power goes when the watermark has it and the log has not.
    expect(disk.journal).toHaveLength(operations)
    disk.freezeAt(synced, 'after')
    void store.persist(voting)
    await disk.frozen
    const after = disk.crash('dropAll')
    const again = await open(after)
    expect(again.recovered.hardState).toEqual({ term: 9, vote: 'c/3', commit: 0 })
    expect(again.notes).toEqual([])
    await again.persist(batch(null, [entry(4, 9)]))
    const later = await open(after.crash('dropAll'))
    expect(later.notes).toEqual([])
    expect(later.recovered).toMatchObject({
      hardState: { term: 9, vote: 'c/3' },
      entries: [entry(1), entry(2), entry(3), entry(4, 9)],
    })
  })

  it('is durable at open where the log alone knows: a vote may be repeated without a write', async () => {
    const { disk, store } = await newStore()
    const { slot } = await readWatermark(disk, 'wal')
    await store.persist(batch({ term: 9, vote: 'c/3', commit: 0 }))
    const behind = disk.crash('dropAll')
    if (slot !== null) await writeWatermark(behind, 'wal', slot)
    const again = await open(behind)
    expect(again.recovered.hardState).toMatchObject({ term: 9, vote: 'c/3' })
    expect(await durable(behind)).toMatchObject({ term: 9, vote: 'c/3' })
  })

  it.each([
    [0, 1],
    [3740, 3],
  ])(
    'is in the log at open where the copy alone knows (%s bytes more: %s segments then): it may be the copy that is lost next',
    async (bytes, segments) => {
      const { disk, store } = await newStore()
      await store.persist(batch(null, [{ ...entry(4), data: new Uint8Array(bytes) }]))
      const file = await disk.open('watermark', 'existing')
      await store.close()
      const { slot } = await readWatermark(disk, 'wal')
      const sequence = (slot?.sequence ?? 0) + 1
      const voted = { position: { term: 1, index: 4 }, term: 9, vote: 'c/3' }
      await file.writeAt((sequence % 2) * 4096, [encodeSlot({ ...voted, sequence })])
      await file.datasync()
      const again = await open(disk)
      expect(again.recovered.hardState).toMatchObject({ term: 9, vote: 'c/3' })
      const files = (await disk.list('wal')).filter((name) => name.endsWith('.wal'))
      expect(files).toHaveLength(segments)
      const restarted = disk.crash('dropAll')
      for (const at of [0, 4096]) restarted.corrupt('watermark', at + 8, 1)
      const later = await open(restarted.crash('dropAll'))
      expect(later.recovered.hardState).toMatchObject({ term: 9, vote: 'c/3' })
      expect(later.recovered.lastIndex).toBe(4)
    },
  )

  it('fails the batch when it cannot be written, for ever', async () => {
    const disk = createVolatileDisk()
    await createLog(disk, 'wal', options)
    const failure = { operation: 'datasync', pathEnd: 'watermark', nth: 3, code: 'EIO' } as const
    const store = await open(createFailOnceDisk(disk, failure))
    await store.persist(batch(inTerm1, [entry(1)]))
    const voting = store.persist(batch({ ...inTerm1, term: 2 }))
    await expect(voting).rejects.toMatchObject({ code: 'StorageFailed' })
    await expect(store.persist(batch(null))).rejects.toMatchObject({ code: 'StorageFailed' })
    await expect(store.promise()).rejects.toMatchObject({ code: 'StorageFailed' })
    await store.close()
  })
})

describe('a rotation and the watermark', () => {
  const large = (index: number): Entry => ({ ...entry(index), data: new Uint8Array(3000) })
  const tear = async (disk: VolatileDisk) => {
    const { slot } = await readWatermark(disk, 'wal')
    disk.corrupt('watermark', ((slot?.sequence ?? 0) % 2) * 4096 + 100, 1)
  }

  it('refuses a log whose last segment is gone while a slot of the watermark is torn', async () => {
    const { disk, store } = await newStore()
    await store.persist(batch(null, [large(4), large(5)]))
    await store.persist(batch({ term: 9, vote: 'a/1', commit: 0 }))
    await store.close()
    await disk.unlink('wal/00000002.wal')
    await disk.syncDirectory('wal')
    const intact = await open(disk.crash('dropAll'))
    expect(intact.recovered.hardState).toMatchObject({ term: 9, vote: 'a/1' })
    await intact.close()
    await tear(disk)
    await expect(open(disk)).rejects.toMatchObject({ code: 'HardStateLost' })
  })

  const life = async (disk: VolatileDisk) => {
    const store = await open(disk)
    await store.persist(batch(inTerm1, [large(1)]))
    const voted = store.persist(batch({ term: 2, vote: 'a/1', commit: 0 }, [large(2)]))
    await Promise.all([store.promise(), voted])
  }
  const fresh = async () => {
    const disk = createVolatileDisk()
    await createLog(disk, 'wal', options)
    return disk
  }

  it('leaves every slot alone between the end of a segment and the name of the next', async () => {
    const disk = await fresh()
    const from = disk.journal.length
    // Asks for a write of the watermark at every step.
    const asked: Promise<void>[] = []
    const store = await open(disk)
    await store.persist(batch(inTerm1, [large(1)]))
    disk.onOperation = ({ path }) => {
      if (!path.endsWith('watermark')) asked.push(store.promise())
    }
    await store.persist(batch({ term: 2, vote: 'a/1', commit: 0 }, [large(2)]))
    disk.onOperation = null
    await Promise.all(asked)
    const done = disk.journal.slice(from)
    const named = done.findIndex(({ operation }, at) => operation === 'rename' && at > 0)
    const ends = done.slice(0, named).findLastIndex(({ path }) => path.endsWith('00000001.wal')) - 1
    const durable =
      named + done.slice(named).findIndex(({ operation }) => operation === 'syncDirectory')
    expect(done[ends]).toMatchObject({ operation: 'writeAt', path: 'wal/00000001.wal' })
    const inBetween = done.slice(ends, durable + 1).map(({ path }) => path)
    expect(inBetween.filter((path) => path.endsWith('watermark'))).toEqual([])
    expect(done.slice(0, ends).some(({ path }) => path.endsWith('watermark'))).toBe(true)
    await store.close()
  })

  it('takes back that the log goes on before it writes a slot, where a crash came before it did', async () => {
    const probe = await fresh()
    const from = probe.journal.length
    await life(probe)
    const named = probe.journal.slice(from).findIndex(({ operation }) => operation === 'rename')
    const disk = await fresh()
    disk.freezeAt(named, 'before')
    void life(disk)
    await disk.frozen
    const crashed = disk.crash('dropAll')
    expect(await crashed.exists('wal/00000002.wal')).toBe(false)
    const torn = crashed.crash('dropAll')
    await tear(torn)
    await expect(open(torn)).rejects.toMatchObject({ code: 'HardStateLost' })
    await open(crashed)
    const again = crashed.crash('dropAll')
    await tear(again)
    const store = await open(again)
    expect(store.recovered.lastIndex).toBe(1)
    await store.close()
  })
})
