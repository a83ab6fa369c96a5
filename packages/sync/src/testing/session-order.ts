import type { Millis, SyncPosition, SyncSession } from '../state-sync.ts'
import type { ScriptedWorld } from './scripted-world.ts'
import { createSeededRandom, type SeededRandom } from './seeded-random.ts'
import { until } from './until.ts'
import { holds, Violation } from './violation.ts'

/** Who may lie; nobody else is ever blamed. */
const LIAR = 'b'

/** A session of some strategy, and what the order of events has to know of it. */
export interface OrderedSession<Message> {
  readonly session: SyncSession<Message>
  readonly world: ScriptedWorld<Message>
  /** What a disk or a core has still to do, in order. */
  readonly toDo: (() => void)[]
  /** How long nothing happens, now and then. */
  readonly pausesMs: readonly Millis[]
  /** What an honest peer answers. Null: nothing is expected of anybody. */
  honest(request: Message): Message | null
  /** What the one that lies sends in its stead. */
  lie(honest: Message): readonly Message[]
  refusal(request: Message): Message
  /** The answer names a target. */
  names(answer: Message): boolean
  /** What else may happen, beside what may happen to any session. */
  readonly events: readonly ((now: Millis) => void)[]
  /** What must hold between any two steps, beside what must of any session. */
  check(): void
  /** What must hold in the end. */
  conclude(position: SyncPosition): void
}

/**
 * One session, to which whatever may happen happens in an order that the seed draws. After each step the invariants hold;
 * in the end, when all is well again, it is where its group is. Throws where one does not.
 */
export function runSessionOrder<Message>(
  seed: number,
  make: (random: SeededRandom) => OrderedSession<Message>,
): { readonly steps: number } {
  const random = createSeededRandom(seed)
  return new SessionOrder(random, make(random)).run()
}

class SessionOrder<Message> {
  readonly #random: SeededRandom
  readonly #ordered: OrderedSession<Message>
  /** Answered, to be answered again. */
  readonly #answered: { readonly to: string; readonly answer: Message }[] = []
  /** Who named a target while it led, and in which term. */
  readonly #named = new Set<string>()
  /** What was asked long ago is answered late: it outlives targets. */
  readonly #newestFirst: boolean
  #targets = 0
  #now: Millis = 0
  #steps = 0
  #hasLied = false
  #hasJustNamed = false

  constructor(random: SeededRandom, ordered: OrderedSession<Message>) {
    this.#random = random
    this.#ordered = ordered
    this.#newestFirst = random.below(3) > 0
  }

  run(): { readonly steps: number } {
    const { session, world } = this.#ordered
    this.#step(() => session.start(0))
    for (let more = this.#random.below(90); more > 0 && world.outcome === null; more -= 1) {
      this.#step(() => this.#happen())
    }
    this.#recover()
    this.#conclude()
    return { steps: this.#steps }
  }

  #step(act: () => void): void {
    this.#steps += 1
    act()
    const { targets } = this.#ordered.session.progress
    const isNamed = targets === this.#targets || this.#named.has(this.#leadership())
    holds(isNamed, 'C2', 'a target that who leads now did not name')
    this.#targets = targets
    this.#ordered.check()
  }

  /** From now on all is well, and it gets there. */
  #recover(): void {
    const { session, world, toDo } = this.#ordered
    world.leader ??= { id: 'leader', term: 6 + this.#steps }
    world.unreachable.clear()
    this.#step(() => session.finish())
    until(
      () => world.outcome !== null,
      () => {
        this.#step(() => {
          if (world.unanswered.length > 0) this.#answer(this.#next())
          else if (toDo.length > 0) toDo.shift()?.()
          else this.#tick()
        })
      },
    )
  }

  #conclude(): void {
    const { world, session } = this.#ordered
    const { outcome } = world
    if (outcome?.ok !== true) {
      throw new Violation('C25', `it failed: ${outcome?.error.message}`, { cause: outcome?.error })
    }
    this.#ordered.conclude(outcome.position)
    for (const [peer, { invalid }] of session.progress.peers) {
      const mayBeBlamed = peer === LIAR && this.#hasLied
      holds(mayBeBlamed || invalid === 0, 'R8', `${peer} is blamed, and did nothing`)
    }
  }

  #happen(): void {
    const { world, session, toDo, events } = this.#ordered
    const any = () => this.#random.below(Math.max(1, world.unanswered.length))
    const all: readonly (() => void)[] = [
      ...[1, 2, 3, 4, 5, 6].map(() => () => this.#answer(this.#next())),
      ...[1, 2].map(() => () => this.#answer(any())),
      () => this.#lie(any()),
      () => void this.#takeRequest(any()),
      () => this.#repeat(),
      () => this.#refuse(any()),
      ...[1, 2].map(() => () => toDo.shift()?.()),
      ...[1, 2].map(() => () => this.#tick()),
      () => this.#flap(),
      () => this.#lead(),
      () => session.finish(),
      ...events.map((event) => () => event(this.#now)),
    ]
    // Who named a target leads no more before it is taken up: aimed at, or it would hardly be met.
    const isOvertaken = this.#hasJustNamed && this.#random.below(4) === 0
    this.#hasJustNamed = false
    if (isOvertaken) this.#lead()
    else all[this.#random.below(all.length)]?.()
  }

  #next(): number {
    return this.#newestFirst ? Math.max(0, this.#ordered.world.unanswered.length - 1) : 0
  }

  #answer(at: number): void {
    const request = this.#takeRequest(at)
    if (request === null) return
    const { to, honest } = request
    this.#answered.push({ to, answer: honest })
    this.#receive(to, honest)
    // What a network doubles.
    if (this.#random.below(8) === 0) this.#receive(to, honest)
  }

  #lie(at: number): void {
    const request = this.#takeRequest(at)
    if (request === null) return
    const { to, honest } = request
    if (to === LIAR) this.#hasLied = true
    const said = to === LIAR ? this.#ordered.lie(honest) : [honest]
    for (const message of said) this.#receive(to, message)
  }

  #repeat(): void {
    const again = this.#answered[this.#random.below(Math.max(1, this.#answered.length))]
    if (again !== undefined) this.#receive(again.to, again.answer)
  }

  #refuse(at: number): void {
    const request = this.#takeRequest(at)
    if (request !== null) this.#receive(request.to, this.#ordered.refusal(request.message))
  }

  #receive(from: string, answer: Message): void {
    const { session, world, names } = this.#ordered
    if (names(answer) && world.leader?.id === from) this.#named.add(this.#leadership())
    session.receive(from, answer)
    this.#hasJustNamed = names(answer)
  }

  #flap(): void {
    const { session, world } = this.#ordered
    const peer = ['leader', 'a', 'b'][this.#random.below(3)] ?? 'a'
    if (world.unreachable.has(peer)) world.unreachable.delete(peer)
    else world.unreachable.add(peer)
    session.peersChanged()
  }

  /** Somebody else leads, in another term, or nobody. */
  #lead(): void {
    const { world } = this.#ordered
    const id = ['leader', 'a', null][this.#random.below(3)] ?? null
    world.leader = id === null ? null : { id, term: 6 + this.#steps }
  }

  #leadership(): string {
    const { leader } = this.#ordered.world
    return leader === null ? 'nobody' : `${leader.id} in ${leader.term}`
  }

  #tick(): void {
    const { pausesMs, session } = this.#ordered
    this.#now += pausesMs[this.#random.below(pausesMs.length)] ?? 20
    session.tick(this.#now)
  }

  #takeRequest(at: number) {
    const { world, honest } = this.#ordered
    const [request] = world.unanswered.splice(at, 1)
    if (request === undefined) return null
    const answer = honest(request.message)
    return answer === null ? null : { ...request, honest: answer }
  }
}
