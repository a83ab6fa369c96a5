import { describe, expect, it } from 'vitest'
import { cellCodec } from './cell-codec.ts'
import { createStateMachine, type GroupState, inviteEntry, tickEntry } from './index.ts'
import { mapCodec } from './map-codec.ts'
import { priorityEncodings } from './priority.ts'
import { queueCodec } from './queue-codec.ts'
import { sessionCodec } from './session-codec.ts'
import { setCodec } from './set-codec.ts'
import type { StateRoots } from './state-digests.ts'
import { stateRoots } from './state-roots.ts'
import { bytes, type Driver, drive, member, sessionKey } from './testing/driver.ts'
import { int64Priority } from './testing/priorities.ts'
import { logOptions, randomLog } from './testing/random-log.ts'
import { digestTree } from './tree/digests.ts'
import type { ItemCodec, TreeFormat } from './tree/format.ts'
import { ItemReader } from './tree/item-reader.ts'
import { createLeafBuilder } from './tree/leaf-builder.ts'
import { readLeaves } from './tree/leaf-reader.ts'
import { createOrderedMap } from './tree/ordered-map.ts'
import { createSequence } from './tree/sequence.ts'
import type { Tree } from './tree/tree.ts'
import { vecCodec } from './vec-codec.ts'

function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function rootsOf(state: GroupState, term = 1): StateRoots {
  return finish(stateRoots(state, { term, log: new Uint8Array(0) }))
}

function hex(digest: string): string {
  return Buffer.from(digest, 'latin1').toString('hex')
}

/** One collection of every kind with something in it, and one of everything else. */
function driveAll(): Driver {
  const driver = drive()
  const genesis = {
    groupId: sessionKey(3),
    name: 'roots',
    format: 1,
    salt: new Uint8Array(32).fill(5),
    limits: driver.machine.limits(),
  }
  driver.conf([{ op: 'addVoter', id: member(1).id }], { genesis, members: [member(1)] })
  for (const kind of ['map', 'vec', 'set', 'cell', 'once', 'queue']) driver.create(kind, {}, kind)
  for (const { name, write } of writes) driver.write({ collection: name, ...write })
  invite(driver, 1)
  return driver
}

function invite(driver: Driver, seed: number) {
  const key = new Uint8Array(32).fill(seed)
  driver.apply(inviteEntry({ inviteId: sessionKey(seed), key, role: 'voter', ttlMs: 999, uses: 1 }))
}

const [k, v] = [bytes('k'), bytes('v')]
const writes = [
  {
    name: 'map',
    write: { map: { set: { key: k, value: v, ifAbsent: false, returnPrevious: false, ttlMs: 9 } } },
  },
  { name: 'vec', write: { vec: { push: { values: [v, k] } } } },
  { name: 'set', write: { set: { add: { values: [v] } } } },
  { name: 'cell', write: { cell: { set: { value: v, returnPrevious: false } } } },
  { name: 'once', write: { once: { set: { value: v } } } },
  { name: 'queue', write: { queue: { push: { priority: int64Priority(1n), key: k, value: v } } } },
]

describe('the roots of a state', () => {
  // A change of these is a change of what members compare: raise the format, and decide what older members do.
  it('have these bytes', () => {
    const { root, header, sessions, collections } = rootsOf(driveAll().machine.capture())
    expect([root, header, sessions].map(hex)).toMatchInlineSnapshot(`
      [
        "c5cb00fc4eb78d22f65ab16fd3e42c6f49ea8d3f8b8c750673b61a26a18d2e65",
        "1d711895de18efd86bdcb5b321f8aa04890c8ff73901d6211f57135195082111",
        "3b0ddfe59f3c24dd1d0685578524b0f0f4926304bf4ba32cc597e3753be7e5f4",
      ]
    `)
    const named = collections.map(({ name, root: of }) => [name, hex(of).slice(0, 16)])
    expect(Object.fromEntries(named)).toMatchInlineSnapshot(`
      {
        "cell": "9f5ae334ea256f13",
        "map": "246370725e8d95fc",
        "once": "2c46125f0c8a77a1",
        "queue": "cdd7050214bd3337",
        "set": "055f6be4820afca3",
        "vec": "08f2007e0b0cac6c",
      }
    `)
  })

  it('are of the collections in the order of their names', () => {
    const { collections } = rootsOf(driveAll().machine.capture())
    expect(collections.map(({ name }) => name)).toEqual([
      'cell',
      'map',
      'once',
      'queue',
      'set',
      'vec',
    ])
  })

  it.each(writes)('change with what a $name holds, and only there', ({ name, write }) => {
    const driver = driveAll()
    driver.create('set', {}, 'other')
    const empty = name === 'once' ? { drop: {} } : { [name]: emptying(name) }
    const before = rootsOf(driver.machine.capture())
    driver.write({ collection: name, ...empty })
    const emptied = rootsOf(driver.machine.capture())
    const of = (roots: StateRoots, which: string) =>
      roots.collections.find((each) => each.name === which)?.root
    expect(of(emptied, name)).not.toBe(of(before, name))
    expect(emptied.root).not.toBe(before.root)
    for (const { name: other } of writes.filter((each) => each.name !== name)) {
      expect(of(emptied, other)).toBe(of(before, other))
    }
    if (name === 'once') return
    // The same content made by a later entry is another content: it has another revision.
    driver.write({ collection: name, ...write })
    expect(of(rootsOf(driver.machine.capture()), name)).not.toBe(of(before, name))
  })

  it('change with a session, an invite, a member, the options of a collection, log time and term', () => {
    const seen = new Set<string>()
    const header = new Set<string>()
    const sessions = new Set<string>()
    const note = (driver: Driver, term = 1) => {
      const roots = rootsOf(driver.machine.capture(), term)
      seen.add(roots.root)
      header.add(roots.header)
      sessions.add(roots.sessions)
    }
    const changes: ((driver: Driver) => unknown)[] = [
      (driver) => driver.apply(tickEntry()),
      (driver) => driver.open(7),
      (driver) => driver.open(8),
      (driver) => invite(driver, 2),
      (driver) => driver.conf([{ op: 'addLearner', id: member(2).id }], { members: [member(2)] }),
      (driver) => driver.create('set', {}, 'x'),
      (driver) => driver.create('set', { maxItems: 1 }, 'x'),
      (driver) => {
        driver.now += 1
        driver.apply(tickEntry())
      },
    ]
    for (const change of changes) {
      const driver = driveAll()
      change(driver)
      note(driver)
    }
    const driver = driveAll()
    driver.apply(tickEntry())
    note(driver, 2)
    expect(seen.size).toBe(changes.length + 1)
    // The same header: a tick, two sessions, another term. The same sessions: all but two opened ones, and the one
    // that keeps the result of a creation.
    expect(header.size).toBe(6)
    expect(sessions.size).toBe(4)
  })

  it('do not depend on the order in which members and invites came and members went', () => {
    const one = driveAll()
    const other = driveAll()
    // By one entry: the index of whoever made them members is part of the state.
    const join = (driver: Driver, some: readonly number[]) => {
      const members = some.map((seed) => member(seed))
      const ops = members.map(({ id }) => ({ op: 'addLearner', id }) as const)
      expect(driver.conf(ops, { members }).accept).toBe(true)
    }
    const leave = (driver: Driver, seed: number) =>
      driver.conf([{ op: 'remove', id: member(seed).id }])
    const seeds = Array.from({ length: 40 }, (_, count) => count + 2)
    join(one, seeds)
    for (const seed of seeds) invite(one, seed)
    join(other, seeds.toReversed())
    for (const seed of seeds.toReversed()) invite(other, seed)
    for (const seed of seeds.slice(-5)) leave(one, seed)
    for (const seed of seeds.slice(-5).toReversed()) leave(other, seed)
    expect(one.machine.capture().removed.size).toBe(5)
    const [left, right] = [one, other].map(({ machine }) => rootsOf(machine.capture()))
    expect(left).toEqual(right)
  })

  it('are computed again only where something changed', () => {
    const driver = drive()
    driver.create('set')
    const values = Array.from({ length: 60_000 }, (_, count) => bytes(`${count}`.repeat(9)))
    driver.write({ set: { add: { values } } })
    const at = { term: 1, log: new Uint8Array(0) }
    const count = () => {
      let steps = 0
      for (const steps_ = stateRoots(driver.machine.capture(), at); !steps_.next().done; ) steps++
      return steps
    }
    const first = count()
    expect(first).toBeGreaterThan(8)
    driver.write({ set: { add: { values: [bytes('one more')] } } })
    expect(count()).toBeLessThan(first / 2)
  })
})

function emptying(name: string): object {
  return name === 'queue' || name === 'map' || name === 'vec' || name === 'set' || name === 'cell'
    ? { clear: {} }
    : {}
}

describe('leaves', () => {
  function expectSame<V>(
    tree: Tree<V>,
    codec: ItemCodec<V>,
    sorted: boolean,
    format: TreeFormat<V>,
  ) {
    const builder = createLeafBuilder(format, codec, sorted, 'peer')
    for (const leaf of readLeaves(tree, codec)) builder.add(leaf.encode())
    const root = builder.seal()
    const copy = sorted ? createOrderedMap(format, root) : createSequence(format, root)
    expect(finish(digestTree(copy, codec)).root).toBe(finish(digestTree(tree, codec)).root)
    expect(copy.size).toBe(tree.size)
    expect(copy.bytes).toBe(tree.bytes)
  }

  it('give every collection and the sessions back as they were', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const machine = createStateMachine(logOptions)
      machine.apply(randomLog(seed, 400))
      const { catalogue, sessions } = machine.capture()
      expectSame(sessions, sessionCodec, true, sessions.format)
      for (const collection of catalogue.values()) {
        switch (collection.kind) {
          case 'map':
            expectSame(collection.items, mapCodec, true, collection.items.format)
            break
          case 'vec':
            expectSame(collection.items, vecCodec, false, collection.items.format)
            break
          case 'set':
            expectSame(collection.items, setCodec, true, collection.items.format)
            break
          case 'queue':
            expectSame(collection.items, queueCodec('int64'), true, collection.items.format)
            break
          default: {
            if (collection.entry === null) break
            const encoded = Buffer.from(cellCodec.encode(collection.entry), 'latin1')
            expect(cellCodec.decode(new ItemReader(encoded))).toEqual(collection.entry)
          }
        }
      }
    }
  })

  it.each(priorityEncodings)('of a queue of %s say the place of an item', (encoding) => {
    const priority = encoding === 'bytes' ? 'a\0b' : 'priority'
    const item = { priority, inserted: 300, key: 'k\xff', value: '', created: 2, modified: 301 }
    const codec = queueCodec(encoding)
    const encoded = Buffer.from(codec.encode('', item), 'latin1')
    const [place, decoded] = codec.decode(new ItemReader(encoded))
    expect(decoded).toEqual(item)
    expect(place.endsWith('k\xff')).toBe(true)
    expect(Buffer.from(codec.encode(place, decoded), 'latin1')).toEqual(encoded)
  })
})
