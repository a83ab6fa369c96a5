import type { Entry, PersistBatch } from '@tesela/raft'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLog } from './create-log.ts'
import { isBehind } from './entry-order.ts'
import { LogDamagedError } from './errors.ts'
import { openLogStore } from './open-log-store.ts'
import type { VolatileDisk } from './testing/volatile-disk.ts'
import { createVolatileDisk } from './testing/volatile-disk.ts'

const options = { segmentBytes: 4096 }
const files = ['00000001.wal', '00000002.wal', '00000003.wal', '00000004.wal'] as const
const last = files[3]
const hardState = { term: 1, vote: 'a/1', commit: 0 }

function entry(index: number): Entry {
  const data = new Uint8Array((index * 37) % 400).fill(index)
  return { index, term: 1, type: 'normal', data }
}

function batch(...entries: Entry[]): PersistBatch {
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

/** A log of four segments, one entry a group. `sealed`: it was closed, else its process died. */
async function written(sealed: boolean): Promise<{ disk: VolatileDisk; entries: Entry[] }> {
  const disk = createVolatileDisk()
  await createLog(disk, 'wal', options)
  const store = await openLogStore(disk, 'wal', options)
  const entries: Entry[] = []
  for (let more = 4; more > 0; ) {
    const next = entry(entries.length + 1)
    entries.push(next)
    await store.persist(batch(next))
    if (store.stats().segments === 4) more--
  }
  if (sealed) await store.close()
  return { disk: disk.crash('dropAll'), entries }
}

const sealed = await written(true)
const killed = await written(false)
const opened = (disk: VolatileDisk) => openLogStore(disk, 'wal', options)

/**
 * What damage may cost: the newest entries, and then it is known that they are missing. Gives how many are left. What
 * is left once is left for good, and the log goes on behind it.
 */
async function survives(disk: VolatileDisk, entries: readonly Entry[]): Promise<number> {
  const store = await opened(disk)
  const { recovered, notes } = store
  const left = recovered.entries.length
  expect(recovered.hardState).toEqual(hardState)
  expect(recovered.entries).toEqual(entries.slice(0, left))
  expect(recovered.lastIndex).toBe(left)
  const next: Entry = { ...entry(left + 1), data: new Uint8Array(700).fill(7) }
  await store.persist(batch(next))
  const again = await opened(disk.crash('dropAll'))
  expect(again.notes.filter(({ kind }) => kind !== 'lost')).toEqual([])
  expect(again.recovered.entries).toEqual([...recovered.entries, next])
  if (notes.some((note) => note.kind === 'damaged' && note.movedTo !== null)) {
    expect(again.stats().damagedFiles).toBeGreaterThan(0)
  }
  return left
}

describe('one byte changed', () => {
  const place = fc.record({
    file: fc.constantFrom(...files),
    position: fc.nat({ max: 4095 }),
    mask: fc.integer({ min: 1, max: 255 }),
  })

  it('in a log that was closed changes nothing, or is known to have cost something', async () => {
    let damaged = 0
    const property = fc.asyncProperty(place, async ({ file, position, mask }) => {
      const disk = sealed.disk.crash('dropAll')
      disk.corrupt(`wal/${file}`, position, mask)
      const { recovered, notes } = await opened(disk.crash('keepAll'))
      const left = await survives(disk, sealed.entries)
      if (left === sealed.entries.length) return
      damaged++
      expect(isBehind(recovered.watermark, { term: 1, index: left })).toBe(true)
      expect(notes.some(({ kind }) => kind === 'damaged')).toBe(true)
    })
    await fc.assert(property, { numRuns: 200 })
    expect(damaged).toBeGreaterThan(60)
  })

  it('in a log whose process died costs at most the last group without being known', async () => {
    const property = fc.asyncProperty(place, async ({ file, position, mask }) => {
      const disk = killed.disk.crash('dropAll')
      disk.corrupt(`wal/${file}`, position, mask)
      const { recovered, notes } = await opened(disk.crash('keepAll'))
      const left = await survives(disk, killed.entries)
      if (left === killed.entries.length) return
      if (isBehind(recovered.watermark, { term: 1, index: left })) return
      expect(left).toBe(killed.entries.length - 1)
      expect(notes).toMatchObject([{ kind: 'tornTail', file: `wal/${last}` }])
    })
    await fc.assert(property, { numRuns: 200 })
  })

  it('behind the back of an open store never gives a wrong entry', async () => {
    const property = fc.asyncProperty(place, async ({ file, position, mask }) => {
      const disk = sealed.disk.crash('dropAll')
      const store = await openLogStore(disk, 'wal', { ...options, cachedBytes: 0 })
      disk.corrupt(`wal/${file}`, position, mask)
      try {
        expect(await store.read(1, 1_000_000)).toEqual(sealed.entries)
      } catch (error) {
        expect(error).toBeInstanceOf(LogDamagedError)
      }
    })
    await fc.assert(property, { numRuns: 300 })
  })
})

describe('a log is damaged, by file and offset,', () => {
  const first = async (disk: VolatileDisk) => {
    const { notes } = await opened(disk.crash('keepAll'))
    const left = await survives(disk, sealed.entries)
    expect(left).toBeLessThan(sealed.entries.length)
    return notes[0]
  }

  it('without a segment in the middle', async () => {
    const disk = sealed.disk.crash('dropAll')
    await disk.unlink('wal/00000002.wal')
    const file = 'wal/00000002.wal'
    expect(await first(disk)).toMatchObject({ kind: 'damaged', file, offset: 0, movedTo: null })
  })

  it('without its first segment', async () => {
    const disk = sealed.disk.crash('dropAll')
    await disk.unlink('wal/00000001.wal')
    const file = 'wal/00000001.wal'
    expect(await first(disk)).toMatchObject({ kind: 'damaged', file, offset: 0, movedTo: null })
  })

  it.each(files)('with %s cut short, at a sector or within', async (name) => {
    for (const length of [0, 100, 512, 1024, 2000, 4095]) {
      const disk = sealed.disk.crash('dropAll')
      const file = await disk.open(`wal/${name}`, 'existing')
      await file.truncate(length)
      const { notes } = await opened(disk.crash('keepAll'))
      expect(notes[0]).toMatchObject({ kind: 'damaged', file: `wal/${name}`, offset: length })
      await survives(disk, sealed.entries)
    }
  })

  it('with one segment in the place of another', async () => {
    const disk = sealed.disk.crash('dropAll')
    await disk.rename('wal/00000003.wal', 'wal/00000002.wal')
    const file = 'wal/00000002.wal'
    expect(await first(disk)).toMatchObject({ kind: 'damaged', file, offset: 16 })
  })

  it('with zeros over the end of a segment in the middle', async () => {
    const disk = sealed.disk.crash('dropAll')
    const file = await disk.open('wal/00000002.wal', 'existing')
    await file.writeAt(2048, [new Uint8Array(2048)])
    expect(await first(disk)).toMatchObject({ kind: 'damaged', file: 'wal/00000002.wal' })
  })

  it('with zeros over records that a later one vouches for', async () => {
    const disk = sealed.disk.crash('dropAll')
    const file = await disk.open(`wal/${last}`, 'existing')
    await file.writeAt(512, [new Uint8Array(8)])
    expect(await first(disk)).toMatchObject({ kind: 'damaged', file: `wal/${last}`, offset: 512 })
  })

  it('with records moved to another place', async () => {
    const disk = sealed.disk.crash('dropAll')
    const file = await disk.open('wal/00000002.wal', 'existing')
    const records = await file.readAt(512, 2048)
    await file.writeAt(520, [records])
    const where = { kind: 'damaged', file: 'wal/00000002.wal', offset: 512 }
    expect(await first(disk)).toMatchObject(where)
  })
})

describe('the tail of the last segment', () => {
  it('is cut off where garbage of any kind stands that no record vouches for', async () => {
    const property = fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 600 }),
      async (garbage) => {
        fc.pre(garbage.some((byte) => byte !== 0))
        const disk = sealed.disk.crash('dropAll')
        const file = await disk.open(`wal/${last}`, 'existing')
        const content = await file.readAt(0, 4096)
        const end = content.findLastIndex((byte) => byte !== 0) + 1
        const from = Math.ceil(end / 8) * 8
        await file.writeAt(from, [garbage.subarray(0, 4096 - from)])
        await file.datasync()
        const store = await opened(disk)
        expect(store.recovered.entries).toEqual(sealed.entries)
        const again = await opened(disk.crash('dropAll'))
        expect(again.notes).toEqual([])
      },
    )
    await fc.assert(property, { numRuns: 200 })
  })

  it('is cut off once, and what is appended there is found', async () => {
    const disk = killed.disk.crash('dropAll')
    const file = await disk.open(`wal/${last}`, 'existing')
    const content = await file.readAt(0, 4096)
    const end = content.findLastIndex((byte) => byte !== 0) + 1
    disk.corrupt(`wal/${last}`, end - 3, 0x10)
    const store = await opened(disk)
    const { lastIndex } = store.recovered
    expect(lastIndex).toBe(killed.entries.length - 1)
    expect(store.notes).toHaveLength(1)
    const next = { ...entry(lastIndex + 1), data: Uint8Array.of(1) }
    await store.persist(batch(next))
    const again = await opened(disk.crash('dropAll'))
    expect(again.notes).toEqual([])
    expect(again.recovered.entries).toEqual([...killed.entries.slice(0, lastIndex), next])
  })
})
