import { Core } from '../core.ts'
import type { Config, Entry, Message, Output } from '../types.ts'
import { describeEntry, describeHardState, describeMessage, describeSoft } from './describe.ts'
import type { MemberDisk } from './member-disk.ts'

/** One replica of a conformance run, with its disk and its state machine, both of which answer at once. */
export class Member {
  readonly #config: Config
  readonly #disk: MemberDisk
  /** Shared by the members of a run: see `describeEntry`. */
  readonly #v1Indexes: ReadonlySet<number>
  #core: Core
  #now = 0

  constructor(config: Config, disk: MemberDisk, v1Indexes: ReadonlySet<number>) {
    this.#config = config
    this.#disk = disk
    this.#v1Indexes = v1Indexes
    this.#core = this.#boot(Number.POSITIVE_INFINITY)
  }

  get id(): string {
    return this.#config.id
  }

  get core(): Core {
    return this.#core
  }

  get log(): readonly Entry[] {
    return this.#disk.entries
  }

  #boot(inMemory: number): Core {
    const core = new Core(this.#config, this.#disk.recover(inMemory))
    core.step({ in: 'tick', now: this.#now })
    return core
  }

  /** A crash and a new start: what was not written is gone. */
  restart(inMemory: number): void {
    this.#core = this.#boot(inMemory)
  }

  /** Lets this many heartbeat intervals pass. */
  tick(times: number): void {
    for (let i = 0; i < times; i++) {
      this.#now += this.#config.heartbeatMs
      this.#core.step({ in: 'tick', now: this.#now })
    }
  }

  /** Does what the core wants done, and describes it. The messages that leave go to `send`. */
  handleReady(send: (msg: Message) => void): string {
    if (!this.#core.hasOutput()) return '<empty Ready>'
    const before = this.#disk.hardState
    const output = this.#core.takeOutput()
    const { persist, apply } = output
    const hardState = persist?.hardState ?? before
    const mustSync =
      (persist?.entries.length ?? 0) > 0 ||
      hardState.term !== before.term ||
      hardState.vote !== before.vote
    const text = this.#describe(output, mustSync)
    for (const entry of apply?.entries ?? []) {
      if (entry.type !== 'conf') continue
      this.#core.step({ in: 'confApplied', index: entry.index, accept: true })
      // Whom to dial is no part of the files, and must not make an output of its own.
      this.#core.replica.outbox.conf = null
    }
    if (persist !== null) {
      this.#disk.write(persist)
      this.#core.step({ in: 'persisted', seq: persist.seq })
    }
    const applied = apply?.entries.at(-1)
    if (applied !== undefined) this.#core.step({ in: 'applied', index: applied.index })
    for (const { to, from } of output.load) {
      this.#core.step({ in: 'entriesLoaded', to, from, entries: this.#disk.read(from) })
    }
    for (const msg of messagesOf(output)) send(msg)
    return text
  }

  #describe(output: Output, mustSync: boolean): string {
    const { persist, apply, soft } = output
    const lines = [`Ready MustSync=${mustSync}:`]
    if (soft !== null) lines.push(describeSoft(soft))
    if (persist?.hardState) lines.push(describeHardState(persist.hardState))
    const entry = (each: Entry) => describeEntry(each, this.#v1Indexes)
    const section = (title: string, texts: readonly string[]) => {
      if (texts.length > 0) lines.push(`${title}:`, ...texts)
    }
    section('Entries', (persist?.entries ?? []).map(entry))
    section('CommittedEntries', (apply?.entries ?? []).map(entry))
    section(
      'Messages',
      messagesOf(output).map((msg) => describeMessage(msg, this.#v1Indexes)),
    )
    // Words of this project's own files; etcd's never make the core say these.
    section(
      'Reads',
      output.reads.map(({ ctx, index }) => `${ctx} at ${index}`),
    )
    section('ReadsFailed', output.readsFailed.map(String))
    section(
      'Refused',
      output.proposals.flatMap((outcome) => (outcome.ok ? [] : [outcome.why])),
    )
    section(
      'Load',
      output.load.map(({ to, from }) => `from ${from} for ${to}`),
    )
    section(
      'NeedCatchUp',
      output.needCatchUp.map(({ to, from }) => `${to} from ${from}`),
    )
    return lines.join('\n')
  }
}

const messagesOf = ({ send, persist }: Output): readonly Message[] => [
  ...send,
  ...(persist?.after ?? []),
]
