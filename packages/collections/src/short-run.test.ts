import type { Command } from '@tesela/protos/collections'
import { describe, expect, it, vi } from 'vitest'
import { GroupDraft } from './group-draft.ts'
import {
  type CollectionsMachine,
  commandEntry,
  createStateMachine,
  type GroupState,
  type MachineEntry,
  openSessionEntry,
  tickEntry,
} from './index.ts'
import { expectDerivedInStep } from './testing/derived.ts'
import { bytes, drive, sessionKey } from './testing/driver.ts'
import { createRandom, type Random } from './testing/random.ts'
import { type Snapshot, snapshotOf } from './testing/snapshot.ts'

const kinds = ['map', 'set', 'vec', 'cell'] as const
const sessions = 3

/** A log that makes the collections and the sessions, then edits few items an entry; now and then, something else. */
function createLog(seed: number, length: number): MachineEntry[] {
  const random = createRandom(seed)
  const sequences = Array.from({ length: sessions }, () => 0)
  const log: Uint8Array[] = sequences.map((_, at) => openSessionEntry(sessionKey(at)))
  const enter = (fields: Partial<Command>) => {
    const at = random.below(sessions)
    const sequence = (sequences[at] ?? 0) + 1
    sequences[at] = sequence
    const acknowledgedThrough = Math.max(0, sequence - 1 - random.below(90))
    log.push(commandEntry({ session: at + 1, sequence, acknowledgedThrough, ...fields }))
  }
  for (const kind of kinds) enter({ collection: kind, create: { kind } })
  while (log.length < length) {
    const share = random.below(100)
    if (share === 0) log.push(tickEntry())
    else if (share === 1) enter({ collection: 'map', map: { clear: {} } })
    else enter({ collection: random.pick(kinds), ...draw(random) })
  }
  return log.map((data, at) => ({ type: 'normal', index: at + 1, data }))
}

/** For a collection of another kind now and then: that is refused. */
function draw(random: Random): Partial<Command> {
  const key = () => bytes(`k${random.below(700)}`)
  const value = () => bytes('v'.repeat(random.below(9)))
  return random.pick<() => Partial<Command>>([
    () => ({
      map: { set: { key: key(), value: value(), ifAbsent: false, returnPrevious: false } },
    }),
    () => ({ map: { setMany: { items: random.many(9, () => ({ key: key(), value: value() })) } } }),
    () => ({ map: { delete: { key: key(), returnPrevious: random.chance(0.2) } } }),
    () => ({ map: { deleteMany: { keys: random.many(3, key) } } }),
    () => ({ set: { add: { values: random.many(9, key) } } }),
    () => ({ set: { delete: { values: random.many(3, key) } } }),
    () => ({ vec: { push: { values: random.many(3, value) } } }),
    () => ({ cell: { set: { value: value(), returnPrevious: false } } }),
  ])()
}

/** What is in a state, read anew: digests stay with the leaves. */
function contentsOf(state: GroupState): Pick<Snapshot, 'header' | 'sections'> {
  const { header, sections } = snapshotOf(state)
  return { header, sections }
}

describe('a short run', () => {
  it('leaves what was captured alone, and comes to the state of entries that are applied one by one', () => {
    for (let seed = 1; seed <= 4; seed++) {
      const log = createLog(seed, 700)
      const random = createRandom(seed)
      const one = createStateMachine()
      const other = createStateMachine()
      const captured: { state: GroupState; was: ReturnType<typeof contentsOf> }[] = []
      for (let at = 0; at < log.length; ) {
        const batch = log.slice(at, at + 1 + random.below(40))
        at += batch.length
        const results = other.apply(batch)
        // One that captures always edits nothing in place.
        const single = batch.flatMap((entry) => {
          one.capture()
          return one.apply([entry])
        })
        expect(results).toEqual(single)
        if (!random.chance(0.15)) continue
        const state = other.capture()
        const was = contentsOf(state)
        expect(was).toEqual(contentsOf(one.capture()))
        expectDerivedInStep(state)
        captured.push({ state, was })
      }
      expect(captured.length).toBeGreaterThan(2)
      for (const { state, was } of captured) expect(contentsOf(state)).toEqual(was)
    }
  })

  it('is one step, and a state that nobody asks for is not made', () => {
    const { machine, run } = driveMap(100)
    const before = machine.capture()
    const steps = machine.applySteps(run)
    expect(machine.capture()).toBe(before)
    expect(steps.next().done).toBe(true)
    const after = machine.capture()
    expect(machine.capture()).toBe(after)
    expect(after.revision).toBe(before.revision + 100)
    expect(machine.revision).toBe(after.revision)
  })

  it('that turns out to be none has been read all the same, and is not read again', () => {
    const { machine, run } = driveMap(100)
    const index = machine.revision + run.length + 1
    const data = commandEntry({ session: 1, sequence: 1, collection: 'c', map: { clear: {} } })
    const views = [...run.map(dataOf), data].map((each) => vi.spyOn(each, 'subarray'))
    machine.apply([...run, { type: 'normal', index, data }])
    // Each body is a view of its entry's data.
    for (const view of views) expect(view).toHaveBeenCalledOnce()
    expect(machine.revision).toBe(index)
  })

  it('that fails halfway leaves nothing that could be taken for a state, until another one is installed', () => {
    const { machine, run } = driveMap(2)
    const before = machine.capture()
    // The first entry has been executed by then, and its result is not kept.
    vi.spyOn(GroupDraft.prototype, 'reschedule').mockImplementationOnce(() => {
      throw new TypeError('a bug')
    })
    expect(() => machine.apply(run)).toThrow('a bug')
    const broken = expect.objectContaining({ code: 'state_broken' })
    expect(() => machine.capture()).toThrow(broken)
    expect(() => machine.apply(run)).toThrow(broken)
    expect(machine.revision).toBe(before.revision)
    machine.install(before)
    expect(machine.capture()).toBe(before)
    expect(machine.apply(run)).toHaveLength(2)
  })
})

function dataOf(entry: MachineEntry): Uint8Array {
  return entry.type === 'normal' ? entry.data : bytes('')
}

/** A map, and the entries that put so many keys into it next. */
function driveMap(keys: number): { machine: CollectionsMachine; run: readonly MachineEntry[] } {
  const driver = drive()
  const session = driver.open(9)
  driver.create('map')
  const { machine } = driver
  const run = Array.from({ length: keys }, (_, at): MachineEntry => {
    const set = { key: bytes(`${at}`), value: bytes(''), ifAbsent: false, returnPrevious: false }
    const data = commandEntry({ session, sequence: at + 1, collection: 'c', map: { set } })
    return { type: 'normal', index: machine.revision + 1 + at, data }
  })
  return { machine, run }
}
