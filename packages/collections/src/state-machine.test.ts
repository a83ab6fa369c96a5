import { Command, type MapCommand, Query, Result } from '@tesela/protos/collections'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Collection } from './collection.ts'
import {
  closeSessionEntry,
  commandEntry,
  createStateMachine,
  EntryOrderError,
  encloseEntry,
  entryKinds,
  envelopeVersion,
  type GroupState,
  inviteEntry,
  type MachineEntry,
  openSessionEntry,
  tickEntry,
  UnknownEntryError,
} from './index.ts'
import { admitted } from './testing/admitted.ts'
import { bytes, drive, member, sessionKey } from './testing/driver.ts'

const limits = { sessionTtlMs: 500, sessionWindow: 6, maxSessions: 4 }

function dumpItems(collection: Collection): object {
  if ('entry' in collection) return {}
  return collection.kind === 'vec'
    ? { items: [...collection.items.slice(0, collection.items.size)] }
    : { items: [...collection.items.entries()] }
}

/** Everything in a state, in an order of its own. */
function dump(state: GroupState): string {
  const collections = [...state.catalogue.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((collection) => ({ ...collection, ...dumpItems(collection) }))
  const sessions = [...state.sessions.entries()].map(([, session]) => ({
    ...session,
    results: session.results.map(({ sequence, result }) => [sequence, [...result]]),
  }))
  return JSON.stringify({
    ...state.toObject(),
    catalogue: collections,
    sessions,
    sessionsByKey: [...state.sessionsByKey.entries()],
    deadlines: [...state.deadlines.entries()],
    members: [...state.members].sort(),
    removed: [...state.removed].sort(),
    invites: [...state.invites].sort(),
  })
}

const someMap: fc.Arbitrary<MapCommand> = fc
  .tuple(fc.nat(3), fc.nat(20), fc.nat(5))
  .map(([what, k, v]) => {
    const [key, value] = [bytes(`k${k}`), bytes(`v${v}`)]
    if (what === 0) return { delete: { key, returnPrevious: true } }
    if (what === 1) return { compareExchange: { key, next: value } }
    if (what === 2)
      return {
        setMany: {
          items: [
            { key, value },
            { key: value, value: key },
          ],
        },
      }
    return { set: { key, value, ifAbsent: false, returnPrevious: true } }
  })

const someData: fc.Arbitrary<Uint8Array> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 6 }), fc.nat(5), someMap)
      .map(([session, sequence, acknowledged, map]) =>
        commandEntry({
          session,
          sequence,
          acknowledgedThrough: acknowledged,
          collection: 'c',
          map,
        }),
      ),
  },
  { weight: 3, arbitrary: fc.nat(5).map((seed) => openSessionEntry(sessionKey(seed))) },
  { weight: 1, arbitrary: fc.nat(9).map(closeSessionEntry) },
  { weight: 1, arbitrary: fc.constant(tickEntry()) },
  {
    weight: 1,
    arbitrary: fc.nat(3).map((seed) =>
      inviteEntry({
        inviteId: sessionKey(seed),
        key: new Uint8Array(32),
        role: 'voter',
        ttlMs: 300,
        uses: 1,
      }),
    ),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 30 }).map((body) => commandEntry(body)) },
)

const someEntries: fc.Arbitrary<MachineEntry[]> = fc
  .array(fc.tuple(someData, fc.nat(120)), { maxLength: 60 })
  .map((steps) => {
    const driver = drive({ limits })
    driver.open(0)
    driver.apply(
      commandEntry({ session: 1, sequence: 1, collection: 'c', create: { kind: 'map' } }),
    )
    for (const [data, wait] of steps) {
      driver.now += wait
      driver.apply(data.slice())
    }
    return [...driver.entries]
  })

describe('the machine', () => {
  it('comes to the same state and results however the log is cut into batches', () => {
    fc.assert(
      fc.property(someEntries, fc.array(fc.integer({ min: 1, max: 20 })), (entries, cuts) => {
        const one = createStateMachine({ limits })
        const other = createStateMachine({ limits })
        const single = entries.flatMap((entry) => one.apply([entry]))
        const batched = []
        for (let at = 0, cut = 0; at < entries.length; cut++) {
          const size = cuts[cut] ?? entries.length
          batched.push(...other.apply(entries.slice(at, at + size)))
          at += size
        }
        expect(batched).toEqual(single)
        expect(dump(other.capture())).toBe(dump(one.capture()))
        const query = Query.encode({ collection: 'c', info: {} })
        expect(other.query(other.capture(), query)).toEqual(one.query(one.capture(), query))
        // What is counted is what is there.
        const { sessions, resultBytes, deadlines, invites } = one.capture()
        const weights = [...sessions.entries()].map(([, session]) => session.resultBytes)
        expect(resultBytes).toBe(weights.reduce((sum, weight) => sum + weight, 0))
        expect(deadlines.size).toBe(sessions.size + invites.size)
      }),
      { numRuns: 150 },
    )
  })

  it('never changes a state that was captured', () => {
    fc.assert(
      fc.property(someEntries, fc.nat(), (entries, at) => {
        const machine = createStateMachine({ limits })
        const before = at % (entries.length + 1)
        machine.apply(entries.slice(0, before))
        const captured = machine.capture()
        const was = dump(captured)
        for (const entry of entries.slice(before)) machine.apply([entry])
        expect(dump(captured)).toBe(was)
        expect(captured.revision).toBe(before)
      }),
      { numRuns: 100 },
    )
  })

  it('never lets log time go back', () => {
    const driver = drive()
    driver.now = 5000
    driver.apply(tickEntry())
    driver.now = 4000
    driver.apply(tickEntry())
    expect(driver.machine.logTime).toBe(5000)
    driver.now = 5001
    driver.apply(tickEntry())
    expect(driver.machine.logTime).toBe(5001)
  })

  it('answers whatever a body holds with a result', () => {
    const kind = fc.constantFrom(...[1, 2, 3, 4, 5])
    const driver = drive()
    driver.write({ create: { kind: 'map' } })
    fc.assert(
      fc.property(kind, fc.uint8Array({ maxLength: 60 }), (of, body) => {
        const entry = encloseEntry(of, body)
        const admission = admitted(driver.machine, entry)
        const result = driver.apply(entry)
        if (!admission.ok) expect(result.rejection?.code).toBe(admission.code)
      }),
      { numRuns: 1000 },
    )
  })

  it('answers a command that was damaged anywhere', () => {
    const driver = drive()
    driver.write({ create: { kind: 'map' } })
    const set = { key: bytes('k'), value: bytes('v'), ifAbsent: true, returnPrevious: true }
    const good = Command.encode({ session: 1, sequence: 2, collection: 'c', map: { set } })
    for (let at = 0; at < good.length; at++) {
      for (const flip of [0x01, 0x80, 0xff]) {
        const body = good.slice()
        body[at] = (body[at] ?? 0) ^ flip
        expect(Object.keys(driver.apply(commandEntry(body)))).not.toHaveLength(0)
      }
    }
  })

  it('halts on a version or a kind that it does not read, before anything changes', () => {
    const newer = tickEntry()
    newer[0] = envelopeVersion + 1
    const entries = [
      newer,
      encloseEntry(entryKinds.settings, new Uint8Array(0)),
      encloseEntry(99, new Uint8Array(0)),
    ]
    for (const data of entries) {
      const machine = createStateMachine()
      const batch: MachineEntry[] = [
        { type: 'normal', index: 1, data: openSessionEntry(sessionKey(1)) },
        { type: 'normal', index: 2, data },
      ]
      expect(() => machine.apply(batch)).toThrow(UnknownEntryError)
      expect(machine.revision).toBe(0)
      expect(admitted(machine, data).ok).toBe(false)
    }
  })

  it('rejects an entry without an envelope or with an absurd stamp', () => {
    const absurd = tickEntry().fill(0xff, 2)
    for (const data of [
      new Uint8Array(0),
      new Uint8Array([1]),
      tickEntry().subarray(0, 9),
      absurd,
    ]) {
      const machine = createStateMachine()
      const [answer] = machine.apply([{ type: 'normal', index: 1, data }])
      expect(Result.decode(answer?.result ?? data).rejection?.code).toBe('invalid_command')
    }
  })

  it('refuses to skip or repeat an entry', () => {
    const machine = createStateMachine()
    machine.apply([{ type: 'empty', index: 1 }])
    expect(() => machine.apply([{ type: 'empty', index: 1 }])).toThrow(EntryOrderError)
    expect(() => machine.apply([{ type: 'empty', index: 3 }])).toThrow(EntryOrderError)
    expect(machine.apply([{ type: 'empty', index: 2 }])).toEqual([
      { result: new Uint8Array(0), accept: true },
    ])
  })

  it('refuses before the log what the log would reject', () => {
    const driver = drive({ limits: { maxCommandBytes: 100 } })
    const command = commandEntry(new Uint8Array(101))
    expect(driver.machine.admissible(command)).toEqual({
      ok: false,
      code: 'limit_exceeded',
      message: 'over the limit max_command_bytes: at most 100, this has 101',
      details: { setting: 'max_command_bytes', limit: 100, actual: 101 },
    })
    expect(driver.machine.admissible(tickEntry())).toEqual({ ok: true })
    expect(admitted(driver.machine, new Uint8Array(3)).ok).toBe(false)
  })

  it('shows members as they were when they were asked for', () => {
    const driver = drive()
    const before = driver.machine.members()
    const one = member(1)
    driver.conf([{ op: 'addVoter', id: one.id }], { members: [one] })
    expect(before.size).toBe(0)
    expect([...driver.machine.members().keys()]).toEqual([one.id])
    expect(driver.machine.members()).toBe(driver.machine.members())
  })
})
