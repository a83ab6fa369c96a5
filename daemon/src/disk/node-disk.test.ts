import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSnapshotStore } from '@tesela/storage'
import { storageConformance } from '@tesela/storage/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createNodeDisk } from './node-disk.ts'
import { withoutFirst } from './node-file.ts'

let root = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tesela-disk-'))
})

afterEach(async () => {
  await rm(root, { recursive: true })
})

describe('on the file system', () => {
  it.each(storageConformance)('$name', async ({ check }) => {
    await check(createNodeDisk(), root)
  })
})

describe('the disk of Node', () => {
  it('makes files and directories that others cannot read', async () => {
    const disk = createNodeDisk()
    await disk.makeDirectory(`${root}/a/b`)
    await (await disk.open(`${root}/a/b/f`, 'create')).close()
    expect((await stat(`${root}/a`)).mode & 0o777).toBe(0o700)
    expect((await stat(`${root}/a/b/f`)).mode & 0o777).toBe(0o600)
  })

  it('says in an error what failed, where and with which code', async () => {
    const disk = createNodeDisk()
    const file = await disk.open(`${root}/f`, 'create')
    await file.close()
    await expect(file.writeAt(0, [Uint8Array.of(1)])).rejects.toMatchObject({
      name: 'DiskError',
      code: 'EBADF',
      operation: 'write',
      path: `${root}/f`,
      message: `write of ${root}/f failed: EBADF`,
    })
    await expect(disk.open(`${root}/none/f`, 'create')).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it.runIf(process.platform === 'linux')(
    'writes durably into no other file that has the name by now',
    async () => {
      const disk = createNodeDisk()
      const file = await disk.open(`${root}/f`, 'create')
      await disk.rename(`${root}/f`, `${root}/g`)
      await writeFile(`${root}/f`, 'other')
      await expect(file.writeDurably?.(0, [Uint8Array.of(1)])).rejects.toMatchObject({
        operation: 'write',
        path: `${root}/f`,
      })
      expect(await readFile(`${root}/f`, 'utf8')).toBe('other')
      await file.close()
    },
  )

  it('goes on behind what the kernel took of a write', () => {
    const chunks = [Uint8Array.of(1, 2), Uint8Array.of(3), Uint8Array.of(4, 5)]
    const left = (bytes: number) => withoutFirst(chunks, bytes).map((chunk) => [...chunk])
    expect(left(0)).toEqual([[1, 2], [3], [4, 5]])
    expect(left(1)).toEqual([[2], [3], [4, 5]])
    expect(left(2)).toEqual([[3], [4, 5]])
    expect(left(4)).toEqual([[5]])
    expect(left(5)).toEqual([])
  })

  it('carries a snapshot through a closing of its staging, a restart and a removal', async () => {
    const leaves = Array.from({ length: 300 }, (_, at) => new Uint8Array(at * 5).fill(at))
    const sha256 = (leaf: Uint8Array) =>
      createHash('sha256').update(Uint8Array.of(0)).update(leaf).digest('binary')
    const id = { term: 3, index: 70 }
    const sections = [{ leaves: leaves.map(sha256) }]
    const options = { leafFileBytes: 64 * 1024, writeBytes: 8 * 1024, syncBytes: 16 * 1024 }
    const newStore = () => createSnapshotStore(createNodeDisk(), root, options)
    const half = await newStore().stage(id, Uint8Array.of(1), sections)
    for (let at = 299; at >= 150; at--) await half.put(at, leaves[at] ?? new Uint8Array(0))
    await half.close()
    const staged = await newStore().stage(id, Uint8Array.of(1), sections)
    expect(staged.staged.size).toBe(150)
    for (const at of staged.missing) await staged.put(at, leaves[at] ?? new Uint8Array(0))
    await (await staged.finish()).close()
    const store = newStore()
    expect(await store.list()).toEqual([id])
    const stored = await store.open(id)
    const read: Uint8Array[] = []
    while (read.length < 300) read.push(...(await stored.read(read.length, 9000)))
    expect(read.map((leaf) => Buffer.from(leaf))).toEqual(leaves.map((leaf) => Buffer.from(leaf)))
    const where = await store.quarantine(id)
    expect((await stat(where)).isDirectory()).toBe(true)
    await expect(stored.read(0, 1)).rejects.toMatchObject({ code: 'SnapshotMissing' })
    await (await newStore().stage(id, Uint8Array.of(1), [])).finish()
    await store.remove(id)
    expect(await store.bytes()).toBe(0)
  })
})
