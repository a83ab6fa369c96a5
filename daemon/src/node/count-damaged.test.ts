import { expect, it } from 'vitest'
import { countDamaged } from './count-damaged.ts'

it('counts what was set aside of the group, of the data directory, and of groups that were set aside as a whole', async () => {
  const folders: Record<string, readonly string[]> = {
    '/data/damaged': ['1-old'],
    '/data/damaged/1-old/damaged': ['1-00000001.wal', '2-00000002.wal'],
    '/data/groups/new/damaged': ['1-watermark'],
  }
  const disk = { list: async (path: string) => folders[path] ?? [] }
  expect(await countDamaged(disk, '/data', 'new')).toBe(4)
  expect(await countDamaged(disk, '/data', undefined)).toBe(3)
  expect(await countDamaged(disk, '/elsewhere', 'new')).toBe(0)
})
