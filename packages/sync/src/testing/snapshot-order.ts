import assert from 'node:assert/strict'
import type { SnapshotAnswer, SnapshotMessage, SnapshotRequest } from '../snapshot/messages.ts'
import { type MadeSnapshot, makeSnapshot } from './made-snapshot.ts'
import { createMemorySink, type MemorySink } from './memory-sink.ts'
import { lying } from './misbehaviour.ts'
import { honestAnswer, scriptedSession } from './scripted-session.ts'
import { createSeededRandom, type SeededRandom } from './seeded-random.ts'
import { createSnapshotInvariants } from './snapshot-invariants.ts'
import { until } from './until.ts'

const groupId = new Uint8Array(16).fill(5)
/** Who may lie; nobody else is ever blamed. */
const LIAR = 'b'
const LARGEST_LEAF = 300

/**
 * One session that fetches a snapshot, to which whatever may happen happens in an order that the seed draws. After each
 * step the invariants hold; in the end, when all is well again, it has the state. Throws where one does not.
 */
export function runSnapshotOrder(seed: number): { readonly steps: number } {
  return new SnapshotOrder(createSeededRandom(seed)).run()
}

class SnapshotOrder {
  readonly #random: SeededRandom
  readonly #snapshots: MadeSnapshot[] = []
  readonly #disk: (() => void)[] = []
  readonly #sink: MemorySink
  readonly #scripted: ReturnType<typeof scriptedSession>
  readonly #check: () => void
  /** Answered, to be answered again. */
  readonly #answered: { readonly to: string; readonly answer: SnapshotMessage }[] = []
  readonly #lies = lying()
  #leaves = 0
  #now = 0
  #steps = 0
  #hasLied = false

  constructor(random: SeededRandom) {
    this.#random = random
    this.#grow()
    const settings = {
      ...{ fetchItems: 3 * (1 + random.below(4)), fetchBytes: 60 + random.below(100) },
      ...{ maxOutstanding: 1 + random.below(5), maxOutstandingPerPeer: 1 + random.below(3) },
      maxBufferedBytes: [1, 200, 100_000][random.below(3)] ?? 1,
      maxRetainedRoots: [0, 1, 8][random.below(3)] ?? 8,
      ...{ maxLeafBytes: LARGEST_LEAF, awaitFinish: random.below(2) === 0 },
      ...{ stallMs: 1e9, maxBadTargets: 1e9 },
    }
    const isSlow = random.below(3) > 0
    this.#sink = createMemorySink(isSlow ? (done) => void this.#disk.push(done) : undefined)
    const scripted = scriptedSession({ groupId, sink: this.#sink, settings })
    this.#scripted = scripted
    const largest = Math.max(LARGEST_LEAF, settings.fetchBytes)
    const bounds = { ...settings, largest }
    const invariants = createSnapshotInvariants(this.#sink, scripted.reached, bounds)
    this.#check = () => invariants.check(scripted.session)
  }

  run(): { readonly steps: number } {
    const { session, world } = this.#scripted
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
    this.#check()
  }

  /** From now on all is well, and it gets there. */
  #recover(): void {
    const { session, world, unanswered } = this.#scripted
    world.leader ??= { id: 'leader', term: 6 + this.#steps }
    world.unreachable.clear()
    this.#step(() => session.finish())
    until(
      () => world.outcome !== null,
      () => {
        this.#step(() => {
          if (unanswered.length > 0) this.#answer(0)
          else if (this.#disk.length > 0) this.#disk.shift()?.()
          else this.#tick()
        })
      },
    )
  }

  #conclude(): void {
    const { world, session, reached } = this.#scripted
    const { outcome } = world
    if (outcome?.ok !== true) throw outcome?.error ?? new Error('it did not end')
    const { anchor } = outcome.position
    assert.equal(anchor, reached.at(-1), 'it ends where it said that it is')
    const target = this.#snapshots.find((snapshot) => snapshot.anchor === anchor)
    // Rebuilt from what was staged, and with the root: the sink sees to that (C24).
    assert.deepEqual(this.#sink.installed, target?.leaves, 'the right bytes')
    for (const [peer, { invalid }] of session.progress.peers) {
      if (peer !== LIAR || !this.#hasLied)
        assert.equal(invalid, 0, `no false penalty (R8): ${peer}`)
    }
  }

  #happen(): void {
    const any = () => this.#random.below(Math.max(1, this.#scripted.unanswered.length))
    const events: readonly (() => void)[] = [
      ...[1, 2, 3, 4, 5, 6].map(() => () => this.#answer(0)),
      ...[1, 2].map(() => () => this.#answer(any())),
      () => this.#lie(any()),
      () => void this.#takeRequest(any()),
      () => this.#repeat(),
      () => this.#refuse(any()),
      ...[1, 2].map(() => () => this.#disk.shift()?.()),
      ...[1, 2].map(() => () => this.#tick()),
      () => this.#flap(),
      () => this.#move(),
      () => this.#lead(),
      () => this.#scripted.session.finish(),
    ]
    events[this.#random.below(events.length)]?.()
  }

  /** Most leaves outlast a snapshot, and stand elsewhere in the next. */
  #grow(): void {
    const kept = this.#snapshots.at(-1)?.leaves.filter(() => this.#random.below(4) > 0) ?? []
    const count = this.#snapshots.length === 0 ? this.#random.below(25) : this.#random.below(5)
    const fresh = Array.from({ length: count }, () => {
      this.#leaves += 1
      const length = 3 + this.#random.below(this.#random.below(6) === 0 ? LARGEST_LEAF - 3 : 30)
      const leaf = new Uint8Array(length)
      leaf.set([this.#leaves >> 8, this.#leaves & 0xff])
      return leaf
    })
    const anchor = 100 * (this.#snapshots.length + 1)
    this.#snapshots.push(makeSnapshot({ groupId, anchor, sections: [fresh, kept] }))
  }

  /** More is needed than the snapshots of before have. */
  #move(): void {
    if (this.#snapshots.length === 6) return
    this.#grow()
    const atLeast = this.#snapshots.at(-1)?.anchor ?? 1
    if (this.#random.below(3) > 0) this.#scripted.session.targetChanged({ atLeast })
  }

  /** Somebody else leads, in another term, or nobody. */
  #lead(): void {
    const { world } = this.#scripted
    const id = ['leader', 'a', null][this.#random.below(3)] ?? null
    world.leader = id === null ? null : { id, term: 6 + this.#steps }
  }

  #answer(at: number): void {
    const request = this.#takeRequest(at)
    if (request === null) return
    const answer = this.#honest(request.message)
    this.#answered.push({ to: request.to, answer })
    this.#scripted.session.receive(request.to, answer)
    // What a network doubles.
    if (this.#random.below(8) === 0) this.#scripted.session.receive(request.to, answer)
  }

  #lie(at: number): void {
    const request = this.#takeRequest(at)
    if (request === null) return
    const honest = this.#honest(request.message)
    if (request.to !== LIAR) {
      this.#scripted.session.receive(request.to, honest)
      return
    }
    this.#hasLied = true
    const lie = this.#lies[this.#random.below(this.#lies.length)]
    for (const message of lie?.(honest, this.#random) ?? []) {
      this.#scripted.session.receive(request.to, message)
    }
  }

  #repeat(): void {
    const again = this.#answered[this.#random.below(Math.max(1, this.#answered.length))]
    if (again !== undefined) this.#scripted.session.receive(again.to, again.answer)
  }

  #refuse(at: number): void {
    const request = this.#takeRequest(at)
    if (request === null) return
    const reasons = ['expired', 'pruned', 'overloaded', 'preparing', 'failed'] as const
    const reason = reasons[this.#random.below(reasons.length)] ?? 'failed'
    const refusal = { reason, retryAfterMs: 0, leader: null }
    this.#scripted.session.receive(request.to, {
      ...{ type: 'unavailable', id: request.message.id },
      ...refusal,
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
    this.#now += [20, 400, 3400, 16_000][this.#random.below(4)] ?? 20
    this.#scripted.session.tick(this.#now)
  }

  /** What a provider says that has every snapshot there ever was. */
  #honest(request: SnapshotRequest): SnapshotAnswer {
    const newest = this.#snapshots.at(-1)
    if (newest === undefined) throw new Error('there is one')
    if (request.type === 'fetchTarget') return honestAnswer(request, newest)
    const { anchor } = request.snapshot
    const of = this.#snapshots.find((snapshot) => snapshot.anchor === anchor) ?? newest
    if (request.type !== 'fetchLeaves') return honestAnswer(request, of)
    const { id, from, count, maxBytes } = request
    const [first = new Uint8Array(0)] = of.leaves.slice(from)
    if (first.length > maxBytes) {
      const total = first.length
      const data = first.subarray(0, maxBytes)
      return { type: 'leafPart', id, ordinal: from, offset: 0, total, data }
    }
    let bytes = 0
    const leaves = of.leaves.slice(from, from + count).filter((leaf) => {
      bytes += leaf.length
      return bytes <= maxBytes
    })
    return { type: 'leaves', id, from, leaves }
  }

  /** Nobody answers that nothing more is wanted. */
  #takeRequest(at: number): { readonly to: string; readonly message: SnapshotRequest } | null {
    const [sent] = this.#scripted.unanswered.splice(at, 1)
    if (sent === undefined || !('id' in sent.message)) return null
    return { to: sent.to, message: sent.message as SnapshotRequest }
  }
}
