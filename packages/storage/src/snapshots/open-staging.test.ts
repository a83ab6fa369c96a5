import { expect, it } from 'vitest'
import { createFullDisk } from '../testing/full-disk.ts'
import { sampleSnapshot } from '../testing/sample-snapshot.ts'
import { createVolatileDisk } from '../testing/volatile-disk.ts'
import { createSnapshotStore } from './create-snapshot-store.ts'

const options = { leafFileBytes: 4096, writeBytes: 512, syncBytes: 1024 }
const sample = sampleSnapshot(1, 40, 600)
const former = 'g/snapshots/former'

/** A disk with half a staging of another manifest, and its store. */
async function setUp() {
  const volatile = createVolatileDisk()
  const disk = createFullDisk(volatile)
  const store = createSnapshotStore(disk, 'g', options)
  const other = await store.stage({ term: 1, index: 1 }, Uint8Array.of(1), sample.sections)
  for (const [at, leaf] of sample.leaves.slice(0, 20).entries()) await other.put(at, leaf)
  await other.close()
  return { volatile, disk, store }
}

const stage = (store: Awaited<ReturnType<typeof setUp>>['store']) =>
  store.stage(sample.id, sample.manifest, sample.sections)

it('lets what stands aside go when there is no room for both, and keeps what was taken over', async () => {
  const seen = new Set<number>()
  for (let writes = 0; writes < 12; writes++) {
    const { volatile, disk, store } = await setUp()
    let left = writes
    volatile.onOperation = ({ operation, path }) => {
      const isWrite = operation === 'writeAt'
      const isAside = operation === 'rename' && path.includes('former')
      if ((isWrite && --left < 0) || (isAside && left === 0)) disk.full = true
      if (operation !== 'removeDirectory' || !path.endsWith('former')) return
      disk.full = false
      volatile.onOperation = null
    }
    const staged = await stage(store)
    seen.add(staged.staged.size)
    for (const at of staged.missing) await staged.put(at, sample.leaves[at] ?? new Uint8Array(0))
    const stored = await staged.finish()
    expect(stored.leaves).toBe(sample.leaves.length)
    await stored.close()
  }
  expect(Math.min(...seen)).toBe(0)
  expect(seen.size).toBeGreaterThan(3)
})

it('has forgotten what stood aside, durably, when it is open', async () => {
  const { volatile, store } = await setUp()
  const staged = await stage(store)
  expect(staged.staged.size).toBe(20)
  expect(await volatile.crash('dropAll').exists(former)).toBe(false)
  await staged.close()
})
