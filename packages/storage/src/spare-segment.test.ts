import { expect, test } from 'vitest'
import { createSpareSegment } from './spare-segment.ts'
import { createFailOnceDisk } from './testing/failing-disk.ts'
import { createFullDisk } from './testing/full-disk.ts'
import { createVolatileDisk } from './testing/volatile-disk.ts'

const turns = () => new Promise((resolve) => setTimeout(resolve, 5))

test('what is said to be prepared while the spare is in use neither overwrites it nor counts as the next one', async () => {
  const disk = createVolatileDisk()
  await disk.makeDirectory('wal')
  const spare = createSpareSegment(disk, 'wal', 4096)
  const taking = spare.take(0)
  // Asked for space with every tick of a clock, in the middle of a rotation.
  spare.prepare()
  const { path } = await taking
  const file = await disk.open(path, 'existing')
  await file.writeAt(0, [Uint8Array.of(1, 2, 3)])
  spare.prepare()
  await turns()
  await disk.rename(path, 'wal/segment')
  expect(await file.readAt(0, 3)).toEqual(Uint8Array.of(1, 2, 3))
  spare.renamed()
  const next = await spare.take(0)
  expect(await disk.exists(next.path)).toBe(true)
  expect(await file.readAt(0, 3)).toEqual(Uint8Array.of(1, 2, 3))
  await file.close()
})

test('a spare that fails when there is space again is not for want of space: who takes it is told', async () => {
  const volatile = createVolatileDisk()
  await volatile.makeDirectory('wal')
  const first = { operation: 'datasync', pathEnd: 'spare', nth: 1, code: 'EIO' } as const
  const disk = createFullDisk(createFailOnceDisk(volatile, first))
  disk.full = true
  const spare = createSpareSegment(disk, 'wal', 4096)
  expect(await spare.ready(0)).toBe(false)
  expect(spare.full).toBe(true)
  disk.full = false
  spare.prepare()
  await turns()
  expect(spare.full).toBe(false)
  await expect(spare.take(0)).rejects.toMatchObject({ code: 'EIO' })
})
