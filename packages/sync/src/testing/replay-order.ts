import assert from 'node:assert/strict'
import type { LogAnswer, LogMessage, LogRequest } from '../log-replay/messages.ts'
import { type MadeLog, makeLog, markData } from './made-log.ts'
import { createReplayInvariants } from './replay-invariants.ts'
import { honestAnswer, scriptedReplay } from './scripted-replay.ts'
import { createSeededRandom, type SeededRandom } from './seeded-random.ts'
import { until } from './until.ts'

/** Who may lie; nobody else is ever blamed. */
const LIAR = 'b'

/**
 * One session of log replay, to which whatever may happen happens in an order that the seed draws. After each step the
 * invariants hold; in the end, when all is well again, it has the log. Throws where one does not.
 */
export function runReplayOrder(seed: number): { readonly steps: number } {
  return new ReplayOrder(createSeededRandom(seed)).run()
}

function drawnData(random: SeededRandom, count: number): Uint8Array[] {
  return Array.from({ length: count }, () =>
    random.below(30) === 0 ? markData : Uint8Array.of(random.below(256), random.below(256), 1),
  )
}

class ReplayOrder {
  readonly #random: SeededRandom
  readonly #data: readonly Uint8Array[]
  readonly #group: MadeLog
  readonly #own: MadeLog
  readonly #scripted: ReturnType<typeof scriptedReplay>
  readonly #check: () => void
  readonly #start: number
  /** Answered, to be answered again. */
  readonly #answered: { readonly to: string; readonly answer: LogAnswer }[] = []
  #now = 0
  #steps = 0
  #hasLied = false

  constructor(random: SeededRandom) {
    this.#random = random
    this.#data = drawnData(random, 60 + random.below(500))
    this.#group = makeLog(this.#data.slice(0, this.#data.length - random.below(50)))
    this.#own = makeLog(this.#data.slice(0, random.below(this.#group.entries.length)))
    const settings = {
      ...{ fetchEntries: 64 * (1 + random.below(3)), fetchBytes: 100 + random.below(200) },
      ...{ maxOutstanding: 1 + random.below(5), maxPerPeer: 1 + random.below(3) },
      maxBufferedBytes: [1, 40_000, 200_000][random.below(3)] ?? 1,
      ...{ maxRetainedRoots: [0, 1, 8][random.below(3)] ?? 8, targetEveryMs: 500 },
      ...{ awaitFinish: random.below(2) === 0, stallMs: 1e9 },
    }
    const own = this.#own
    const scripted = scriptedReplay({ own, slow: random.below(3) > 0, settings })
    this.#scripted = scripted
    this.#start = own.range().closed().index
    const invariants = createReplayInvariants(this.#group, own, scripted.reached, settings)
    this.#check = () => invariants.check(scripted.session)
  }

  run(): { readonly steps: number } {
    const { session, world } = this.#scripted
    session.start(0)
    this.#check()
    for (let more = this.#random.below(80); more > 0 && world.outcome === null; more -= 1) {
      this.#step(() => this.#happen())
    }
    this.#recover()
    this.#conclude()
    return { steps: this.#steps }
  }

  #step(act: () => void): void {
    this.#steps += 1
    act()
    this.#check()
  }

  /** From now on all is well, and it gets there. */
  #recover(): void {
    const { session, world, unanswered, toApply } = this.#scripted
    world.leader ??= { id: 'leader', term: 6 + this.#steps }
    world.unreachable.clear()
    this.#step(() => session.finish())
    until(
      () => world.outcome !== null,
      () => {
        this.#step(() => {
          if (unanswered.length > 0) this.#answer(0)
          else if (toApply.length > 0) toApply.shift()?.()
          else this.#tick()
        })
      },
    )
  }

  #conclude(): void {
    const { world, session, taken, reached } = this.#scripted
    const { outcome } = world
    if (outcome?.ok !== true) throw outcome?.error ?? new Error('it did not end')
    const { anchor, term } = outcome.position
    // The log may have come further by itself (C19).
    assert(anchor >= (reached.at(-1) ?? Infinity), 'it ends where it said that it is')
    // The log here is that of the group, and is all that the target binds (C20).
    assert.deepEqual(this.#own.entries, this.#group.entries.slice(0, this.#own.entries.length))
    assert(this.#own.entries.length >= anchor)
    if (anchor > 0) assert.equal(term, this.#group.entries[anchor - 1]?.term)
    const { runs, root } = session.targets.current ?? { runs: 0, root: '' }
    assert.equal(this.#own.range().behindRuns(runs)?.root, root, 'another root (C24)')
    for (const entry of taken) assert.deepEqual(entry, this.#group.entries[entry.index - 1])
    assert(taken.every(({ index }) => index > this.#start))
    for (const [peer, { invalid }] of session.progress.peers) {
      if (peer !== LIAR || !this.#hasLied)
        assert.equal(invalid, 0, `no false penalty (R8): ${peer}`)
    }
  }

  #happen(): void {
    const any = () => this.#random.below(Math.max(1, this.#scripted.unanswered.length))
    const events: readonly (() => void)[] = [
      ...[1, 2, 3, 4, 5].map(() => () => this.#answer(0)),
      ...[1, 2].map(() => () => this.#answer(any())),
      () => this.#lie(any()),
      () => void this.#takeRequest(any()),
      () => this.#repeat(),
      () => this.#refuse(any()),
      ...[1, 2].map(() => () => this.#scripted.toApply.shift()?.()),
      ...[1, 2].map(() => () => this.#tick()),
      () => this.#flap(),
      () => this.#group.append(...this.#next(this.#group, this.#data.length)),
      () => this.#comeByItself(),
      () => this.#lead(),
      () => this.#scripted.session.finish(),
    ]
    events[this.#random.below(events.length)]?.()
  }

  /** What is committed here without having been replayed. */
  #comeByItself(): void {
    if (this.#scripted.toApply.length > 0) return
    this.#own.append(...this.#next(this.#own, this.#group.entries.length))
    this.#tick()
  }

  /** Somebody else leads, in another term, or nobody. */
  #lead(): void {
    const { world } = this.#scripted
    const id = ['leader', 'a', null][this.#random.below(3)] ?? null
    world.leader = id === null ? null : { id, term: 6 + this.#steps }
  }

  #next({ entries }: MadeLog, end: number): readonly Uint8Array[] {
    return this.#data.slice(entries.length, Math.min(end, entries.length + this.#random.below(70)))
  }

  #answer(at: number): void {
    const request = this.#takeRequest(at)
    if (request === null) return
    const answer = honestAnswer(request.message, this.#group)
    this.#answered.push({ to: request.to, answer })
    this.#scripted.session.receive(request.to, answer)
    // What a network doubles.
    if (this.#random.below(8) === 0) this.#scripted.session.receive(request.to, answer)
  }

  #lie(at: number): void {
    const request = this.#takeRequest(at)
    if (request === null) return
    const honest = honestAnswer(request.message, this.#group)
    const isLie = request.to === LIAR && honest.type === 'entries'
    if (isLie) this.#hasLied = true
    const lie: LogMessage = isLie ? this.#bent(honest) : honest
    this.#scripted.session.receive(request.to, lie)
  }

  #bent(honest: Extract<LogAnswer, { type: 'entries' }>): LogAnswer {
    switch (this.#random.below(5)) {
      case 0:
        return { ...honest, proof: new Uint8Array(32) }
      case 1:
        return { ...honest, entries: [] }
      case 2:
        return { ...honest, fromRun: honest.fromRun + 1 }
      case 3:
        return { ...honest, entries: honest.entries.slice(0, -1) }
      default:
        return {
          ...honest,
          entries: honest.entries.map((entry) => ({ ...entry, data: Uint8Array.of(7) })),
        }
    }
  }

  #repeat(): void {
    const again = this.#answered[this.#random.below(Math.max(1, this.#answered.length))]
    if (again !== undefined) this.#scripted.session.receive(again.to, again.answer)
  }

  #refuse(at: number): void {
    const request = this.#takeRequest(at)
    if (request === null) return
    const reason = (['unknown', 'pruned', 'overloaded', 'notLeader'] as const)[
      this.#random.below(4)
    ]
    this.#scripted.session.receive(request.to, {
      ...{ type: 'unavailable', id: request.message.id, retryAfterMs: 0, leader: null },
      reason: reason ?? 'failed',
    })
  }

  #flap(): void {
    const { session, world } = this.#scripted
    const peer = ['leader', 'a', 'b'][this.#random.below(3)] ?? 'a'
    if (world.unreachable.has(peer)) world.unreachable.delete(peer)
    else world.unreachable.add(peer)
    session.peersChanged()
  }

  #tick(): void {
    this.#now += [20, 400, 3000, 26_000][this.#random.below(4)] ?? 20
    this.#scripted.session.tick(this.#now)
  }

  #takeRequest(at: number): { readonly to: string; readonly message: LogRequest } | null {
    const [request] = this.#scripted.unanswered.splice(at, 1)
    return request ?? null
  }
}
