import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createNodeDisk } from '../disk/index.ts'
import { setAside } from './set-aside.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tesela-aside-'))
})
afterAll(() => rm(directory, { recursive: true }))

test('keeps what is left of a group under a number of its own, as often as it is lost', async () => {
  const disk = createNodeDisk()
  const moved: (string | null)[] = [await setAside(disk, directory, 'g')]
  for (const content of ['one', 'two']) {
    await mkdir(join(directory, 'groups', 'g', 'wal'), { recursive: true })
    await writeFile(join(directory, 'groups', 'g', 'wal', 'x'), content)
    moved.push(await setAside(disk, directory, 'g'))
    // What somebody put there is no number of ours.
    await mkdir(join(directory, 'damaged', 'notes'), { recursive: true })
  }
  const [first, second] = ['1-g', '2-g'].map((name) => join(directory, 'damaged', name))
  expect(moved).toEqual([null, first, second])
  expect(await readdir(join(directory, 'groups'))).toEqual([])
  expect(await readFile(join(directory, 'damaged', '1-g', 'wal', 'x'), 'utf8')).toBe('one')
  expect(await readFile(join(directory, 'damaged', '2-g', 'wal', 'x'), 'utf8')).toBe('two')
})
