import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { hashLeaf } from '@tesela/merkle'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SnapshotDamagedError } from '../errors.ts'
import { sampleSnapshot } from '../testing/sample-snapshot.ts'
import type { VolatileDisk } from '../testing/volatile-disk.ts'
import { createVolatileDisk } from '../testing/volatile-disk.ts'
import { openBackup } from './open-backup.ts'
import { writeBackup } from './write-backup.ts'

const path = 'save/backup'
const manifest = new TextEncoder().encode('a manifest')

async function* from(leaves: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* leaves
}

async function saved(leaves: readonly Uint8Array[]): Promise<VolatileDisk> {
  const disk = createVolatileDisk()
  await disk.makeDirectory('save')
  const bytes = leaves.reduce((sum, { length }) => sum + length, 0)
  await writeBackup(disk, path, { manifest, leaves: leaves.length, bytes }, from(leaves))
  return disk
}

async function content(disk: VolatileDisk): Promise<Uint8Array> {
  const file = await disk.open(path, 'existing')
  return file.readAt(0, await file.size())
}

async function readAll(disk: VolatileDisk, damaged?: (error: SnapshotDamagedError) => void) {
  const backup = await openBackup(disk, path)
  try {
    const read: Uint8Array[] = []
    for await (const { leaf } of backup.read(damaged)) read.push(Uint8Array.from(leaf))
    return { manifest: backup.manifest, leaves: read }
  } finally {
    await backup.close()
  }
}

const bytes = (...values: number[]) => Uint8Array.from(values)

describe('the file of a backup', () => {
  test('has these bytes', async () => {
    const all = Buffer.from(await content(await saved([bytes(1, 2, 3), bytes()])))
    const head = Buffer.from('544553454c41424b', 'hex')
    expect(all.subarray(0, 8)).toEqual(head)
    expect(all.readUInt32LE(8)).toBe(crc32(all.subarray(12, 40)))
    expect(all.subarray(12, 40).toString('hex')).toBe(
      `010000000a000000${u32(crc32(manifest))}02000000000000000300000000000000`,
    )
    expect(all.subarray(40, 50)).toEqual(Buffer.from(manifest))
    expect(all.readUInt32LE(50)).toBe(crc32(all.subarray(54, 90)))
    expect(all.readUInt32LE(54)).toBe(3)
    const digest = createHash('sha256')
      .update(bytes(0, 1, 2, 3))
      .digest()
    expect(all.subarray(58, 90)).toEqual(digest)
    expect(digest.toString('latin1')).toBe(hashLeaf(bytes(1, 2, 3)))
    expect(all.subarray(90, 93)).toEqual(Buffer.from([1, 2, 3]))
    expect(all.readUInt32LE(97)).toBe(0)
    expect(all.subarray(133).toString('hex')).toBe(
      `544553454c414e44${u32(crc32(all.subarray(0, 133)))}00000000`,
    )
    expect(createHash('sha256').update(all).digest('hex')).toMatchInlineSnapshot(
      `"3845049dd4c804ac698c3bbbc817e48867f97b00878244d50604cdd503ca6d7b"`,
    )
  })

  test('gives back what was saved, whatever that is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(100), fc.integer({ min: 0, max: 40 }), async (seed, count) => {
        const { leaves } = sampleSnapshot(seed, count, 300)
        expect(await readAll(await saved(leaves))).toEqual({ manifest, leaves })
      }),
      { numRuns: 30 },
    )
    const large = [bytes(1), new Uint8Array(3_000_000).fill(7), bytes(2)]
    expect((await readAll(await saved(large))).leaves).toEqual(large)
  })

  test('is refused wherever a single bit of it is flipped, and says where', async () => {
    const { leaves } = sampleSnapshot(5, 6, 40)
    const { length } = await content(await saved(leaves))
    for (let at = 0; at < length; at++) {
      const disk = await saved(leaves)
      disk.corrupt(path, at, 1 << (at % 8))
      const error: unknown = await readAll(disk).catch((reason: unknown) => reason)
      expect(error, `byte ${at}`).toMatchObject({ code: 'SnapshotDamaged', file: path })
      const { offset } = error as SnapshotDamagedError
      expect(offset <= at, `byte ${at}, told ${offset}`).toBe(true)
    }
  })

  test('is refused at any other length', async () => {
    const { leaves } = sampleSnapshot(5, 3, 40)
    const { length } = await content(await saved(leaves))
    for (const shorter of [0, 12, 45, 60, length - 1]) {
      const disk = await saved(leaves)
      await (await disk.open(path, 'existing')).truncate(shorter)
      await expect(readAll(disk)).rejects.toMatchObject({ code: 'SnapshotDamaged' })
    }
    const longer = await saved(leaves)
    await (await longer.open(path, 'existing')).writeAt(length, [bytes(0)])
    await expect(readAll(longer)).rejects.toMatchObject({ code: 'SnapshotDamaged' })
  })

  test('names every leaf that is damaged to who asks for it, and gives the others', async () => {
    const leaves = [1, 2, 3, 4].map((value) => new Uint8Array(50).fill(value))
    const disk = await saved(leaves)
    disk.corrupt(path, 50 + 40 + 3, 1)
    disk.corrupt(path, 50 + 2 * 90 + 40 + 3, 1)
    const told: string[] = []
    const { leaves: read } = await readAll(disk, ({ offset, reason }) => {
      told.push(`${offset} ${reason}`)
    })
    expect(read).toEqual([leaves[1], leaves[3]])
    expect(told).toEqual(['90 leaf 0 has another digest', '270 leaf 2 has another digest'])
  })

  test('has its name only when it is complete, whenever the power goes', async () => {
    const { leaves } = sampleSnapshot(5, 6, 40)
    const total = (await saved(leaves)).journal.length
    for (let at = 0; at < total; at++) {
      const disk = createVolatileDisk()
      await disk.makeDirectory('save')
      disk.freezeAt(at, 'after')
      const size = leaves.reduce((sum, { length }) => sum + length, 0)
      void writeBackup(disk, path, { manifest, leaves: 6, bytes: size }, from(leaves))
      await Promise.race([disk.frozen, new Promise((resolve) => setTimeout(resolve, 50))])
      const left = disk.crash('dropAll')
      if (await left.exists(path)) expect((await readAll(left)).leaves).toEqual(leaves)
    }
  })

  test('is not written over another one, and leaves nothing behind when its source fails', async () => {
    const disk = await saved([bytes(1)])
    const content = { manifest, leaves: 1, bytes: 1 }
    await expect(writeBackup(disk, path, content, from([bytes(1)]))).rejects.toMatchObject({
      code: 'SnapshotExists',
    })
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield bytes(1)
      throw new Error('the source is gone')
    }
    const other = { ...content, leaves: 2 }
    await expect(writeBackup(disk, 'save/other', other, broken())).rejects.toThrow('is gone')
    await expect(writeBackup(disk, 'save/other', other, from([bytes(1)]))).rejects.toMatchObject({
      code: 'SnapshotIncomplete',
    })
    expect(await disk.list('save')).toEqual(['backup'])
  })
})

function u32(value: number): string {
  const word = Buffer.alloc(4)
  word.writeUInt32LE(value)
  return word.toString('hex')
}
