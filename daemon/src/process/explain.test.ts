import { expect, test } from 'vitest'
import { explain } from './explain.ts'

test.each([
  ['StorageFailed', 'disk_failed'],
  ['DiskFull', 'disk_failed'],
  ['EIO', 'disk_failed'],
  ['LogDamaged', 'storage_damaged'],
  ['HardStateLost', 'storage_damaged'],
  ['GroupFileMissing', 'storage_damaged'],
])('%s of a part is %s to the user, with what happened', (code, expected) => {
  const cause = Object.assign(new Error('wal/00000001.wal at byte 12'), { code })
  const explained = explain(cause)
  expect(explained).toMatchObject({ code: expected, cause })
  expect(String(explained)).toContain('wal/00000001.wal at byte 12')
})

test('who cannot start on what is damaged is told what to do', () => {
  const cause = Object.assign(new Error('meta is missing'), { code: 'GroupFileMissing' })
  expect(String(explain(cause))).toContain('or make a new peer in another data directory')
})

test('what is not about storage stays as it is', () => {
  const error = Object.assign(new Error('x'), { code: 'listen_failed' })
  expect(explain(error)).toBe(error)
  expect(explain('text')).toBe('text')
})
