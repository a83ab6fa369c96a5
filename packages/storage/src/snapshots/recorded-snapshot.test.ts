import { expect, it } from 'vitest'
import { createFullDisk } from '../testing/full-disk.ts'
import { readSample, sampleSnapshot, storeSample } from '../testing/sample-snapshot.ts'
import { createVolatileDisk } from '../testing/volatile-disk.ts'
import type { CrashPolicy } from '../testing/volatile-file.ts'
import { createSnapshotStore } from './create-snapshot-store.ts'
import type { SnapshotStore, StoredSnapshot } from './snapshot-store.ts'

const options = { leafFileBytes: 2048, writeBytes: 256, syncBytes: 512 }
const policies: readonly CrashPolicy[] = ['dropAll', 'prefix', 'subset', 'subset', 'keepAll']
const old = sampleSnapshot(1, 6, 300)
const fresh = sampleSnapshot(2, 24, 400)
const digests = fresh.sections.flatMap(({ leaves }) => leaves)

async function record(store: SnapshotStore, of = fresh): Promise<StoredSnapshot> {
  const recorded = await store.record(of.id, of.leaves.length)
  for (const leaf of of.leaves) await recorded.put(leaf)
  return recorded.finish(
    of.manifest,
    of.sections.flatMap(({ leaves }) => leaves),
  )
}

async function diskWithOld() {
  const disk = createVolatileDisk()
  await (await storeSample(createSnapshotStore(disk, 'g', options), old)).close()
  return disk
}

async function expectThere(store: SnapshotStore, of: typeof fresh): Promise<void> {
  const stored = await store.open(of.id)
  expect(await readSample(stored, 1000)).toEqual(of.leaves)
  expect(stored.manifest).toEqual(of.manifest)
  expect(stored.digests).toEqual(of.sections.flatMap(({ leaves }) => leaves))
  await stored.close()
}

it.each([
  ['what is staged', fresh],
  ['one without leaves', sampleSnapshot(3, 0, 0)],
] as const)('reads back as %s, after a loss of power', async (_, of) => {
  const [recordedOn, stagedOn] = [createVolatileDisk(), createVolatileDisk()]
  await (await record(createSnapshotStore(recordedOn, 'g', options), of)).close()
  await (await storeSample(createSnapshotStore(stagedOn, 'g', options), of)).close()
  const disk = recordedOn.crash('dropAll')
  await expectThere(createSnapshotStore(disk, 'g', options), of)
  const names = await stagedOn.list(`g/snapshots/2-${of.id.index}`)
  expect((await disk.list(`g/snapshots/2-${of.id.index}`)).toSorted()).toEqual(names.toSorted())
})

it('is whole or not there after a crash at any operation, and the others as they are', async () => {
  const life = async (disk: Awaited<ReturnType<typeof diskWithOld>>): Promise<void> => {
    const store = createSnapshotStore(disk, 'g', options)
    // Of a staging that was given up, whose leaves are others under the same names.
    const staged = await store.stage({ term: 1, index: 9 }, Uint8Array.of(9), old.sections)
    for (const [at, leaf] of old.leaves.entries()) await staged.put(at, leaf)
    await staged.close()
    await (await record(store)).close()
  }
  const probe = await diskWithOld()
  const before = probe.journal.length
  await life(probe)
  const operations = probe.journal.length - before
  const seen = new Set<boolean>()
  for (let at = 0; at < operations; at++) {
    for (const moment of ['before', 'after'] as const) {
      const disk = await diskWithOld()
      disk.freezeAt(at, moment)
      void life(disk)
      await disk.frozen
      for (const [k, policy] of policies.entries()) {
        const after = disk.crash(policy, at * 10 + k)
        const store = createSnapshotStore(after, 'g', options)
        await expectThere(store, old)
        const isThere = (await store.list()).some(({ index }) => index === fresh.id.index)
        seen.add(isThere)
        if (!isThere)
          await (await (k % 2 === 0 ? record(store) : storeSample(store, fresh))).close()
        const last = createSnapshotStore(after.crash('dropAll'), 'g', options)
        await expectThere(last, fresh)
        await expectThere(last, old)
      }
    }
  }
  expect(seen.size).toBe(2)
})

it('takes the place of what was staged, and is staged by nobody meanwhile', async () => {
  const disk = await diskWithOld()
  const store = createSnapshotStore(disk, 'g', options)
  const staged = await store.stage({ term: 1, index: 9 }, Uint8Array.of(9), fresh.sections)
  await staged.put(0, fresh.leaves[0] ?? new Uint8Array(0))
  await staged.close()
  // As a crash in the midst of taking its leaves over leaves it.
  await disk.rename('g/snapshots/staging', 'g/snapshots/former')
  const recorded = await store.record(fresh.id, 24)
  const busy = { code: 'StagingBusy' }
  await expect(store.record(fresh.id, 24)).rejects.toMatchObject(busy)
  await expect(store.stage(fresh.id, fresh.manifest, [])).rejects.toMatchObject(busy)
  await recorded.discard()
  await recorded.discard()
  expect((await disk.list('g/snapshots')).length).toBe(1)
  await (await record(store)).close()
  await expect(store.record(fresh.id, 24)).rejects.toMatchObject({ code: 'SnapshotExists' })
})

it('takes as many leaves as it was said to have, and no more once it is finished', async () => {
  const store = createSnapshotStore(await diskWithOld(), 'g', options)
  const recorded = await store.record(fresh.id, 24)
  for (const leaf of fresh.leaves.slice(0, 23)) await recorded.put(leaf)
  const finish = (of = digests) => recorded.finish(fresh.manifest, of)
  await expect(finish()).rejects.toMatchObject({ code: 'SnapshotIncomplete', missing: 1 })
  await recorded.put(fresh.leaves[23] ?? new Uint8Array(0))
  expect(() => recorded.put(Uint8Array.of(1))).toThrow(RangeError)
  await expect(finish(digests.slice(1))).rejects.toThrow(RangeError)
  await (await finish()).close()
  expect(() => recorded.put(Uint8Array.of(1))).toThrow(
    expect.objectContaining({ code: 'SnapshotClosed' }),
  )
  await expectThere(store, fresh)
})

it.each([
  ['its leaves', 0],
  ['what is written behind them', fresh.leaves.length],
])('says that the disk has no room for %s, and can be thrown away then', async (_, before) => {
  const disk = createFullDisk(await diskWithOld())
  const store = createSnapshotStore(disk, 'g', options)
  const recorded = await store.record(fresh.id, 24)
  const filling = async () => {
    for (const [at, leaf] of fresh.leaves.entries()) {
      disk.full = at >= before
      await recorded.put(leaf)
    }
    disk.full = true
    await (await recorded.finish(fresh.manifest, digests)).close()
  }
  await expect(filling()).rejects.toMatchObject({ code: 'DiskFull' })
  disk.full = false
  await recorded.discard()
  await (await record(store)).close()
  await expectThere(store, fresh)
})
