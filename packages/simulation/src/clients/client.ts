import { commandEntry, openSessionEntry } from '@tesela/collections'
import type { Consistency } from '@tesela/group'
import { Answer, type Command, Query, Result } from '@tesela/protos/collections'
import type { Answers } from '../invariants/answers.ts'
import type { Reference } from '../invariants/reference.ts'
import type { Operation } from '../linearizability/history.ts'
import type { Node } from '../node/node.ts'
import type { CollectionKind } from '../swarm/plan.ts'
import type { Random } from '../world/random.ts'
import type { World } from '../world/world.ts'
import type { Call, Recorder } from './recorder.ts'
import { type Answered, createRequests, type Requests } from './requests.ts'
import type { Drawing, Workload } from './workload.ts'
import { workloadOfKind } from './workload-of-kind.ts'

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
  readonly kinds: readonly CollectionKind[]
  /** Writes are drawn from the models of this, and the history does not have them. */
  readonly anyWrite: boolean
  readonly reference: Reference
  readonly answers: Answers
  readonly keys: readonly string[]
  readonly thinkMs: number
  readonly deadlineMs: number
  readonly valueBytes: number
  readonly vanish: number
}

/** A write that was drawn, with the object that a client picked for it. */
interface Drawn {
  readonly workload: Workload
  /** As the history tells it; null: the history has no such operation. */
  readonly op: Operation | null
  readonly command: Partial<Command>
}

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
  /** What it read last, by object and key: what a counter counts from. */
  readonly #known = new Map<string, string | null>()
  readonly #made = new Set<string>()
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
    const { op, command } = this.#drawWrite(...this.#pick())
    if (op !== null) this.#options.recorder.call(this.name, op).given()
    this.#sequence += 1
    void this.#requests.write(this.#random.pick(this.#options.nodes()), this.#entry(command))
  }

  async #operate(): Promise<void> {
    const [kind, collection] = this.#pick()
    if (!this.#made.has(collection)) return this.#make(kind, collection)
    const draw = this.#random.below(100)
    if (draw < 50) await this.#write(kind, collection)
    else if (draw < 80) await this.#read('linearizable', kind, collection)
    else if (draw < 90) await this.#read('session', kind, collection)
    else await this.#read('local', kind, collection)
  }

  async #open(): Promise<void> {
    const entry = openSessionEntry(this.#random.bytes(16))
    const opened = await this.#requests.untilAnswered(entry, () => this.#running)
    if (opened === null || opened === 'refused') return
    const { session = 0 } = Result.decode(opened.result)
    this.#session = session
    this.#sequence = 0
    this.#answered = 0
    const { kinds } = this.#options
    if (kinds.length === 1) await this.#make(...this.#pick())
  }

  /** One of the collections. No number is drawn where there is one: seeds of a map alone stay what they were. */
  #pick(): readonly [CollectionKind, string] {
    const { kinds } = this.#options
    const kind = kinds.length === 1 && kinds[0] !== undefined ? kinds[0] : this.#random.pick(kinds)
    const { collections } = workloadOfKind[kind]
    const [only = ''] = collections
    return [kind, collections.length === 1 ? only : this.#random.pick(collections)]
  }

  async #make(kind: CollectionKind, collection: string): Promise<void> {
    const options = { keyCodec: '', valueCodec: '', maxItems: 0, maxBytes: 0 }
    this.#sequence += 1
    const create = this.#entry({ collection, create: { kind, options } })
    const answer = await this.#requests.untilAnswered(create, () => this.#running)
    this.#answered = this.#sequence
    if (answer !== null && answer !== 'refused') this.#made.add(collection)
  }

  async #write(kind: CollectionKind, collection: string): Promise<void> {
    const { workload, op, command } = this.#drawWrite(kind, collection)
    const call = op === null ? null : this.#options.recorder.call(this.name, op)
    this.#sequence += 1
    const sequence = this.#sequence
    // One that is impatient believes a node that says that nothing happened, and goes on.
    let patience = this.#random.chance(0.3) ? 1 + this.#random.below(3) : Number.POSITIVE_INFINITY
    const wanted = (unknown: number) => unknown > 0 || patience-- > 0
    const answer = await this.#requests.untilAnswered(this.#entry(command), wanted)
    this.#answered = sequence
    if (answer === null) return call?.given()
    if (answer === 'refused') return call?.refused()
    this.#options.reference.acknowledged(this.name, answer.revision, answer.result)
    this.#take(answer, workload, op, call)
  }

  #take(answer: Answered, workload: Workload, op: Operation | null, call: Call | null): void {
    const { marks } = this.#options.world
    const result = Result.decode(answer.result)
    const code = result.rejection?.code
    if (code !== undefined) {
      // Nothing was executed now; but an earlier attempt may have been.
      if (code === 'session_expired') {
        marks.hit('session expired')
        this.#session = 0
      }
      if (answer.attempts === 1) call?.refused()
      else call?.given()
      return
    }
    this.#seen = Math.max(this.#seen, answer.revision)
    if (op === null) return
    const outcome = workload.outcomeOf(result)
    if (op.kind === 'cas' && outcome.done === false) marks.hit('compare failed')
    if (op.kind === 'win' && outcome.done === false) marks.hit('once lost')
    if (op.kind.startsWith('pop') && outcome.value === null) marks.hit('popped from nothing')
    if (outcome.value !== undefined) this.#known.set(`${op.obj}/${op.key}`, outcome.value)
    call?.returned(outcome)
  }

  #entry(command: Partial<Command>): Uint8Array {
    return commandEntry({
      ...command,
      session: this.#session,
      sequence: this.#sequence,
      acknowledgedThrough: this.#answered,
    })
  }

  #drawWrite(kind: CollectionKind, collection: string): Drawn {
    const { anyWrite, reference } = this.#options
    const workload = workloadOfKind[kind]
    if (anyWrite) {
      const command = reference.draw(collection, this.#random)
      if (command !== null) return { workload, op: null, command: { ...command, collection } }
    }
    const { op, command } = workload.drawWrite(this.#drawing(collection))
    return { workload, op: anyWrite ? null : op, command: { ...command, collection } }
  }

  #drawing(collection: string): Drawing {
    return {
      collection,
      random: this.#random,
      keys: this.#options.keys,
      value: () => {
        this.#writes += 1
        return `${this.name}-${this.#writes}`.padEnd(this.#options.valueBytes, '.')
      },
      known: (key) => this.#known.get(`${collection}/${key}`) ?? null,
    }
  }

  async #read(consistency: Consistency, kind: CollectionKind, collection: string): Promise<void> {
    const { recorder, nodes, world, anyWrite } = this.#options
    const workload = workloadOfKind[kind]
    const { op, query } = workload.drawRead(this.#drawing(collection))
    const asked: Operation =
      consistency === 'linearizable'
        ? op
        : {
            kind: `${consistency === 'session' ? 'session' : 'local'}-get`,
            obj: op.obj,
            key: op.key,
          }
    const call = anyWrite ? null : recorder.call(this.name, asked)
    const atLeast = consistency === 'session' ? this.#seen : 0
    const node = this.#random.pick(nodes())
    const view = await this.#requests.read(
      node,
      { consistency, atLeast },
      Query.encode({ ...query, collection }),
    )
    if (view === null) return call?.refused()
    const answer = Answer.decode(view.answer)
    // Where nobody has made the collection yet, nothing is in it: then every field is absent.
    if (answer.rejection !== undefined && answer.rejection.code !== 'not_found') {
      return call?.refused()
    }
    const shown = workload.shownBy(answer)
    world.marks.hit(`${consistency === 'stale' ? 'local' : consistency} read`)
    if (view.revision < atLeast) {
      world.fail('reads go back', `${this.name} was shown ${atLeast}, then ${view.revision}`)
    }
    if (consistency !== 'local') this.#seen = Math.max(this.#seen, view.revision)
    if (asked.kind === 'get' && shown.value !== undefined) {
      this.#known.set(`${op.obj}/${op.key}`, shown.value)
    }
    call?.returned(shown)
  }
}
