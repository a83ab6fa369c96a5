import { crc32 } from 'node:zlib'
import { expect, it } from 'vitest'
import { createLog } from './create-log.ts'
import { loadSegment } from './load-segment.ts'
import { openLogStore } from './open-log-store.ts'
import { recordAt, recordType } from './record.ts'
import { segmentPath } from './segment-file.ts'
import { SEGMENT_HEADER_BYTES } from './segment-header.ts'
import { createVolatileDisk } from './testing/volatile-disk.ts'

const options = { segmentBytes: 4096 }

it.each([
  [2, false],
  [3, true],
])(
  'whether a segment of version %i says at its end that another follows: %s',
  async (version, says) => {
    const disk = createVolatileDisk()
    await createLog(disk, 'wal', options)
    const file = await disk.open(segmentPath('wal', 1), 'existing')
    const header = Buffer.from(await file.readAt(0, SEGMENT_HEADER_BYTES))
    header.writeUInt32LE(version, 12)
    header.writeUInt32LE(crc32(header.subarray(12)), 8)
    await file.writeAt(0, [header])
    await file.datasync()
    const store = await openLogStore(disk, 'wal', options)
    for (let index = 1; index <= 2; index++) {
      await store.persist({
        seq: 0,
        mustSync: true,
        lowerWatermark: null,
        raiseWatermark: null,
        hardState: { term: 1, vote: 'a/1', commit: 0 },
        snapshot: null,
        entries: [{ term: 1, index, type: 'normal', data: new Uint8Array(3000) }],
        after: [],
      })
    }
    expect(store.stats().segments).toBe(2)
    await store.close()
    const { window } = await loadSegment(disk, 'wal', 1)
    const types: number[] = []
    for (let at = SEGMENT_HEADER_BYTES; ; ) {
      const record = recordAt(window, at)
      if (record === null) break
      types.push(record.type)
      at = record.end
    }
    expect(types.includes(recordType.continued)).toBe(says)
    const again = await openLogStore(disk.crash('dropAll'), 'wal', options)
    expect(again.recovered.lastIndex).toBe(2)
    expect(again.notes).toEqual([])
    await again.close()
  },
)
