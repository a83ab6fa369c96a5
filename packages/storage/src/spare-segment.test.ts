import { expect, test } from 'vitest'
import { createSpareSegment } from './spare-segment.ts'
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
