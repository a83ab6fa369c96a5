import assert from 'node:assert/strict'
import type { Disk } from '../disk.ts'

/** One promise of every `Disk`, and how to see whether it is kept. */
export interface DiskCase {
  readonly name: string
  /** @param root an empty directory of the disk. @throws AssertionError where the promise is broken */
  check(disk: Disk, root: string): Promise<void>
}

const bytes = (...values: number[]) => Uint8Array.from(values)

async function write(disk: Disk, path: string, content: Uint8Array): Promise<void> {
  const file = await disk.open(path, 'create')
  await file.writeAt(0, [content])
  await file.datasync()
  await file.close()
}

async function read(disk: Disk, path: string): Promise<readonly number[]> {
  const file = await disk.open(path, 'existing')
  const content = await file.readAt(0, await file.size())
  await file.close()
  return [...content]
}

/** What the store relies on, for every implementation to run under the test runner of its choice. */
export const diskContract: readonly DiskCase[] = [
  {
    name: 'writes chunks one behind the other, and reads them back',
    async check(disk, root) {
      const file = await disk.open(`${root}/a`, 'create')
      await file.writeAt(2, [bytes(1, 2), bytes(), bytes(3), bytes(4, 5, 6)])
      assert.equal(await file.size(), 8)
      assert.deepEqual([...(await file.readAt(0, 8))], [0, 0, 1, 2, 3, 4, 5, 6])
      await file.writeAt(3, [bytes(9)])
      assert.deepEqual([...(await file.readAt(2, 3))], [1, 9, 3])
      await file.close()
    },
  },
  {
    name: 'writes durably, where it can, between other writes to the same file',
    async check(disk, root) {
      const file = await disk.open(`${root}/a`, 'create')
      await file.writeAt(0, [bytes(1, 2, 3, 4)])
      await file.writeDurably?.(1, [bytes(7), bytes(), bytes(8, 9, 10)])
      if (file.writeDurably === undefined) await file.writeAt(1, [bytes(7, 8, 9, 10)])
      await file.writeAt(4, [bytes(5)])
      await file.close()
      assert.deepEqual(await read(disk, `${root}/a`), [1, 7, 8, 9, 5])
    },
  },
  {
    name: 'writes thousands of chunks at once',
    async check(disk, root) {
      const file = await disk.open(`${root}/a`, 'create')
      const chunks = Array.from({ length: 5000 }, (_, at) => bytes(at % 256, 7))
      await file.writeAt(0, chunks)
      assert.equal(await file.size(), 10_000)
      assert.deepEqual([...(await file.readAt(9998, 2))], [4999 % 256, 7])
      await file.close()
    },
  },
  {
    name: 'reads fewer bytes only at the end of a file',
    async check(disk, root) {
      await write(disk, `${root}/a`, bytes(1, 2, 3))
      const file = await disk.open(`${root}/a`, 'existing')
      assert.deepEqual([...(await file.readAt(1, 100))], [2, 3])
      assert.equal((await file.readAt(3, 1)).length, 0)
      assert.equal((await file.readAt(100, 1)).length, 0)
      await file.close()
    },
  },
  {
    name: 'copies what is written: the chunks may change afterwards',
    async check(disk, root) {
      const chunk = bytes(1, 2, 3)
      await write(disk, `${root}/a`, chunk)
      chunk.fill(0)
      assert.deepEqual(await read(disk, `${root}/a`), [1, 2, 3])
    },
  },
  {
    name: 'creates only what is not there, and opens only what is',
    async check(disk, root) {
      await assert.rejects(disk.open(`${root}/a`, 'existing'), { code: 'ENOENT' })
      await write(disk, `${root}/a`, bytes(1))
      await assert.rejects(disk.open(`${root}/a`, 'create'), { code: 'EEXIST' })
      assert.deepEqual(await read(disk, `${root}/a`), [1])
    },
  },
  {
    name: 'truncates to a shorter or a longer file',
    async check(disk, root) {
      await write(disk, `${root}/a`, bytes(1, 2, 3, 4))
      const file = await disk.open(`${root}/a`, 'existing')
      await file.truncate(2)
      await file.truncate(5)
      await file.datasync()
      await file.close()
      assert.deepEqual(await read(disk, `${root}/a`), [1, 2, 0, 0, 0])
    },
  },
  {
    name: 'renames over a file that is there',
    async check(disk, root) {
      await write(disk, `${root}/a`, bytes(1))
      await write(disk, `${root}/b`, bytes(2))
      await disk.rename(`${root}/b`, `${root}/a`)
      await disk.syncDirectory(root)
      assert.deepEqual(await disk.list(root), ['a'])
      assert.deepEqual(await read(disk, `${root}/a`), [2])
      await assert.rejects(disk.rename(`${root}/b`, `${root}/c`), { code: 'ENOENT' })
    },
  },
  {
    name: 'renames a directory with what is in it',
    async check(disk, root) {
      await disk.makeDirectory(`${root}/a/x`)
      await write(disk, `${root}/a/x/f`, bytes(5))
      await disk.rename(`${root}/a`, `${root}/b`)
      await disk.syncDirectory(root)
      assert.equal(await disk.exists(`${root}/a`), false)
      assert.deepEqual(await read(disk, `${root}/b/x/f`), [5])
    },
  },
  {
    name: 'renames files and directories from one directory to another',
    async check(disk, root) {
      await disk.makeDirectory(`${root}/a/x`)
      await disk.makeDirectory(`${root}/b`)
      await write(disk, `${root}/a/x/f`, bytes(5))
      await write(disk, `${root}/a/g`, bytes(6))
      await write(disk, `${root}/b/h`, bytes(7))
      await disk.rename(`${root}/a/x`, `${root}/b/y`)
      await disk.rename(`${root}/a/g`, `${root}/b/h`)
      await disk.syncDirectory(`${root}/b`)
      await disk.syncDirectory(`${root}/a`)
      assert.deepEqual(await disk.list(`${root}/a`), [])
      assert.deepEqual(await disk.list(`${root}/b`), ['h', 'y'])
      assert.deepEqual(await read(disk, `${root}/b/y/f`), [5])
      assert.deepEqual(await read(disk, `${root}/b/h`), [6])
    },
  },
  {
    name: 'gives a file a second name, where it can',
    async check(disk, root) {
      if (disk.link === undefined) return
      await disk.makeDirectory(`${root}/b`)
      await write(disk, `${root}/a`, bytes(1))
      await write(disk, `${root}/c`, bytes(2))
      await disk.link(`${root}/a`, `${root}/b/a`)
      await assert.rejects(disk.link(`${root}/c`, `${root}/b/a`), { code: 'EEXIST' })
      await assert.rejects(disk.link(`${root}/none`, `${root}/b/none`), { code: 'ENOENT' })
      await disk.syncDirectory(`${root}/b`)
      await disk.rename(`${root}/c`, `${root}/a`)
      await disk.syncDirectory(root)
      assert.deepEqual(await read(disk, `${root}/a`), [2])
      assert.deepEqual(await read(disk, `${root}/b/a`), [1])
    },
  },
  {
    name: 'removes directories in which nothing is left',
    async check(disk, root) {
      await disk.makeDirectory(`${root}/a/b`)
      await write(disk, `${root}/a/b/f`, bytes(1))
      await assert.rejects(disk.removeDirectory(`${root}/a/b`), { code: 'ENOTEMPTY' })
      await disk.unlink(`${root}/a/b/f`)
      await disk.removeDirectory(`${root}/a/b`)
      await disk.syncDirectory(`${root}/a`)
      assert.deepEqual(await disk.list(`${root}/a`), [])
      await assert.rejects(disk.removeDirectory(`${root}/a/b`), { code: 'ENOENT' })
    },
  },
  {
    name: 'lists names in order, and nothing where there is no directory',
    async check(disk, root) {
      for (const name of ['b', 'a', 'c']) await write(disk, `${root}/${name}`, bytes())
      await disk.makeDirectory(`${root}/aa`)
      assert.deepEqual(await disk.list(root), ['a', 'aa', 'b', 'c'])
      assert.deepEqual(await disk.list(`${root}/none`), [])
    },
  },
  {
    name: 'unlinks files',
    async check(disk, root) {
      await write(disk, `${root}/a`, bytes(1))
      await disk.unlink(`${root}/a`)
      await disk.syncDirectory(root)
      assert.equal(await disk.exists(`${root}/a`), false)
      await assert.rejects(disk.unlink(`${root}/a`), { code: 'ENOENT' })
    },
  },
  {
    name: 'makes directories with their parents, also where they are',
    async check(disk, root) {
      await disk.makeDirectory(`${root}/a/b/c`)
      await disk.makeDirectory(`${root}/a/b/c`)
      assert.equal(await disk.exists(`${root}/a/b/c`), true)
      await assert.rejects(disk.syncDirectory(`${root}/none`), { code: 'ENOENT' })
    },
  },
  {
    name: 'keeps one file apart from the next when both are open',
    async check(disk, root) {
      const a = await disk.open(`${root}/a`, 'create')
      const b = await disk.open(`${root}/b`, 'create')
      await Promise.all([a.writeAt(0, [bytes(1)]), b.writeAt(0, [bytes(2)])])
      await Promise.all([a.datasync(), b.datasync()])
      await Promise.all([a.close(), b.close()])
      assert.deepEqual(await read(disk, `${root}/a`), [1])
      assert.deepEqual(await read(disk, `${root}/b`), [2])
    },
  },
]
