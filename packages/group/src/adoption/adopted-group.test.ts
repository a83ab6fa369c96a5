import type { Entry } from '@tesela/raft'
import { createSnapshotStore, logDirectory, openLogStore } from '@tesela/storage'
import { createVolatileDisk } from '@tesela/storage/testing'
import { decodeLogPosition } from '@tesela/sync'
import { expect, test } from 'vitest'
import { machineEntry } from '../applier.ts'
import { createLogTrail } from '../snapshots/log-trail.ts'
import { loadStartingState } from '../snapshots/starting-state.ts'
import { addEntry, createCounterMachine } from '../testing/counter-machine.ts'
import { createVirtualClock } from '../testing/virtual-clock.ts'
import { replayEntries } from './replay-entries.ts'
import { writeAdoptedGroup } from './write-adopted-group.ts'

const clock = { ...createVirtualClock(), now: () => 0, yield: (run: () => void) => run() }
const pace = { clock, sliceMs: 4, share: 1, signal: new AbortController().signal }
const silent = { debug() {}, info() {}, warn() {}, error() {} }

function entries(count: number): Entry[] {
  const machine = createCounterMachine(new Map())
  return Array.from({ length: count }, (_, at) => {
    const mark = at % 30 === 29
    const command = { client: 'c', sequence: at + 1, key: `k${at % 7}`, add: 1 }
    const data = mark ? machine.mark(false) : addEntry(command)
    machine.stamp(data, at + 1)
    return { term: 2, index: at + 1, type: 'normal', data }
  })
}

function reader(log: readonly Entry[]) {
  return async (from: number) => log.filter(({ index }) => index >= from && index < from + 10)
}

test('entries are replayed as a group applies them, up to where it is told', async () => {
  const log = entries(100)
  for (const upTo of [1, 59, 60, 100, 200]) {
    const machine = createCounterMachine(new Map())
    const options = {
      machine,
      snapshot: null,
      log: new Uint8Array(),
      read: reader(log),
      upTo,
      pace,
    }
    const replayed = await replayEntries(options)
    const expected = createCounterMachine(new Map())
    const trail = createLogTrail(expected, 0, null, new Uint8Array())
    const applied = log.slice(0, upTo)
    trail.applied(applied, expected.apply(applied.map(machineEntry)))
    expect(machine.capture()).toEqual(expected.capture())
    const index = applied.length
    expect(replayed).toEqual({ index, term: 2, log: trail.at(index)?.log })
  }
})

test('a log without an entry is none', async () => {
  const machine = createCounterMachine(new Map())
  const options = {
    machine,
    snapshot: null,
    log: new Uint8Array(),
    read: reader([]),
    upTo: 5,
    pace,
  }
  expect(await replayEntries(options)).toBe(null)
})

test('an adopted group is started as any other that has cut its log', async () => {
  const machine = createCounterMachine(new Map())
  const log = entries(100)
  const source = {
    machine,
    snapshot: null,
    log: new Uint8Array(),
    read: reader(log),
    upTo: 100,
    pace,
  }
  const replayed = await replayEntries(source)
  const id = `peer/${'ab'.repeat(8)}`
  const member = {
    id,
    addresses: ['x'],
    role: 'voter',
    readOnly: false,
    reluctant: false,
    since: 1,
  } as const
  const anchor = 100 + 2 ** 40
  const groupId = new Uint8Array(16).fill(9)
  const state = {
    ...machine.capture(),
    revision: anchor,
    groupId,
    members: new Map([[id, member]]),
  }
  const disk = createVolatileDisk()
  await disk.makeDirectory('g')
  const parts = { disk, directory: 'g', machine, state, member, anchor, term: 3, pace }
  await writeAdoptedGroup({ ...parts, log: replayed?.log ?? new Uint8Array(), segmentBytes: 4096 })

  const left = disk.crash('dropAll')
  const store = await openLogStore(left, logDirectory('g'), { segmentBytes: 4096 })
  expect(store.notes).toEqual([])
  expect(store.recovered).toMatchObject({
    hardState: { term: 3, vote: null, commit: anchor },
    snapshot: { term: 3, index: anchor, confIndex: anchor, conf: { voters: [id] } },
    boundary: { term: 3, index: anchor },
    watermark: { term: 3, index: anchor },
    lastIndex: anchor,
    entries: [],
  })
  const other = createCounterMachine(new Map())
  const snapshots = createSnapshotStore(left, 'g')
  const start = await loadStartingState({
    groupId,
    store,
    snapshots,
    machine: other,
    pace,
    logger: silent,
  })
  expect(start.lost).toBe(false)
  expect(other.capture().values).toEqual(machine.capture().values)
  expect(other.revision).toBe(anchor)
  const before = decodeLogPosition(replayed?.log ?? new Uint8Array())
  expect(decodeLogPosition(start.log)).toMatchObject({
    runs: before.runs,
    peaks: before.peaks,
    term: 3,
  })
  await store.close()
})
