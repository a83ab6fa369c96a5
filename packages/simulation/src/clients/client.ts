import { commandEntry, openSessionEntry } from '@tesela/collections'
import type { Consistency } from '@tesela/group'
import { type MapCommand, Query, Result } from '@tesela/protos/collections'
import type { Operation } from '../linearizability/history.ts'
import type { Node } from '../node/node.ts'
import type { Random } from '../world/random.ts'
import type { World } from '../world/world.ts'
import { outcomeOf, valueIn } from './answers.ts'
import type { Call, Recorder } from './recorder.ts'
import { type Answered, createRequests, type Requests } from './requests.ts'

/** A program that uses the group: one operation after the other, every write until it is answered. */
export interface Client {
  readonly name: string
  /** Resolves when it has vanished, or has ended its last operation after `stop`. */
  run(): Promise<void>
  stop(): void
}

export interface ClientOptions {
  readonly world: World
  readonly recorder: Recorder
  readonly nodes: () => readonly Node[]
  readonly keys: readonly string[]
  readonly thinkMs: number
  readonly deadlineMs: number
  readonly valueBytes: number
  readonly vanish: number
}

const collection = 'map'
const encoder = new TextEncoder()

export function createClient(name: string, options: ClientOptions): Client {
  return new SessionClient(name, options)
}

class SessionClient implements Client {
  readonly name: string
  readonly #options: ClientOptions
  readonly #random: Random
  readonly #requests: Requests
  #running = true
  #session = 0
  #sequence = 0
  /** Every write up to here has its answer, or nobody waits for it any more. */
  #answered = 0
  /** The newest revision it was shown: a session read shows nothing older. */
  #seen = 0
  /** What it read last under a key: what a counter counts from. */
  readonly #known = new Map<string, string | null>()
  #writes = 0

  constructor(name: string, options: ClientOptions) {
    this.name = name
    this.#options = options
    this.#random = options.world.random.fork()
    this.#requests = createRequests({ ...options, random: this.#random, name })
  }

  stop(): void {
    this.#running = false
  }

  async run(): Promise<void> {
    const { world, thinkMs, vanish } = this.#options
    while (this.#running) {
      await world.schedule.sleep(this.#random.between(0, 2 * thinkMs))
      if (this.#session === 0) await this.#open()
      else if (this.#random.chance(vanish)) {
        world.marks.hit('client vanished')
        this.#vanish()
        return
      } else await this.#operate()
    }
  }

  /** In the middle of a write. */
  #vanish(): void {
    const { op, map } = this.#drawWrite()
    this.#options.recorder.call(this.name, op).given()
    this.#sequence += 1
    void this.#requests.write(this.#random.pick(this.#options.nodes()), this.#entry(map))
  }

  async #operate(): Promise<void> {
    const draw = this.#random.below(100)
    if (draw < 50) await this.#write()
    else if (draw < 80) await this.#read('linearizable', 'get')
    else if (draw < 90) await this.#read('session', 'session-get')
    else await this.#read('local', 'local-get')
  }

  async #open(): Promise<void> {
    const entry = openSessionEntry(this.#random.bytes(16))
    const opened = await this.#requests.untilAnswered(entry, () => this.#running)
    if (opened === null || opened === 'refused') return
    const { session = 0 } = Result.decode(opened.result)
    this.#session = session
    this.#sequence = 1
    this.#answered = 0
    const create = commandEntry({
      session,
      sequence: 1,
      collection,
      create: { kind: 'map', options: { keyCodec: '', valueCodec: '', maxItems: 0, maxBytes: 0 } },
    })
    await this.#requests.untilAnswered(create, () => this.#running)
    this.#answered = 1
  }

  async #write(): Promise<void> {
    const { op, map } = this.#drawWrite()
    const call = this.#options.recorder.call(this.name, op)
    this.#sequence += 1
    const sequence = this.#sequence
    // One that is impatient believes a node that says that nothing happened, and goes on.
    let patience = this.#random.chance(0.3) ? 1 + this.#random.below(3) : Number.POSITIVE_INFINITY
    const wanted = (unknown: number) => unknown > 0 || patience-- > 0
    const answer = await this.#requests.untilAnswered(this.#entry(map), wanted)
    this.#answered = sequence
    if (answer === null) return call.given()
    if (answer === 'refused') return call.refused()
    this.#take(answer, op, call)
  }

  #take(answer: Answered, op: Operation, call: Call): void {
    const { marks } = this.#options.world
    const result = Result.decode(answer.result)
    const code = result.rejection?.code
    if (code !== undefined) {
      // Nothing was executed now; but an earlier attempt may have been.
      if (code === 'session_expired') {
        marks.hit('session expired')
        this.#session = 0
      }
      if (answer.attempts === 1) call.refused()
      else call.given()
      return
    }
    this.#seen = Math.max(this.#seen, answer.revision)
    const outcome = outcomeOf(result)
    if (op.kind === 'cas' && outcome.done === false) marks.hit('compare failed')
    if (outcome.value !== undefined) this.#known.set(op.key, outcome.value)
    call.returned(outcome)
  }

  #entry(map: Partial<MapCommand>): Uint8Array {
    return commandEntry({
      session: this.#session,
      sequence: this.#sequence,
      acknowledgedThrough: this.#answered,
      collection,
      map,
    })
  }

  #drawWrite(): { readonly op: Operation; readonly map: Partial<MapCommand> } {
    const key = this.#random.pick(this.#options.keys)
    const keyBytes = encoder.encode(key)
    const draw = this.#random.below(10)
    if (draw < 2) {
      return {
        op: { kind: 'delete', obj: collection, key },
        map: { delete: { key: keyBytes, returnPrevious: this.#random.chance(0.5) } },
      }
    }
    this.#writes += 1
    const value = `${this.name}-${this.#writes}`.padEnd(this.#options.valueBytes, '.')
    const next = encoder.encode(value)
    if (draw < 6) {
      const set = { key: keyBytes, value: next, ifAbsent: false, returnPrevious: false }
      return { op: { kind: 'set', obj: collection, key, value }, map: { set } }
    }
    const expect = this.#known.get(key) ?? null
    const expected = expect === null ? {} : { expected: encoder.encode(expect) }
    return {
      op: { kind: 'cas', obj: collection, key, value, ...(expect === null ? {} : { expect }) },
      map: { compareExchange: { key: keyBytes, next, ...expected } },
    }
  }

  async #read(consistency: Consistency, kind: Operation['kind']): Promise<void> {
    const { recorder, nodes, keys, world } = this.#options
    const key = this.#random.pick(keys)
    const call = recorder.call(this.name, { kind, obj: collection, key })
    const atLeast = consistency === 'session' ? this.#seen : 0
    const node = this.#random.pick(nodes())
    const query = Query.encode({
      collection,
      mapGet: { keys: [encoder.encode(key)], keysOnly: false },
    })
    const view = await this.#requests.read(node, { consistency, atLeast }, query)
    const value = view === null ? undefined : valueIn(view.answer)
    if (view === null || value === undefined) return call.refused()
    world.marks.hit(`${consistency === 'stale' ? 'local' : consistency} read`)
    if (view.revision < atLeast) {
      world.fail('reads go back', `${this.name} was shown ${atLeast}, then ${view.revision}`)
    }
    if (consistency !== 'local') this.#seen = Math.max(this.#seen, view.revision)
    if (kind === 'get') this.#known.set(key, value)
    call.returned({ value })
  }
}
