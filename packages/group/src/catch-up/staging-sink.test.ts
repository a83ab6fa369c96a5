import { createSnapshotStore, type SnapshotStore } from '@tesela/storage'
import { createVolatileDisk, type VolatileDisk } from '@tesela/storage/testing'
import {
  buildManifest,
  encodeLogPosition,
  encodeManifest,
  type VerifiedSnapshot,
} from '@tesela/sync'
import { expect, test } from 'vitest'
import { addEntry, createCounterMachine } from '../testing/counter-machine.ts'
import { createVirtualClock } from '../testing/virtual-clock.ts'
import type { ArrivedState } from './arrived-state.ts'
import { createStagingSink } from './staging-sink.ts'

const conf = { voters: ['a'], votersOutgoing: [], learners: [], learnersNext: [], autoLeave: false }

/** A state behind one entry, as a member that has it serves it. */
function fetched(): {
  readonly snapshot: VerifiedSnapshot
  readonly leaves: readonly Uint8Array[]
} {
  const machine = createCounterMachine(new Map())
  const data = addEntry({ client: 'c', sequence: 1, key: 'k', add: 1 })
  machine.apply([{ type: 'normal', index: 1, data }])
  const peaks = ['p'.repeat(32)]
  const log = encodeLogPosition({ term: 1, conf, confIndex: 0, runs: 1, peaks })
  const reader = machine.reader(machine.capture(), { term: 1, log })
  const { format, groupId, anchor, header } = reader
  const digests = reader.digest()
  let step = digests.next()
  while (step.done !== true) step = digests.next()
  const { sections } = step.value
  const manifest = buildManifest({ format, groupId, anchor, term: 1, header, sections })
  const { term, root } = manifest
  const snapshot = {
    ...{ anchor, term, root, sealed: true, manifest },
    manifestBytes: encodeManifest(manifest),
    digests: sections.map(({ leaves }) => leaves),
  }
  return { snapshot, leaves: sections.flatMap(({ name }) => [...reader.leaves(name)]) }
}

interface Fetching {
  readonly disk: VolatileDisk
  readonly snapshots: SnapshotStore
  readonly closing: AbortController
  /** What became of it. */
  finished(): Promise<Error | null>
}

function fetching(arrived: (state: ArrivedState<unknown>) => Promise<void>): Fetching {
  const disk = createVolatileDisk()
  const snapshots = createSnapshotStore(disk, '.')
  const clock = createVirtualClock()
  const closing = new AbortController()
  const sink = createStagingSink({
    snapshots,
    machine: createCounterMachine(new Map()),
    pace: { clock: clock.process(), sliceMs: 0, share: 1, signal: closing.signal },
    free: () => Promise.resolve(),
    arrived,
    failed: (error) => {
      throw error
    },
  })
  const { snapshot, leaves } = fetched()
  sink.begin(snapshot, () => undefined)
  sink.put(0, leaves, () => undefined)
  return {
    ...{ disk, snapshots, closing },
    finished: () => clock.settle(new Promise((resolve) => sink.finish(resolve))),
  }
}

test('a state that was fetched arrives', async () => {
  let index = 0
  const { finished } = fetching(async ({ meta }) => {
    index = meta.index
  })
  expect(await finished()).toBe(null)
  expect(index).toBe(1)
})

test('a snapshot that was whole when the member closed is not taken for damaged', async () => {
  const { disk, snapshots, closing, finished } = fetching(() => Promise.resolve())
  closing.abort(new Error('closing'))
  expect(await finished()).toMatchObject({ message: 'closing' })
  expect(await disk.list('./damaged')).toEqual([])
  expect(await snapshots.list()).toEqual([{ term: 1, index: 1 }])
})

test('a snapshot that nobody takes is closed', async () => {
  let read: () => Promise<unknown> = () => Promise.resolve()
  const { finished } = fetching(({ stored }) => {
    read = () => stored.read(0, 1)
    return Promise.reject(new Error('not now'))
  })
  expect(await finished()).toMatchObject({ message: 'not now' })
  await expect(read()).rejects.toMatchObject({ name: 'SnapshotClosedError' })
})
