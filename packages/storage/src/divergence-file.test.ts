import { expect, test } from 'vitest'
import { inspectGroup } from './inspect/inspect-group.ts'
import { createSnapshotStore } from './snapshots/create-snapshot-store.ts'
import { createFullDisk, type FullDisk } from './testing/full-disk.ts'
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

/** With room for one note, and none else. */
async function full(): Promise<{ readonly memory: VolatileDisk; readonly disk: FullDisk }> {
  const memory = createVolatileDisk()
  await memory.makeDirectory('g')
  const disk = createFullDisk(memory)
  await createSnapshotStore(disk, 'g').reserveNote()
  disk.full = true
  return { memory, disk }
}

test('a disk that is full takes the one for which room was kept', async () => {
  const { memory, disk } = await full()
  const store = createSnapshotStore(disk, 'g')
  await store.noteDivergence(found)
  const after = createSnapshotStore(memory.crash('dropAll', 1), 'g')
  expect(await after.divergence()).toEqual(found)
  const next = { ...found, times: 2 }
  await expect(store.noteDivergence(next)).rejects.toMatchObject({ code: 'DiskFull' })
  // When there is room, it is kept for the next one again.
  disk.full = false
  await store.noteDivergence(next)
  await store.reserveNote()
  disk.full = true
  await store.noteDivergence({ ...found, times: 3 })
  expect(await store.divergence()).toEqual({ ...found, times: 3 })
})

test('of what differs as much is noted as there is room for', async () => {
  const { disk } = await full()
  const store = createSnapshotStore(disk, 'g')
  const parts = Array.from({ length: 20_000 }, (_, at) => `${at}`.padStart(60, 'x'))
  await store.noteDivergence({ ...found, parts })
  const noted = await store.divergence()
  const count = noted?.parts.length ?? 0
  expect(count).toBeGreaterThan(60)
  expect(noted).toEqual({ ...found, parts: parts.slice(0, count) })
})

test('a crash at any place of it leaves the former note or the new one, and room for another', async () => {
  const next = { ...found, times: 2 }
  const seen = new Set<number>()
  for (const moment of ['before', 'after'] as const) {
    for (const policy of ['dropAll', 'torn', 'reordered', 'keepAll'] as const) {
      for (let at = 0; at < 12; at++) {
        const memory = await noted()
        await createSnapshotStore(memory, 'g').reserveNote()
        memory.freezeAt(at, moment)
        await Promise.race([memory.frozen, createSnapshotStore(memory, 'g').noteDivergence(next)])
        const disk = createFullDisk(memory.crash(policy, at))
        const store = createSnapshotStore(disk, 'g')
        const { times } = (await store.divergence()) ?? { times: 0 }
        expect([1, 2]).toContain(times)
        seen.add(times)
        await store.reserveNote()
        disk.full = true
        await store.noteDivergence({ ...found, times: 3 })
        expect(await store.divergence()).toEqual({ ...found, times: 3 })
      }
    }
  }
  expect(seen).toEqual(new Set([1, 2]))
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
