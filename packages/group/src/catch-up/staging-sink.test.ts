import { createSnapshotStore, type SnapshotStore } from '@tesela/storage'
import { createFullDisk, createVolatileDisk, type FullDisk } from '@tesela/storage/testing'
import type { VerifiedSnapshot } from '@tesela/sync'
import { expect, test } from 'vitest'
import { countedOnce } from '../testing/counted-once.ts'
import { addEntry, type CounterMachine, createCounterMachine } from '../testing/counter-machine.ts'
import { createVirtualClock } from '../testing/virtual-clock.ts'
import type { ArrivedState } from './arrived-state.ts'
import { createStagingSink } from './staging-sink.ts'

interface Fetching {
  readonly disk: FullDisk
  readonly snapshots: SnapshotStore
  readonly closing: AbortController
  /** Leaves that were there when it began, and of how many. */
  readonly staged: readonly number[]
  readonly leaves: number
  /** Why it did not begin. */
  readonly refused: readonly Error[]
  /** Resolves when everything asked for so far is on disk. */
  settled(): Promise<void>
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
  named: Partial<VerifiedSnapshot> = {},
): Fetching {
  const disk = createFullDisk(createVolatileDisk())
  const snapshots = createSnapshotStore(disk, '.')
  const clock = createVirtualClock()
  const closing = new AbortController()
  const sink = createStagingSink({
    snapshots,
    machine,
    pace: { clock: clock.process(), sliceMs: 0, signal: closing.signal },
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
  sink.begin({ ...snapshot, ...named }, (begun) => {
    if (begun.ok) staged.push(...begun.staged)
    else refused.push(begun.error)
  })
  sink.put(0, leaves, () => undefined)
  return {
    ...{ disk, snapshots, closing, staged, refused, leaves: leaves.length },
    settled: () => clock.settle(sink.settled()),
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

test('a state that has another root than its leaves is not handed over (C24)', async () => {
  const machine = createCounterMachine(new Map())
  const read = machine.reader.bind(machine)
  machine.reader = (state, at) => {
    const reader = read(state, at)
    const honest = reader.digest.bind(reader)
    const steps = honest()
    const digest = (): ReturnType<typeof honest> => ({
      next: () => {
        const step = steps.next()
        if (step.done !== true) return step
        const { roots } = step.value
        return { done: true, value: { ...step.value, roots: { ...roots, root: 'x'.repeat(32) } } }
      },
    })
    return Object.assign(reader, { digest })
  }
  let arrived = false
  const { finished } = fetching(async () => {
    arrived = true
  }, machine)
  expect(await finished()).toMatchObject({ message: expect.stringContaining('another root') })
  expect(arrived).toBe(false)
})

test('a state that is whole, and has another root than was named, is not handed over (C24)', async () => {
  let arrived = false
  const { finished } = fetching(
    async () => {
      arrived = true
    },
    createCounterMachine(new Map()),
    { root: 'x'.repeat(32) },
  )
  expect(await finished()).toMatchObject({ code: 'snapshot_invalid' })
  expect(arrived).toBe(false)
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

/** A sink for who has all of the snapshot, whose clock jumps: every look at it ends a slice. */
function hurried(machine: CounterMachine) {
  const clock = createVirtualClock()
  const process = clock.process()
  let ms = 0
  const sink = createStagingSink({
    snapshots: createSnapshotStore(createVolatileDisk(), '.'),
    machine,
    pace: {
      clock: {
        now: () => (ms += 10),
        yield: (on) => process.yield(on),
        timer: () => {
          throw new Error('it rests')
        },
      },
      ...{ sliceMs: 0.5, signal: new AbortController().signal },
    },
    logger: silent,
    free: () => Promise.resolve(),
    arrived: () => Promise.resolve(),
    failed: (error) => {
      throw error
    },
  })
  return { clock, sink }
}

test('its own leaves are looked for without a rest', async () => {
  const { clock, sink } = hurried(machineWithAll())
  const { snapshot, leaves } = countedOnce()
  const begun = new Promise<number>((resolve) => {
    sink.begin(snapshot, (of) => resolve(of.ok ? [...of.staged].length : 0))
  })
  expect(await clock.settle(begun)).toBe(leaves.length)
})

test('its own leaves are looked for no longer once it is given up', async () => {
  const machine = machineWithAll()
  const { clock, sink } = hurried(machine)
  const read = machine.reader.bind(machine)
  let digested = 0
  let encoded = 0
  machine.reader = (state, at) => {
    const reader = read(state, at)
    const digest = reader.digest.bind(reader)
    const leaves = reader.leaves.bind(reader)
    return Object.assign(reader, {
      digest() {
        digested += 1
        sink.abort()
        return digest()
      },
      leaves(...section: Parameters<typeof leaves>) {
        encoded += 1
        return leaves(...section)
      },
    })
  }
  sink.begin(countedOnce().snapshot, () => undefined)
  await clock.settle(sink.settled())
  expect(digested).toBe(1)
  expect(encoded).toBe(0)
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

test('a disk that is full when the snapshot is finished leaves the place to the next attempt', async () => {
  const { disk, snapshots, settled, finished } = fetching(() => Promise.resolve())
  await settled()
  disk.full = true
  expect(await finished()).toMatchObject({ code: 'DiskFull' })
  disk.full = false
  const { snapshot, leaves } = countedOnce()
  const id = { term: snapshot.term, index: snapshot.anchor }
  const sections = snapshot.digests.map((digests) => ({ leaves: digests }))
  const again = await snapshots.stage(id, snapshot.manifestBytes, sections)
  expect(again.staged.size).toBeLessThanOrEqual(leaves.length)
  await again.close()
})
