import { crc32 } from 'node:zlib'
import { hashLeaf } from '@tesela/merkle'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SnapshotDamagedError } from '../errors.ts'
import { readSample, sampleSnapshot, storeSample } from '../testing/sample-snapshot.ts'
import type { VolatileDisk } from '../testing/volatile-disk.ts'
import { createVolatileDisk } from '../testing/volatile-disk.ts'
import { createSnapshotStore } from './create-snapshot-store.ts'

const options = { leafFileBytes: 4096, writeBytes: 512, syncBytes: 1024 }
const sample = sampleSnapshot(1, 30, 600)
const directory = 'g/snapshots/2-101'

const whole = createVolatileDisk()
await (await storeSample(createSnapshotStore(whole, 'g', options), sample)).close()
const names = await whole.list(directory)

async function sizeOf(disk: VolatileDisk, name: string, within = directory): Promise<number> {
  const file = await disk.open(`${within}/${name}`, 'existing')
  const size = await file.size()
  await file.close()
  return size
}

/** Opens it and reads every leaf. */
async function outcome(disk: VolatileDisk): Promise<'whole' | SnapshotDamagedError> {
  try {
    const stored = await createSnapshotStore(disk, 'g', options).open(sample.id)
    expect(await readSample(stored, 3000)).toEqual(sample.leaves)
    return 'whole'
  } catch (error) {
    if (error instanceof SnapshotDamagedError) return error
    throw error
  }
}

/** Changes the head of the index and makes its checksum fit. */
async function forge(disk: VolatileDisk, change: (head: Buffer) => void): Promise<void> {
  const file = await disk.open(`${directory}/index`, 'existing')
  const first = Buffer.from(await file.readAt(0, 48))
  const head = Buffer.from(await file.readAt(0, 48 + 4 * first.readUInt32LE(36)))
  change(head)
  head.writeUInt32LE(crc32(head.subarray(12)), 8)
  await file.writeAt(0, [head])
  await file.close()
}

describe('a snapshot is damaged, by file and offset,', () => {
  it('with any byte of any file changed', async () => {
    expect(names.length).toBeGreaterThan(3)
    for (const name of names) {
      const size = await sizeOf(whole, name)
      const all = name === 'index' || name === 'manifest'
      for (let at = 0; at < size; at += all ? 1 : 13) {
        const disk = whole.crash('dropAll')
        disk.corrupt(`${directory}/${name}`, at, 1 << (at % 8))
        const found = await outcome(disk)
        expect(found).toMatchObject({ code: 'SnapshotDamaged', file: `${directory}/${name}` })
        if (found !== 'whole') expect(found.offset).toBeLessThanOrEqual(at)
      }
    }
  })

  it('cut short anywhere, or with bytes behind its end', async () => {
    for (const name of names) {
      const size = await sizeOf(whole, name)
      for (const length of [0, 1, 7, 24, 47, 48, Math.floor(size / 2), size - 1, size + 1]) {
        if (length === size) continue
        const disk = whole.crash('dropAll')
        const file = await disk.open(`${directory}/${name}`, 'existing')
        await file.truncate(length)
        expect(await outcome(disk)).toMatchObject({ file: `${directory}/${name}` })
      }
    }
  })

  it('without one of its files, or with one too many', async () => {
    for (const name of names) {
      const disk = whole.crash('dropAll')
      await disk.unlink(`${directory}/${name}`)
      expect(await outcome(disk)).toMatchObject({ file: `${directory}/${name}`, offset: 0 })
    }
    for (const name of ['leaves-9999', 'manifest.new', 'x']) {
      const disk = whole.crash('dropAll')
      await (await disk.open(`${directory}/${name}`, 'create')).close()
      expect(await outcome(disk)).toMatchObject({ file: `${directory}/${name}` })
    }
  })

  it('with the files of another snapshot', async () => {
    for (const name of names.slice(0, 3)) {
      const disk = whole.crash('dropAll')
      const other = { ...sampleSnapshot(2, 30, 600), id: { term: 2, index: 7 } }
      await (await storeSample(createSnapshotStore(disk, 'g', options), other)).close()
      await disk.unlink(`${directory}/${name}`)
      await disk.rename(`g/snapshots/2-7/${name}`, `${directory}/${name}`)
      expect(await outcome(disk)).toMatchObject({ code: 'SnapshotDamaged' })
    }
    const disk = whole.crash('dropAll')
    await disk.rename(directory, 'g/snapshots/3-101')
    const opening = createSnapshotStore(disk, 'g', options).open({ term: 3, index: 101 })
    await expect(opening).rejects.toMatchObject({ code: 'SnapshotDamaged', offset: 16 })
  })

  it.each([
    ['as many leaves as can be counted', 32, 0xffff_ffff],
    ['as many files as can be counted', 36, 0xffff_ffff],
    ['more files than there can be', 36, 10_000],
    ['no leaves', 32, 0],
    ['a leaf less', 32, 29],
    ['a leaf more', 32, 31],
    ['another length of the manifest', 40, 5],
    ['another length of a file', 48, 0xffff_ffff],
    ['an empty file', 48, 0],
  ] as const)('when its index claims %s and the checksum fits', async (_, offset, value) => {
    const disk = whole.crash('dropAll')
    await forge(disk, (head) => head.writeUInt32LE(value, offset))
    expect(await outcome(disk)).toMatchObject({ code: 'SnapshotDamaged' })
  })

  it.each([
    ['in no file', 32, 0],
    ['in a file that is not there', 32, 77],
    ['behind the end', 36, 0xffff_fff0],
    ['as long as can be', 40, 0xffff_ffff],
    ['a byte longer', 40, (sample.leaves[0]?.length ?? 0) + 1],
    ['where no frame stands', 36, 1],
  ] as const)('when its index has a leaf %s and the checksum fits', async (_, offset, value) => {
    const disk = whole.crash('dropAll')
    const file = await disk.open(`${directory}/index`, 'existing')
    const start = 48 + 4 * (names.length - 2)
    const page = Buffer.from(await file.readAt(start, (await file.size()) - start))
    page.writeUInt32LE(value, 4 + offset)
    page.writeUInt32LE(crc32(page.subarray(4), 0), 0)
    await file.writeAt(start, [page])
    expect(await outcome(disk)).toMatchObject({ code: 'SnapshotDamaged' })
  })

  it('but a newer format is said to be one', async () => {
    const disk = whole.crash('dropAll')
    await forge(disk, (head) => head.writeUInt32LE(2, 12))
    await expect(outcome(disk)).rejects.toMatchObject({ code: 'FormatUnknown', format: 2 })
  })
})

describe('a snapshot that is damaged while it is open', () => {
  it('never gives wrong bytes', async () => {
    const place = fc.record({
      file: fc.constantFrom(...names),
      part: fc.nat(9999),
      mask: fc.integer({ min: 1, max: 255 }),
    })
    const property = fc.asyncProperty(place, async ({ file, part, mask }) => {
      const disk = whole.crash('dropAll')
      const stored = await createSnapshotStore(disk, 'g', options).open(sample.id)
      disk.corrupt(
        `${directory}/${file}`,
        Math.floor(((await sizeOf(disk, file)) * part) / 10_000),
        mask,
      )
      try {
        expect(await readSample(stored, 2000)).toEqual(sample.leaves)
      } catch (error) {
        expect(error).toBeInstanceOf(SnapshotDamagedError)
      }
    })
    await fc.assert(property, { numRuns: 200 })
  })
})

describe('what was staged', () => {
  it('is verified when it is taken up again, and what is damaged is missing', async () => {
    const disk = createVolatileDisk()
    const stage = (on: VolatileDisk) =>
      createSnapshotStore(on, 'g', options).stage(sample.id, sample.manifest, sample.sections)
    const staged = await stage(disk)
    for (const [ordinal, leaf] of sample.leaves.entries()) await staged.put(ordinal, leaf)
    await staged.close()
    const files = (await disk.list('g/snapshots/staging')).filter((name) => name !== 'manifest')
    expect(files.length).toBeGreaterThan(1)
    for (const name of files) {
      const size = await sizeOf(disk, name, 'g/snapshots/staging')
      for (let at = 0; at < size; at += 111) {
        const damaged = disk.crash('dropAll')
        damaged.corrupt(`g/snapshots/staging/${name}`, at, 0x40)
        const again = await stage(damaged)
        expect(again.staged.size).toBeLessThan(30)
        for (const ordinal of again.missing) {
          await again.put(ordinal, sample.leaves[ordinal] ?? new Uint8Array(0))
        }
        expect(await readSample(await again.finish(), 3000)).toEqual(sample.leaves)
        expect(await outcome(damaged.crash('dropAll'))).toBe('whole')
      }
    }
  })

  it('goes on without files that are missing, strange or of another manifest', async () => {
    const disk = createVolatileDisk()
    const store = createSnapshotStore(disk, 'g', options)
    const staged = await store.stage(sample.id, sample.manifest, sample.sections)
    for (const [ordinal, leaf] of sample.leaves.entries()) await staged.put(ordinal, leaf)
    await staged.close()
    const staging = 'g/snapshots/staging'
    await disk.unlink(`${staging}/leaves-0002`)
    for (const name of ['index', 'x'])
      await (await disk.open(`${staging}/${name}`, 'create')).close()
    const again = await store.stage(sample.id, sample.manifest, sample.sections)
    expect(await disk.list(staging)).toEqual(['leaves-0001', 'manifest'])
    expect(again.staged.size).toBeGreaterThan(0)
    await again.close()
    disk.corrupt(`${staging}/manifest`, 30, 1)
    const third = await store.stage(sample.id, sample.manifest, sample.sections)
    // Its leaves say themselves which they are.
    expect([...third.staged].sort()).toEqual([...again.staged].sort())
    expect(await disk.list(staging)).toEqual(['leaves-0001', 'manifest'])
    expect(hashLeaf(sample.leaves[0] ?? new Uint8Array(0))).toBe(sample.sections[0]?.leaves[0])
  })
})
