import { createHash } from 'node:crypto'
import { hashCollection, hashGroup, hashPiece } from '@tesela/merkle'
import { describe, expect, it } from 'vitest'
import { createStateMachine, type GroupState } from '../index.ts'
import { expectDerivedInStep } from '../testing/derived.ts'
import { bytes, drive } from '../testing/driver.ts'
import { int64Priority } from '../testing/priorities.ts'
import { logOptions, randomLog } from '../testing/random-log.ts'
import { finish, snapshotOf, stateOf } from '../testing/snapshot.ts'

const at = { term: 4, log: bytes('where the log stood') }
const many = 20_000
const keyOf = (number: number) => bytes(`key-${(number * 7919) % many}`)

/** Collections of many leaves, heavy items among them. */
function largeState(): GroupState {
  const driver = drive({ limits: { maxCommandBytes: 2 ** 26 } })
  for (const kind of ['map', 'vec', 'set', 'queue']) driver.create(kind, {}, kind)
  const range = <T>(make: (number: number) => T) =>
    Array.from({ length: many }, (_, of) => make(of))
  const valueAt = (number: number) => bytes('v'.repeat(number % 1000 === 0 ? 16_384 : number % 30))
  const items = range((of) => ({
    key: keyOf(of),
    value: valueAt(of),
    ttlMs: 1 + ((of * 31) % 999),
  }))
  driver.write({ collection: 'map', map: { setMany: { items } } })
  driver.write({ collection: 'vec', vec: { push: { values: range(valueAt) } } })
  driver.write({ collection: 'set', set: { add: { values: range(keyOf) } } })
  const pushes = range((of) => ({
    priority: int64Priority(BigInt(of % 7)),
    key: keyOf(of),
    value: valueAt(of),
  }))
  driver.write({ collection: 'queue', queue: { pushMany: { items: pushes } } })
  return driver.machine.capture()
}

const large = largeState()

function hashLeaf(leaf: Uint8Array): string {
  return createHash('sha256')
    .update(Uint8Array.of(0))
    .update(leaf)
    .digest('latin1' as 'binary')
}

describe('a reader of a state', () => {
  it('says what its root is made of, and hands out the leaves that have the digests', () => {
    const machine = createStateMachine(logOptions)
    machine.apply(randomLog(4, 300))
    for (const state of [machine.capture(), large]) {
      const reader = createStateMachine().reader(state, at)
      const { roots, sections } = finish(reader.digest())
      expect(roots).toEqual(finish(createStateMachine().roots(state, at)))
      const names = [...state.catalogue.keys()].sort()
      expect(sections.map(({ name }) => name)).toEqual(['', ...names])
      const parts = sections.map(({ name, items, leaves }) => {
        expect([...reader.leaves(name)].map(hashLeaf)).toEqual(leaves)
        const pieces = leaves.length === 0 ? [] : [hashPiece(leaves)]
        return { name, root: hashCollection({ items, leaves: leaves.length, pieces }) }
      })
      const [sessions, ...collections] = parts
      expect(
        hashGroup({
          format: reader.format,
          groupId: reader.groupId,
          anchor: reader.anchor,
          term: at.term,
          header: hashLeaf(reader.header),
          sessions: sessions?.root ?? '',
          collections,
        }),
      ).toBe(roots.root)
    }
  })

  it('hands out all leaves at once, and then the same digests as by themselves', () => {
    const log = randomLog(4, 300)
    const machine = createStateMachine(logOptions)
    // Some leaves know their digests, as after a root of an earlier state, and some do not.
    machine.apply(log.slice(0, 200))
    finish(machine.roots(machine.capture(), at))
    machine.apply(log.slice(200))
    const grown = machine.capture()
    for (const state of [grown, large]) {
      const reader = machine.reader(state, at)
      const leaves: Uint8Array[] = []
      const steps = reader.encode()
      let step = steps.next()
      for (; step.done !== true; step = steps.next()) leaves.push(step.value)
      const again = finish(reader.digest())
      expect(step.value).toEqual(again)
      expect(leaves).toEqual(again.sections.flatMap(({ name }) => [...reader.leaves(name)]))
      expect(leaves.map(hashLeaf)).toEqual(again.sections.flatMap((section) => section.leaves))
      expect(reader.leafCount).toBe(leaves.length)
      expect(reader.bytes).toBe(again.sections.reduce((sum, { bytes }) => sum + bytes, 0))
    }
  })

  it('does not hand out leaves that are not those of which the digest is', () => {
    const { machine, write } = drive()
    write({ collection: 'm', create: { kind: 'map' } })
    write({
      collection: 'm',
      map: { set: { key: bytes('k'), value: bytes('v'), ifAbsent: false, returnPrevious: false } },
    })
    const state = machine.capture()
    finish(machine.roots(state, at))
    const map = state.catalogue.get('m')
    const value = map?.kind === 'map' ? map.items.get('k') : undefined
    Object.assign(value ?? {}, { value: 'w' })
    const steps = machine.reader(state, at).encode()
    expect(() => {
      while (steps.next().done !== true);
    }).toThrow('digest')
  })

  it('binds where the log stood', () => {
    const other = { ...at, log: bytes('elsewhere') }
    const [one, two] = [at, other].map((each) => finish(createStateMachine().roots(large, each)))
    expect(one?.root).not.toBe(two?.root)
    expect(one?.header).not.toBe(two?.header)
    expect(one?.collections).toEqual(two?.collections)
  })

  it.each(['map', 'vec', 'set', 'queue', ''])('begins at any leaf of section "%s"', (name) => {
    const reader = createStateMachine().reader(large, at)
    const all = [...reader.leaves(name)]
    for (const from of [0, 1, 2, 63, 64, all.length - 1, all.length].filter(
      (of) => of <= all.length,
    )) {
      expect([...reader.leaves(name, from)]).toEqual(all.slice(from))
    }
    for (const from of [-1, 0.5, all.length + 1, Number.NaN]) {
      expect(() => reader.leaves(name, from)).toThrow(RangeError)
    }
  })

  it('knows no section that the state lacks', () => {
    expect(() => createStateMachine().reader(large, at).leaves('none')).toThrow(RangeError)
  })
})

describe('a large state', () => {
  it('is installed in many steps, with everything that is derived', () => {
    const { header, sections } = snapshotOf(large, at)
    const installer = createStateMachine().installer(header)
    for (const { name, leaves } of sections) for (const leaf of leaves) installer.add(name, leaf)
    const finishing = installer.finish()
    let steps = 0
    let step = finishing.next()
    for (; !step.done; step = finishing.next()) steps++
    // Three indexes, of deadlines, ids and keys, each sorted and built.
    expect(steps).toBeGreaterThan((3 * many) / 2048)
    expect(snapshotOf(step.value, at)).toEqual(snapshotOf(large, at))
    expectDerivedInStep(step.value)
  })

  it('of which a section never came has another root', () => {
    const snapshot = snapshotOf(large, at)
    const state = stateOf({ ...snapshot, sections: snapshot.sections.slice(0, -1) })
    // A section whose leaves never came is empty: only the root tells.
    expect(finish(createStateMachine().roots(state, at)).root).not.toBe(snapshot.roots.root)
  })
})
