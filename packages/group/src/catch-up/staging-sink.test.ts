import { createSnapshotStore, type SnapshotStore } from '@tesela/storage'
import { createVolatileDisk, type VolatileDisk } from '@tesela/storage/testing'
import { expect, test } from 'vitest'
import { countedOnce } from '../testing/counted-once.ts'
import { addEntry, type CounterMachine, createCounterMachine } from '../testing/counter-machine.ts'
import { createVirtualClock } from '../testing/virtual-clock.ts'
import type { ArrivedState } from './arrived-state.ts'
import { createStagingSink } from './staging-sink.ts'

interface Fetching {
  readonly disk: VolatileDisk
  readonly snapshots: SnapshotStore
  readonly closing: AbortController
  /** Leaves that were there when it began, and of how many. */
  readonly staged: readonly number[]
  readonly leaves: number
  /** Why it did not begin. */
  readonly refused: readonly Error[]
  /** What became of it. */
  finished(): Promise<Error | null>
}

const silent = { warn: () => undefined }

/** A state that has all of the snapshot. */
function machineWithAll(): CounterMachine {
  const machine = createCounterMachine(new Map())
  const data = addEntry({ client: 'c', sequence: 1, key: 'k', add: 1 })
  machine.apply([{ type: 'normal', index: 1, data }])
  return machine
}

function fetching(
  arrived: (state: ArrivedState<unknown>) => Promise<void>,
  machine = createCounterMachine(new Map()),
): Fetching {
  const disk = createVolatileDisk()
  const snapshots = createSnapshotStore(disk, '.')
  const clock = createVirtualClock()
  const closing = new AbortController()
  const sink = createStagingSink({
    snapshots,
    machine,
    pace: { clock: clock.process(), sliceMs: 0, share: 1, signal: closing.signal },
    logger: silent,
    free: () => Promise.resolve(),
    arrived,
    failed: (error) => {
      throw error
    },
  })
  const { snapshot, leaves } = countedOnce()
  const staged: number[] = []
  const refused: Error[] = []
  sink.begin(snapshot, (begun) => {
    if (begun.ok) staged.push(...begun.staged)
    else refused.push(begun.error)
  })
  sink.put(0, leaves, () => undefined)
  return {
    ...{ disk, snapshots, closing, staged, refused, leaves: leaves.length },
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

test('leaves of the state that it replaces are staged when it begins', async () => {
  const { finished, staged, leaves } = fetching(() => Promise.resolve(), machineWithAll())
  expect(await finished()).toBe(null)
  expect(leaves).toBeGreaterThan(0)
  expect(staged).toHaveLength(leaves)
  const fresh = fetching(() => Promise.resolve())
  expect(await fresh.finished()).toBe(null)
  expect(fresh.staged).toEqual([])
})

test('a leaf of the state here that is another than its digest says is fetched like all others', async () => {
  const machine = machineWithAll()
  const read = machine.reader.bind(machine)
  machine.reader = (state, at) => {
    const leaves = () => [Uint8Array.of(1, 2, 3)].values()
    return Object.assign(read(state, at), { leaves })
  }
  const { finished, staged, refused } = fetching(() => Promise.resolve(), machine)
  expect(await finished()).toBe(null)
  expect(refused).toEqual([])
  expect(staged).toEqual([])
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
