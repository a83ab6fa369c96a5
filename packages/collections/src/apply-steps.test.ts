import { type CollectionOptions, Result } from '@tesela/protos/collections'
import { describe, expect, it } from 'vitest'
import type { Operation } from './check-operation.ts'
import {
  type CollectionsMachine,
  createStateMachine,
  type MachineEntry,
  type MachineResult,
  markEntry,
  tickEntry,
} from './index.ts'
import type { StateRoots } from './state-digests.ts'
import { exhaust } from './steps.ts'
import { expectDerivedInStep } from './testing/derived.ts'
import { bytes, drive } from './testing/driver.ts'
import { MapModel } from './testing/map-model.ts'
import type { Model } from './testing/model.ts'
import { plain } from './testing/plain.ts'
import { priorityBytes } from './testing/priorities.ts'
import { QueueModel } from './testing/queue-model.ts'
import { createRandom, type Random } from './testing/random.ts'
import { SetModel } from './testing/set-model.ts'
import { VecModel } from './testing/vec-model.ts'

/** Roots that are computed while entries are applied. */
class Background {
  readonly #steps: Iterator<void, StateRoots>
  #roots: StateRoots | null = null

  constructor(machine: CollectionsMachine) {
    this.#steps = machine.roots(machine.capture(), { term: 1, log: new Uint8Array(0) })
  }

  step(): void {
    if (this.#roots !== null) return
    const step = this.#steps.next()
    if (step.done === true) this.#roots = step.value
  }

  rest(): StateRoots {
    this.#roots ??= exhaust(this.#steps)
    return this.#roots
  }
}

function rootsOf(machine: CollectionsMachine): StateRoots {
  return new Background(machine).rest()
}

/** Applies step by step, and looks between two of them. @returns results, and how many steps there were */
function applyLooking(
  machine: CollectionsMachine,
  entries: readonly MachineEntry[],
  look: () => void,
): { readonly results: readonly MachineResult[]; readonly count: number } {
  const { revision, logTime } = machine
  const state = machine.capture()
  const steps = machine.applySteps(entries)
  for (let count = 1; ; count++) {
    const step = steps.next()
    if (step.done === true) return { results: step.value, count }
    expect(machine.capture()).toBe(state)
    expect([machine.revision, machine.logTime]).toEqual([revision, logTime])
    look()
  }
}

const key = (random: Random) => bytes(`k${random.below(400)}`)
const value = (random: Random) => bytes('v'.repeat(random.below(9)))
const priorities = [-2n, -1n, 0n, 1n, 2n, 256n].map(priorityBytes)
const range = (random: Random) => {
  const from = random.below(priorities.length)
  return {
    from: priorities[from] ?? bytes(''),
    fromExclusive: random.chance(0.5),
    to: priorities[Math.min(5, from + random.below(3))] ?? bytes(''),
    toInclusive: random.chance(0.5),
  }
}

/** Operations that take many steps: the models draw none. */
const draws = {
  map: (random: Random): Operation => ({
    map: random.pick([
      () => ({
        setMany: {
          items: random.many(200, () => ({
            key: key(random),
            value: value(random),
            ...(random.chance(0.2) ? { ttlMs: 1 + random.below(5000) } : {}),
          })),
        },
      }),
      () => ({ deleteMany: { keys: random.many(150, () => key(random)) } }),
    ])(),
  }),
  vec: (random: Random): Operation => ({
    vec: random.pick([
      () => ({ push: { values: random.many(300, () => value(random)) } }),
      () => ({ pushFront: { values: random.many(300, () => value(random)) } }),
      () => ({ insert: { index: random.below(50), value: value(random) } }),
      () => ({ truncate: { length: random.below(random.pick([300, 2000])) } }),
    ])(),
  }),
  set: (random: Random): Operation => ({
    set: random.pick([
      () => ({ add: { values: random.many(200, () => key(random)) } }),
      () => ({ delete: { values: random.many(100, () => key(random)) } }),
      () => ({ take: { count: random.below(150) } }),
    ])(),
  }),
  queue: (random: Random): Operation => {
    const push = () => ({
      priority: random.pick(priorities),
      key: key(random),
      value: value(random),
    })
    return {
      queue: random.pick([
        () => ({ pushMany: { items: random.many(300, push) } }),
        () => ({ pushMany: { items: random.many(300, push) } }),
        () => ({ popMin: { count: random.below(60) } }),
        () => ({ popMax: { count: random.below(60) } }),
        () => ({ delete: { keys: random.many(60, () => key(random)) } }),
        () => ({ removeRange: { range: range(random) } }),
      ])(),
    }
  },
}

const quotas = { maxItems: 250, maxBytes: 2000 }

const cases: readonly (readonly [
  keyof typeof draws,
  Partial<CollectionOptions>,
  (options: Partial<CollectionOptions>) => Model,
])[] = [
  ['map', {}, (options) => new MapModel(options)],
  ['map', quotas, (options) => new MapModel(options)],
  ['vec', {}, (options) => new VecModel(options)],
  ['vec', quotas, (options) => new VecModel(options)],
  ['set', {}, (options) => new SetModel(options)],
  ['set', quotas, (options) => new SetModel(options)],
  ['queue', {}, () => new QueueModel({ priority: 'int64' })],
  ['queue', { capacity: 120 }, (options) => new QueueModel({ ...options, priority: 'int64' })],
  ['queue', quotas, (options) => new QueueModel({ ...options, priority: 'int64' })],
]

describe('entries that are applied in steps', () => {
  it.each(cases)('of a %s with %o do what they do at once, and are not seen before', (...one) => {
    const [kind, options, createModel] = one
    const random = createRandom(11)
    const driver = drive()
    const stepped = createStateMachine()
    const model = createModel(options)
    driver.open(250)
    driver.create(kind, kind === 'queue' ? { priority: 'int64', ...options } : options)
    stepped.apply(driver.entries)
    let steps = 0
    for (let round = 0; round < 150; round++) {
      driver.now += random.below(60)
      const operation = draws[kind](random)
      const before = new Background(driver.machine)
      const background = new Background(stepped)
      const result = driver.write(operation)
      const entry = driver.entries.slice(-1)
      const { revision } = driver.machine
      const expected = model.execute(operation, { revision, logTime: driver.now })
      expect(plain(result)).toEqual(expected)

      if (random.chance(0.3)) {
        // Given up somewhere, and nothing of it is left.
        const state = stepped.capture()
        const givenUp = stepped.applySteps(entry)
        for (let count = random.below(6); count > 0; count--) {
          if (givenUp.next().done === true) stepped.install(state)
        }
      }
      const { results, count } = applyLooking(stepped, entry, () => background.step())
      steps += count - 1
      expect(Result.decode(results[0]?.result ?? new Uint8Array(0))).toEqual(result)
      expect(background.rest()).toEqual(before.rest())
      expect(rootsOf(stepped)).toEqual(rootsOf(driver.machine))
      if (round % 25 === 0) expectDerivedInStep(stepped.capture())
    }
    expect(steps).toBeGreaterThan(60)
  })

  it('of a transaction are done together, or not at all', () => {
    for (const last of [{ add: { values: [bytes('z')] } }, { take: { count: 1 } }]) {
      const driver = drive()
      const stepped = createStateMachine()
      driver.create('vec', {}, 'vec')
      driver.create('set', { maxItems: 3 }, 'set')
      driver.write({
        collection: 'vec',
        vec: { push: { values: Array.from({ length: 3000 }, () => bytes('v')) } },
      })
      driver.write({ collection: 'set', set: { add: { values: ['a', 'b', 'c'].map(bytes) } } })
      stepped.apply(driver.entries)
      const pushes = Array.from({ length: 50 }, () => ({
        collection: 'vec',
        vec: { pushFront: { values: [bytes('v'), bytes('w')] } },
      }))
      const operations = [
        ...pushes,
        { collection: 'vec', vec: { truncate: { length: 500 } } },
        { collection: 'set', set: last },
      ]
      const before = rootsOf(driver.machine).collections
      const result = driver.write({ collection: '', atomic: { checks: [], operations } })
      const { results, count } = applyLooking(stepped, driver.entries.slice(-1), () => undefined)
      expect(count).toBeGreaterThan(4)
      expect(Result.decode(results[0]?.result ?? new Uint8Array(0))).toEqual(result)
      // The set is full: one more is refused, whatever was done before it.
      if (last.add === undefined) expect(result.atomic?.committed).toBe(true)
      else {
        expect(result.rejection).toMatchObject({ code: 'limit_exceeded', operation: 51 })
        expect(rootsOf(stepped).collections).toEqual(before)
      }
      expect(rootsOf(stepped)).toEqual(rootsOf(driver.machine))
      expectDerivedInStep(stepped.capture())
    }
  })

  it('expire what is due, so much an entry, whichever step it is in', () => {
    const driver = drive()
    const stepped = createStateMachine()
    driver.create('map')
    const items = Array.from({ length: 1000 }, (_, at) => ({
      key: bytes(`k${at}`),
      value: bytes('v'),
      ttlMs: 1 + (at % 7),
    }))
    driver.write({ map: { setMany: { items } } })
    stepped.apply(driver.entries)
    driver.now += 100
    for (let ticks = 1; driver.machine.nextDue() !== null && ticks < 8; ticks++) {
      driver.apply(tickEntry())
      const { count } = applyLooking(stepped, driver.entries.slice(-1), () => undefined)
      expect(count).toBeGreaterThan(6)
      const map = stepped.capture().catalogue.get('c')
      expect(map?.kind === 'map' && map.items.size).toBe(1000 - 128 * ticks)
      expect(rootsOf(stepped)).toEqual(rootsOf(driver.machine))
      expectDerivedInStep(stepped.capture())
    }
  })

  it('are many at once: the marks among them, and the results of each', () => {
    const driver = drive()
    const [whole, stepped] = [createStateMachine(), createStateMachine()]
    driver.create('vec')
    const value = bytes('v')
    for (let turn = 0; turn < 30; turn++) {
      driver.write({ vec: { push: { values: Array.from({ length: 20 + turn }, () => value) } } })
      if (turn % 10 === 0) driver.apply(markEntry())
      driver.write({ vec: { pop: {} } })
    }
    const expected = whole.apply(driver.entries)
    const { results, count } = applyLooking(stepped, driver.entries, () => {
      expect(stepped.captures()).toEqual([])
    })
    expect(count).toBeGreaterThan(30)
    expect(results).toEqual(expected)
    expect(stepped.captures().map(({ anchor }) => anchor)).toEqual(
      whole.captures().map(({ anchor }) => anchor),
    )
    for (const [at, { state }] of stepped.captures().entries()) {
      const other = whole.captures()[at]?.state
      const position = { term: 1, log: new Uint8Array(0) }
      if (other === undefined) throw new Error('no capture')
      expect(exhaust(stepped.roots(state, position))).toEqual(exhaust(whole.roots(other, position)))
    }
  })

  it('never take the place of a state that was installed meanwhile', () => {
    const driver = drive()
    driver.create('set')
    const values = Array.from({ length: 100 }, (_, at) => bytes(`${at}`))
    driver.write({ set: { add: { values } } })
    const arrived = driver.machine.capture()
    const machine = createStateMachine()
    const steps = machine.applySteps(driver.entries)
    expect(steps.next().done).toBe(false)
    machine.install(arrived)
    expect(() => exhaust(steps)).toThrow('a state that is gone')
    expect(machine.capture()).toBe(arrived)
  })
})
