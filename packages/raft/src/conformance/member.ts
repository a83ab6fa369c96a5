import { Core } from '../core.ts'
import type { Config, Entry, HardState, Index, Input, Millis, Output } from '../types.ts'
import { CommittedQueue } from './committed-queue.ts'
import { describeReady } from './describe-ready.ts'
import { describeMessage, isLocal } from './etcd-message.ts'
import { History } from './history.ts'
import type { InFlight } from './in-flight.ts'
import { Mailbag } from './mailbag.ts'
import type { MemberDisk } from './member-disk.ts'
import { receive } from './receive.ts'
import { StableMark } from './stable-mark.ts'
import {
  type AppendWork,
  type ApplyWork,
  appendWork,
  applyWork,
  withResponses,
  writtenResponse,
} from './work.ts'

export interface MemberOptions {
  readonly config: Config
  /** Writing and applying are work of their own, instead of being done with the `Ready` that asks for them. */
  readonly isAsync: boolean
  readonly maxApplyingSize: number
}

export interface Handled {
  readonly text: string
  readonly sent: readonly InFlight[]
}

/** One replica of a run: its core, its disk and its state machine, which work together in the order of etcd's library. */
export class Member {
  readonly #options: MemberOptions
  readonly disk: MemberDisk
  readonly core: Core
  #now: Millis
  readonly bag = new Mailbag()
  readonly committed: CommittedQueue
  readonly stable: StableMark
  readonly history: History
  /** As it was handed out last. */
  #hardState: HardState
  readonly #appendWork: AppendWork[] = []
  readonly #applyWork: ApplyWork[] = []
  /** Up to where a snapshot that is being written reaches; nothing is applied meanwhile. 0: there is none. */
  installing: Index = 0

  /** Starts from the disk. `inMemory` is how many of the newest entries the core is given. */
  constructor(
    options: MemberOptions,
    disk: MemberDisk,
    inMemory = Number.POSITIVE_INFINITY,
    now = 0,
  ) {
    this.#options = options
    this.disk = disk
    this.#now = now
    this.core = new Core(options.config, disk.recover(inMemory))
    this.core.step({ in: 'tick', now })
    this.committed = new CommittedQueue(options.maxApplyingSize)
    this.stable = new StableMark(this.core.replica.log)
    this.history = new History(disk.snapshot)
    this.#hardState = disk.hardState
  }

  /** Its next life, after a crash: what was not written is gone, but for `torn` entries of the oldest such batch. */
  restarted(inMemory: number | undefined, torn: number): Member {
    const batch = this.#appendWork[0]?.batch
    if (batch) this.disk.tear(batch, torn)
    return new Member(this.#options, this.disk, inMemory, this.#now)
  }

  get id(): string {
    return this.#options.config.id
  }

  /** Whether etcd's ways are expected of it, and not this core's own. */
  get isEtcd(): boolean {
    return this.#options.config.conformance !== undefined
  }

  get hasAppendWork(): boolean {
    return this.#appendWork.length > 0
  }

  get hasApplyWork(): boolean {
    return this.#applyWork.length > 0
  }

  /** Lets this many heartbeat intervals pass. */
  tick(times: number): void {
    for (let i = 0; i < times; i++) {
      this.#now += this.#options.config.heartbeatMs
      this.step({ in: 'tick', now: this.#now })
    }
  }

  /** False: a proposal was refused. */
  step(input: Input): boolean {
    this.core.step(input)
    return this.collect()
  }

  /** Has to follow whatever changes the core, so that its messages keep their order. */
  collect(): boolean {
    if (!this.isEtcd) return true
    this.bag.collect(this.core)
    const { outbox } = this.core.replica
    // Whom to dial is no part of the files, and must not make an output of its own.
    outbox.conf = null
    return outbox.proposals.splice(0).every(({ ok }) => ok)
  }

  /** What keeps the message from being looked at, or null. */
  receive(inFlight: InFlight): string | null {
    return receive(this, inFlight)
  }

  get #applyLimit(): Index {
    if (this.installing > 0) return 0
    return this.isEtcd && this.#options.isAsync ? this.stable.last : Number.POSITIVE_INFINITY
  }

  get isReady(): boolean {
    return this.core.hasOutput() || !this.bag.isEmpty || this.committed.hasNext(this.#applyLimit)
  }

  /** Hands out what the core wants done, and does it, unless that is work of its own. */
  handleReady(): Handled {
    const output = this.core.hasOutput() ? this.core.takeOutput() : null
    if (output !== null) this.#note(output)
    const before = this.#hardState
    const batch = output?.persist ?? null
    if (batch?.hardState) this.#hardState = batch.hardState
    const handed = this.committed.take(this.#applyLimit)
    const { messages, responses } = this.bag.take()
    const id = this.stable.pending
    const isWork = batch !== null || responses.length > 0
    const isAnswered = isWork && (id !== null || batch?.snapshot || !this.isEtcd)
    const written = writtenResponse(this.id, this.core.replica.term, batch, id)
    const append = appendWork(this.id, batch, isAnswered ? [...responses, written] : responses)
    const apply = applyWork(this.id, handed)
    const work = this.#options.isAsync ? this.#enqueue(append, apply) : []
    const sent = this.#options.isAsync
      ? messages
      : [...messages, ...responses.filter(({ message }) => !isLocal(message))]
    const text = describeReady({
      output,
      before,
      committed: handed.entries,
      messages: [...sent.map(({ message }) => message), ...work.map(withResponses)],
      isOwn: !this.isEtcd,
    })
    if (!this.#options.isAsync) this.#doAtOnce(append, apply, [...responses, written])
    if (output !== null) this.#answer(output)
    return { text, sent }
  }

  #note(output: Output): void {
    const { persist, apply } = output
    if (!this.isEtcd) this.bag.takeOver(output)
    if (persist !== null) this.stable.handedOut(persist)
    if (persist?.snapshot && this.isEtcd) {
      this.installing = persist.snapshot.index
      this.committed.forget(persist.snapshot)
    }
    this.committed.add(apply?.entries ?? [])
  }

  #enqueue(append: AppendWork, apply: ApplyWork): readonly (AppendWork | ApplyWork)[] {
    const hasAppend = append.batch !== null || append.responses.length > 0
    if (hasAppend) this.#appendWork.push(append)
    if (apply.entries.length > 0) this.#applyWork.push(apply)
    return [...(hasAppend ? [append] : []), ...(apply.entries.length > 0 ? [apply] : [])]
  }

  #doAtOnce(append: AppendWork, apply: ApplyWork, responses: readonly InFlight[]): void {
    if (append.batch !== null) this.disk.write(append.batch)
    this.#apply(apply.entries)
    for (const response of responses) if (isLocal(response.message)) this.receive(response)
    if (apply.entries.length > 0) for (const response of apply.responses) this.receive(response)
  }

  /** What does not wait for the disk, and is no part of etcd's files. */
  #answer({ apply, load }: Output): void {
    const snapshot = apply?.snapshot
    if (snapshot && !this.isEtcd) {
      this.history.loaded(snapshot)
      this.step({ in: 'applied', index: snapshot.index })
    }
    for (const { to, from } of load) {
      this.step({ in: 'entriesLoaded', to, from, entries: this.disk.read(from) })
    }
  }

  /** The oldest batch that is not written. */
  processAppend(): Handled | null {
    const work = this.#appendWork.shift()
    if (work === undefined) return null
    if (work.batch !== null) this.disk.write(work.batch)
    return { text: describeWork(work), sent: work.responses }
  }

  /** The oldest entries that are not applied. */
  processApply(): Handled | null {
    const work = this.#applyWork.shift()
    if (work === undefined) return null
    this.#apply(work.entries)
    return { text: describeWork(work), sent: work.responses }
  }

  #apply(entries: readonly Entry[]): void {
    for (const entry of entries) {
      const { replica } = this.core
      const isConf = entry.type === 'conf'
      // One that a snapshot has overtaken is no news to the core any more.
      if (isConf && replica.pendingConfs[0]?.index === entry.index) {
        this.step({ in: 'confApplied', index: entry.index, accept: true })
        replica.outbox.conf = null
      }
      this.history.applied(entry, isConf ? replica.tracker.conf : null)
      if (this.isEtcd) this.#announce()
    }
  }

  /** A leader of the files sends the newest snapshot that there could be. */
  #announce(): void {
    const firstIndex = this.disk.firstIndex
    this.step({ in: 'compacted', firstIndex, snapshot: this.history.newest })
  }

  compact(index: Index): void {
    this.disk.compact(index, this.history.newest)
    this.#announce()
  }
}

function describeWork(work: AppendWork | ApplyWork): string {
  const responses = work.responses.map(({ message }) => describeMessage(message))
  return ['Processing:', describeMessage(work.message), 'Responses:', ...responses].join('\n')
}
