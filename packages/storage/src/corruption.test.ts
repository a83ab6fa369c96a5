import type { Entry, PersistBatch } from '@tesela/raft'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLog } from './create-log.ts'
import { LogDamagedError } from './errors.ts'
import type { LogStore } from './log-store.ts'
import { openLogStore } from './open-log-store.ts'
import type { VolatileDisk } from './testing/volatile-disk.ts'
import { createVolatileDisk } from './testing/volatile-disk.ts'

const options = { segmentBytes: 4096 }
const files = ['00000001.wal', '00000002.wal', '00000003.wal', '00000004.wal'] as const
const last = files[3]

function entry(index: number): Entry {
  const data = new Uint8Array((index * 37) % 400).fill(index)
  return { index, term: 1, type: 'normal', data }
}

function batch(...entries: Entry[]): PersistBatch {
  const hardState = { term: 1, vote: 'a/1', commit: 0 }
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

async function outcome(disk: VolatileDisk): Promise<LogStore | LogDamagedError> {
  try {
    return await openLogStore(disk, 'wal', options)
  } catch (error) {
    if (error instanceof LogDamagedError) return error
    throw error
  }
}

describe('one byte changed', () => {
  const place = fc.record({
    file: fc.constantFrom(...files),
    position: fc.nat({ max: 4095 }),
    mask: fc.integer({ min: 1, max: 255 }),
  })

  it('in a log that was closed is damage or changes nothing', async () => {
    let damaged = 0
    const property = fc.asyncProperty(place, async ({ file, position, mask }) => {
      const disk = sealed.disk.crash('dropAll')
      disk.corrupt(`wal/${file}`, position, mask)
      const found = await outcome(disk)
      if (found instanceof LogDamagedError) {
        damaged++
        expect(found.file).toMatch(/wal\/0000000[1-4]\.wal/)
        expect(found.offset).toBeLessThanOrEqual(position)
      } else {
        expect(found.recovered.entries).toEqual(sealed.entries)
      }
    })
    await fc.assert(property, { numRuns: 600 })
    expect(damaged).toBeGreaterThan(200)
  })

  it('in a log whose process died is damage, or costs at most the last group', async () => {
    const property = fc.asyncProperty(place, async ({ file, position, mask }) => {
      const disk = killed.disk.crash('dropAll')
      disk.corrupt(`wal/${file}`, position, mask)
      const found = await outcome(disk)
      if (found instanceof LogDamagedError) return
      const { entries } = found.recovered
      expect(entries).toEqual(killed.entries.slice(0, entries.length))
      expect(entries.length).toBeGreaterThanOrEqual(killed.entries.length - 1)
      if (entries.length < killed.entries.length) {
        expect(found.notes).toMatchObject([{ kind: 'tornTail', file: `wal/${last}` }])
      }
    })
    await fc.assert(property, { numRuns: 600 })
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
  const opened = (disk: VolatileDisk) => openLogStore(disk, 'wal', options)

  it('without a segment in the middle', async () => {
    const disk = sealed.disk.crash('dropAll')
    await disk.unlink('wal/00000002.wal')
    const file = 'wal/00000002.wal'
    await expect(opened(disk)).rejects.toMatchObject({ code: 'LogDamaged', file, offset: 0 })
  })

  it('without its first segment', async () => {
    const disk = sealed.disk.crash('dropAll')
    await disk.unlink('wal/00000001.wal')
    const file = 'wal/00000001.wal'
    await expect(opened(disk)).rejects.toMatchObject({ code: 'LogDamaged', file, offset: 0 })
  })

  it.each(files)('with %s cut short, at a sector or within', async (name) => {
    for (const length of [0, 100, 512, 1024, 2000, 4095]) {
      const disk = sealed.disk.crash('dropAll')
      const file = await disk.open(`wal/${name}`, 'existing')
      await file.truncate(length)
      await expect(opened(disk)).rejects.toMatchObject({ code: 'LogDamaged', file: `wal/${name}` })
    }
  })

  it('with one segment in the place of another', async () => {
    const disk = sealed.disk.crash('dropAll')
    await disk.rename('wal/00000003.wal', 'wal/00000002.wal')
    const file = 'wal/00000002.wal'
    await expect(opened(disk)).rejects.toMatchObject({ code: 'LogDamaged', file, offset: 16 })
  })

  it('with zeros over the end of a segment in the middle', async () => {
    const disk = sealed.disk.crash('dropAll')
    const file = await disk.open('wal/00000002.wal', 'existing')
    await file.writeAt(2048, [new Uint8Array(2048)])
    await expect(opened(disk)).rejects.toMatchObject({ code: 'LogDamaged' })
  })

  it('with zeros over records that a later one vouches for', async () => {
    const disk = killed.disk.crash('dropAll')
    const file = await disk.open(`wal/${last}`, 'existing')
    await file.writeAt(512, [new Uint8Array(8)])
    const where = { code: 'LogDamaged', file: `wal/${last}`, offset: 512 }
    await expect(opened(disk)).rejects.toMatchObject(where)
  })

  it('with records moved to another place', async () => {
    const disk = killed.disk.crash('dropAll')
    const file = await disk.open('wal/00000002.wal', 'existing')
    const records = await file.readAt(512, 2048)
    await file.writeAt(520, [records])
    const where = { code: 'LogDamaged', file: 'wal/00000002.wal', offset: 512 }
    await expect(opened(disk)).rejects.toMatchObject(where)
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
        const store = await openLogStore(disk, 'wal', options)
        expect(store.recovered.entries).toEqual(sealed.entries)
        const again = await openLogStore(disk.crash('dropAll'), 'wal', options)
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
    const store = await openLogStore(disk, 'wal', options)
    const { lastIndex } = store.recovered
    expect(lastIndex).toBe(killed.entries.length - 1)
    expect(store.notes).toHaveLength(1)
    const next = { ...entry(lastIndex + 1), data: Uint8Array.of(1) }
    await store.persist(batch(next))
    const again = await openLogStore(disk.crash('dropAll'), 'wal', options)
    expect(again.notes).toEqual([])
    expect(again.recovered.entries).toEqual([...killed.entries.slice(0, lastIndex), next])
  })
})
