import { createLog, openLogStore } from '@tesela/storage'
import { createVolatileDisk } from '@tesela/storage/testing'
import { expect, test } from 'vitest'
import { walRecords } from './wal-records.ts'

test('the records that the store writes are read without its code', async () => {
  const disk = createVolatileDisk()
  await createLog(disk, 'wal', { segmentBytes: 4096 })
  const store = await openLogStore(disk, 'wal', { segmentBytes: 4096 })
  const data = new Uint8Array(13)
  await store.persist({
    seq: 1,
    mustSync: true,
    lowerWatermark: null,
    raiseWatermark: null,
    hardState: { term: 3, vote: 'a/1', commit: 1 },
    snapshot: null,
    entries: [
      { term: 2, index: 1, type: 'conf', data },
      { term: 3, index: 2, type: 'normal', data },
    ],
    after: [],
  })
  const file = await disk.open('wal/00000001.wal', 'existing')
  expect(walRecords(await file.readAt(512, 4096))).toEqual([
    { kind: 'hardState', term: 3, vote: 'a/1', commit: 0 },
    { kind: 'entry', term: 2, index: 1 },
    { kind: 'entry', term: 3, index: 2 },
    { kind: 'hardState', term: 3, vote: 'a/1', commit: 1 },
  ])
})

test('zeros are no record', () => {
  expect(walRecords(new Uint8Array(4096))).toEqual([])
})
