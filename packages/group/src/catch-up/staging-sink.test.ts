import { createSnapshotStore, type SnapshotStore } from '@tesela/storage'
import { createVolatileDisk, type VolatileDisk } from '@tesela/storage/testing'
import { expect, test } from 'vitest'
import { countedOnce } from '../testing/counted-once.ts'
import { createCounterMachine } from '../testing/counter-machine.ts'
import { createVirtualClock } from '../testing/virtual-clock.ts'
import type { ArrivedState } from './arrived-state.ts'
import { createStagingSink } from './staging-sink.ts'

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
  const { snapshot, leaves } = countedOnce()
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
