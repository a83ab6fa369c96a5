import assert from 'node:assert/strict'
import type { Entry, HardState, PersistBatch, SnapshotMeta } from '@tesela/raft'
import { createLog } from '../create-log.ts'
import type { Disk } from '../disk.ts'
import type { LogStore } from '../log-store.ts'
import { openLogStore } from '../open-log-store.ts'
import type { DiskCase } from './disk-contract.ts'

/** Small, so that a case crosses segments. */
const options = { segmentBytes: 4096 }
const hardState = { term: 2, vote: 'a/1', commit: 0 }
const root = 'r'.repeat(32)
const position = Uint8Array.of(1, 2, 3)

function batch(state: HardState | null, entries: readonly Entry[] = []): PersistBatch {
  return {
    seq: 0,
    mustSync: true,
    lowerWatermark: null,
    raiseWatermark: null,
    hardState: state,
    snapshot: null,
    entries,
    after: [],
  }
}

function entry(index: number, term = 1): Entry {
  return { term, index, type: 'normal', data: new Uint8Array(index * 3).fill(index) }
}

function snapshot(index: number, term = 1): SnapshotMeta {
  const conf = {
    voters: ['a/1'],
    votersOutgoing: [],
    learners: [],
    learnersNext: [],
    autoLeave: false,
  }
  return { term, index, conf, confIndex: 1, context: Uint8Array.of(9) }
}

const open = (disk: Disk, directory: string) => openLogStore(disk, `${directory}/wal`, options)

/** Entries 1 to 100, all of them committed. */
async function filled(disk: Disk, directory: string): Promise<LogStore> {
  await createLog(disk, `${directory}/wal`, options)
  const store = await open(disk, directory)
  const persisted = Array.from({ length: 100 }, (_, at) =>
    store.persist(batch({ ...hardState, commit: at }, [entry(at + 1)])),
  )
  await Promise.all(persisted)
  await store.persist(batch({ ...hardState, commit: 100 }))
  return store
}

async function reopened(store: LogStore, disk: Disk, directory: string): Promise<LogStore> {
  await store.close()
  const again = await open(disk, directory)
  assert.deepEqual(again.notes, [])
  return again
}

/** What a log store over the disk does, for every implementation of one. */
export const logStoreContract: readonly DiskCase[] = [
  {
    name: 'carries a log through a restart',
    async check(disk, directory) {
      const store = await filled(disk, directory)
      const again = await reopened(store, disk, directory)
      const { recovered } = again
      assert.deepEqual(recovered.hardState, { ...hardState, commit: 100 })
      assert.deepEqual(recovered.watermark, { term: 1, index: 100 })
      assert.equal(recovered.lastIndex, 100)
      assert.deepEqual([...(recovered.entries[99]?.data ?? [])], [...entry(100).data])
      const read = await again.read(50, 200)
      assert.deepEqual(read === 'compacted' ? read : read.map(({ index }) => index), [50])
      await again.close()
    },
  },
  {
    name: 'never takes a directory without a log for an empty log',
    async check(disk, directory) {
      await assert.rejects(open(disk, directory), { code: 'LogMissing' })
    },
  },
  {
    name: 'cuts the log behind an anchor, and deletes what that makes redundant',
    async check(disk, directory) {
      const store = await filled(disk, directory)
      const { segments } = store.stats()
      await store.anchored(snapshot(90), root)
      await store.compact({ term: 1, index: 80 }, position)
      assert.ok(store.stats().segments < segments)
      assert.equal(await store.read(80, 100), 'compacted')
      const again = await reopened(store, disk, directory)
      const { recovered } = again
      assert.equal(recovered.snapshot?.index, 90)
      assert.equal(recovered.snapshotRoot, root)
      assert.deepEqual(recovered.boundary, { term: 1, index: 80 })
      assert.deepEqual([...recovered.boundaryPosition], [...position])
      assert.deepEqual(
        recovered.entries.map(({ index }) => index),
        Array.from({ length: 20 }, (_, at) => 81 + at),
      )
      await again.close()
    },
  },
  {
    name: 'replaces the log by an install',
    async check(disk, directory) {
      const store = await filled(disk, directory)
      const meta = snapshot(500, 2)
      const install = { ...batch({ ...hardState, commit: 500 }), snapshot: meta }
      await store.persist(install, { root, position })
      await store.persist(batch(null, [entry(501, 2)]))
      const again = await reopened(store, disk, directory)
      assert.deepEqual(again.recovered.boundary, { term: 2, index: 500 })
      assert.equal(again.recovered.lastIndex, 501)
      await again.close()
    },
  },
  {
    name: 'moves what is damaged away, goes on behind what is left, and knows that something is missing',
    async check(disk, directory) {
      const store = await filled(disk, directory)
      await store.close()
      const file = await disk.open(`${directory}/wal/00000003.wal`, 'existing')
      await file.writeAt(1000, [new Uint8Array(16).fill(0xff)])
      await file.datasync()
      await file.close()
      const less = await open(disk, directory)
      const { lastIndex, watermark } = less.recovered
      assert.ok(lastIndex < 100)
      assert.deepEqual(watermark, { term: 1, index: 100 })
      assert.deepEqual(less.recovered.hardState.vote, 'a/1')
      assert.ok(less.stats().damagedFiles > 0)
      const next = { ...entry(lastIndex + 1, 2) }
      await less.persist(batch(null, [next]))
      await less.close()
      const again = await open(disk, directory)
      assert.equal(again.recovered.lastIndex, lastIndex + 1)
      assert.equal(again.stats().damagedFiles, less.stats().damagedFiles)
      await again.close()
    },
  },
]
