import { isDeepStrictEqual } from 'node:util'
import { Query } from '@tesela/protos/collections'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CollectionsMachine,
  commandEntry,
  createStateMachine,
  type MachineEntry,
} from '../index.ts'
import { expectDerivedInStep } from '../testing/derived.ts'
import { bytes, drive, member, sessionKey } from '../testing/driver.ts'
import { logOptions, randomLog } from '../testing/random-log.ts'
import { finish, snapshotOf, someTerm, stateOf } from '../testing/snapshot.ts'

const logLength = 120
const seed = fc.nat(2 ** 30)
/** Where snapshots are taken, and one more at the end. */
const cuts = fc
  .array(fc.nat(logLength), { minLength: 4, maxLength: 4 })
  .map((ends) => ends.toSorted((left, right) => left - right))

function machineAfter(entries: readonly MachineEntry[]): CollectionsMachine {
  const machine = createStateMachine(logOptions)
  machine.apply(entries)
  return machine
}

/** What a machine did before another state was installed. */
const anotherWay = machineAfter(randomLog(77, 60)).capture()

function installed(machine: CollectionsMachine, withDigests: boolean): CollectionsMachine {
  const other = createStateMachine(logOptions)
  other.install(anotherWay)
  other.install(stateOf(snapshotOf(machine.capture()), withDigests))
  return other
}

/** As `toEqual`, which takes a hundred times as long where nothing is wrong. */
function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected)
}

/** What a machine says of itself beside its contents. */
function facts(machine: CollectionsMachine): unknown {
  const replicas = [1, 2, 3, 4, 5].map((of) => member(of).id)
  return {
    revision: machine.revision,
    logTime: machine.logTime,
    nextDue: machine.nextDue(),
    members: [...machine.members()].sort(),
    removed: replicas.filter((replica) => machine.wasRemoved(replica)),
    invites: [0, 1, 2, 3, 4].map((of) => machine.invite(sessionKey(of), machine.logTime + 100)),
    group: machine.group(),
    limits: machine.limits(),
    list: machine.query(machine.capture(), Query.encode({ list: { after: '', limit: 0 } })),
  }
}

describe('a state that was installed', () => {
  it('goes on as the one that it was taken from, result for result', () => {
    fc.assert(
      fc.property(seed, cuts, fc.boolean(), (from, ends, withDigests) => {
        const entries = randomLog(from, logLength)
        const machine = createStateMachine(logOptions)
        const others: CollectionsMachine[] = []
        let start = 0
        for (const end of [...ends, logLength]) {
          const batch = entries.slice(start, end)
          const results = machine.apply(batch)
          for (const other of others) expectSame(other.apply(batch), results)
          const other = installed(machine, withDigests)
          expect(other.captures()).toEqual([])
          others.push(other)
          const expected = facts(machine)
          for (const each of others) expectSame(facts(each), expected)
          start = end
        }
        const roots = finish(machine.roots(machine.capture(), someTerm))
        const anchors = machine.captures().map(({ anchor }) => anchor)
        for (const [at, other] of others.entries()) {
          expectSame(finish(other.roots(other.capture(), someTerm)), roots)
          const taken = ends[at] ?? logLength
          const own = other.captures().map(({ anchor }) => anchor)
          expect(own).toEqual(anchors.filter((anchor) => anchor > taken))
        }
      }),
      { numRuns: 250 },
    )
  }, 120_000)

  it('has what is derived in step with what it is made from', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const state = stateOf(snapshotOf(machineAfter(randomLog(from, 300)).capture()))
        expectDerivedInStep(state)
      }),
      { numRuns: 40 },
    )
  })

  it('has the root of the snapshot, whether it was told the digests of the leaves or not', () => {
    fc.assert(
      fc.property(seed, fc.uint8Array({ maxLength: 40 }), fc.boolean(), (from, log, told) => {
        const at = { term: 9, log }
        const snapshot = snapshotOf(machineAfter(randomLog(from, 200)).capture(), at)
        const state = stateOf(snapshot, told)
        const again = snapshotOf(state, at)
        expect(again).toEqual(snapshot)
      }),
      { numRuns: 60 },
    )
  })

  it('answers a retry with the first result, and a condition by the revision of the first time', () => {
    const driver = drive()
    driver.create('map')
    const session = driver.open(9)
    const write = {
      session,
      sequence: 1,
      acknowledgedThrough: 0,
      collection: 'c',
      map: { set: { key: bytes('k'), value: bytes('v'), ifAbsent: true, returnPrevious: true } },
    }
    const first = driver.apply(commandEntry(write))
    const { revision } = driver.machine
    const other = createStateMachine()
    other.install(stateOf(snapshotOf(driver.machine.capture())))
    const data = commandEntry(write)
    other.stamp(data, driver.now)
    const [retried] = other.apply([{ type: 'normal', index: revision + 1, data }])
    expect(first.mapSet?.applied).toBe(true)
    expect(retried).toEqual({
      result: driver.applyRaw(commandEntry(write)),
      revision,
      accept: true,
    })
  })

  it('of a machine that nothing happened to is empty', () => {
    const snapshot = snapshotOf(createStateMachine().capture())
    expect(snapshot.sections.map(({ name, leaves }) => [name, leaves.length])).toEqual([['', 0]])
    expect(snapshotOf(stateOf(snapshot))).toEqual(snapshot)
  })
})

describe('a machine', () => {
  it('keeps its own state until another one is installed, and forgets its captures then', () => {
    const machine = machineAfter(randomLog(5, 200))
    const before = machine.capture()
    expect(machine.captures().length).toBe(2)
    const { header, sections } = snapshotOf(machineAfter(randomLog(6, 100)).capture())
    const installer = machine.installer(header)
    for (const { name, leaves } of sections) for (const leaf of leaves) installer.add(name, leaf)
    const state = finish(installer.finish())
    expect(machine.capture()).toBe(before)
    machine.install(state)
    expect(machine.capture()).toBe(state)
    expect(machine.captures()).toEqual([])
    expect(machine.revision).toBe(100)
    expect(machine.members().size).toBe(state.members.size)
  })
})
