/**
 * What a snapshot costs on this machine: `node daemon/src/disk/snapshot-store.bench.ts [MEBIBYTES] [LEAF BYTES]`,
 * after a build. Leaves are staged in the order of their ordinals and finished, taken up again half staged, opened
 * and read back verified; then staged in batches of a random order, as a session that fetches from several peers
 * does, and read in the order of the ordinals.
 */
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SnapshotStore, StoredSnapshot } from '@tesela/storage'
import { createSnapshotStore } from '@tesela/storage'
import { createNodeDisk } from './node-disk.ts'

const MEBIBYTE = 1024 * 1024
const mebibytes = Number(process.argv[2] ?? 120)
const leafBytes = Number(process.argv[3] ?? 8 * 1024)
const leaves = Array.from({ length: Math.ceil((mebibytes * MEBIBYTE) / leafBytes) }, (_, at) => {
  const leaf = Buffer.alloc(leafBytes, 7)
  leaf.writeUInt32LE(at)
  return leaf
})
const digests = leaves.map((leaf) =>
  createHash('sha256').update(Uint8Array.of(0)).update(leaf).digest('binary'),
)
const batch = Math.max(1, Math.floor((256 * 1024) / leafBytes))
const directory = await mkdtemp(join(tmpdir(), 'tesela-bench-'))

/** @param part of all bytes that it moves */
async function since<T>(name: string, part: number, act: () => Promise<T>): Promise<T> {
  const cpuBefore = process.cpuUsage()
  const start = performance.now()
  const result = await act()
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(cpuBefore)
  const rate = part === 0 ? '' : `${((part * mebibytes * 1000) / ms).toFixed(0)} MiB/s, `
  const cpu = ((user + system) / 1000).toFixed(0)
  process.stdout.write(`${name}: ${ms.toFixed(0)} ms, ${rate}${cpu} ms of CPU\n`)
  return result
}

/** Ordinals in runs of a batch, the runs one behind the other or in a mixed order. */
function* order(mixed: boolean, count: number): Generator<number> {
  const runs = Math.ceil(count / batch)
  const step = mixed ? 7919 : 1
  for (let at = 0; at < runs; at++) {
    const first = ((at * step) % runs) * batch
    for (let ordinal = first; ordinal < Math.min(first + batch, count); ordinal++) yield ordinal
  }
}

async function stage(store: SnapshotStore, index: number, mixed: boolean): Promise<StoredSnapshot> {
  const staged = await store.stage({ term: 1, index }, Buffer.from(`${index}`), [
    { leaves: digests },
  ])
  for (const ordinal of order(mixed, leaves.length)) {
    const leaf = leaves[ordinal]
    if (leaf !== undefined && !staged.staged.has(ordinal)) await staged.put(ordinal, leaf)
  }
  return staged.finish()
}

async function readAll(stored: StoredSnapshot): Promise<void> {
  for (let from = 0; from < stored.leaves; ) from += (await stored.read(from, 256 * 1024)).length
}

async function stageHalf(store: SnapshotStore): Promise<void> {
  const staged = await store.stage({ term: 1, index: 3 }, Buffer.of(3), [{ leaves: digests }])
  for (const ordinal of order(false, leaves.length / 2)) {
    await staged.put(ordinal, leaves[ordinal] ?? Buffer.alloc(0))
  }
  await staged.close()
}

try {
  const store = createSnapshotStore(createNodeDisk(), directory)
  for (const [name, index, mixed] of [
    ['in order', 1, false],
    ['in a random order', 2, true],
  ] as const) {
    const stored = await since(`staged ${name} and finished`, 1, () => stage(store, index, mixed))
    await stored.close()
    const again = await since('opened', 0, () => store.open({ term: 1, index }))
    await since('read and verified', 1, () => readAll(again))
    await store.remove({ term: 1, index })
  }
  await stageHalf(store)
  const taken = await since('taken up again, half of it', 0.5, () =>
    store.stage({ term: 1, index: 3 }, Buffer.of(3), [{ leaves: digests }]),
  )
  await taken.discard()
} finally {
  await rm(directory, { recursive: true })
}
