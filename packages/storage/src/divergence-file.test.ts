import { expect, test } from 'vitest'
import { inspectGroup } from './inspect/inspect-group.ts'
import { createSnapshotStore } from './snapshots/create-snapshot-store.ts'
import { createVolatileDisk, type VolatileDisk } from './testing/volatile-disk.ts'

const found = { times: 1, revision: 300, anchor: 256, parts: ['k', '(sessions)'] }
/** Magic, checksum, format, kind, length, payload. */
const GOLDEN =
  '544553454c4147468f1bb8130100000004000000170000000801' +
  '10ac0218800222016b220a2873657373696f6e7329'

async function noted(): Promise<VolatileDisk> {
  const disk = createVolatileDisk()
  await disk.makeDirectory('g')
  await createSnapshotStore(disk, 'g').noteDivergence(found)
  return disk
}

test('what was noted is there after a loss of power, and the next replaces it', async () => {
  const disk = (await noted()).crash('dropAll', 1)
  const store = createSnapshotStore(disk, 'g')
  expect(await store.divergence()).toEqual(found)
  await store.noteDivergence({ ...found, times: 2 })
  const after = createSnapshotStore(disk.crash('dropAll', 2), 'g')
  expect(await after.divergence()).toEqual({ ...found, times: 2 })
})

test('none was noted', async () => {
  expect(await createSnapshotStore(createVolatileDisk(), 'g').divergence()).toBeNull()
})

test('one that does not read back is damage, and says which file', async () => {
  const disk = await noted()
  disk.corrupt('g/diverged', 30, 1)
  await expect(createSnapshotStore(disk, 'g').divergence()).rejects.toMatchObject({
    code: 'GroupFileDamaged',
    path: 'g/diverged',
  })
})

test('it is one of the files of a group', async () => {
  const { findings, divergence } = await inspectGroup(await noted(), 'g', () => null)
  expect(findings.filter(({ file }) => file === 'g/diverged')).toEqual([])
  expect(divergence).toEqual(found)
})

test('one that does not read back is found by who looks at the files of a group', async () => {
  const disk = await noted()
  disk.corrupt('g/diverged', 30, 1)
  const { findings, divergence } = await inspectGroup(disk, 'g', () => null)
  expect(divergence).toBeNull()
  expect(findings.filter(({ file }) => file === 'g/diverged')).toMatchObject([
    { kind: 'corrupt', isDamage: true },
  ])
})

test('its bytes are those of every version', async () => {
  const disk = await noted()
  const file = await disk.open('g/diverged', 'existing')
  const bytes = await file.readAt(0, await file.size())
  await file.close()
  expect(Buffer.from(bytes).toString('hex')).toBe(GOLDEN)
})
