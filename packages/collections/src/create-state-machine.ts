import type { GroupRecord, Limits } from '@tesela/protos/collections'
import { admit } from './admission.ts'
import { applyCommandAt, applyEntry } from './apply-entry.ts'
import { isMark, markEntry, stamp, stampOf, tickEntry } from './envelope.ts'
import { StateBrokenError } from './errors.ts'
import { GroupDraft } from './group-draft.ts'
import { judgeInvite } from './invites.ts'
import { JudgedCommands } from './judged-commands.ts'
import { isKeptMark } from './kept-mark.ts'
import { completeLimits } from './limits.ts'
import type {
  Admission,
  Capture,
  CollectionsMachine,
  InviteVerdict,
  MachineEntry,
  MachineResult,
  StateInstaller,
  StateReader,
} from './machine.ts'
import type { MemberView } from './member-view.ts'
import { wasRemoved } from './members.ts'
import { answerQuery } from './query.ts'
import { applyShortRun, type ReadEntry, readShortRun } from './short-run.ts'
import { createStateInstaller } from './snapshot/state-installer.ts'
import { createStateReader } from './snapshot/state-reader.ts'
import { createGroupState, type GroupState } from './state.ts'
import type { CapturedAt, StateRoots } from './state-digests.ts'
import { stateRoots } from './state-roots.ts'
import { exhaust, type Steps, takesSteps } from './steps.ts'

export interface StateMachineOptions {
  /** Limits until the first entry of the group brings its own: for tests without one. */
  readonly limits?: Partial<Limits>
  /** Data of entries that are applied between two yields, but for the last entry. */
  readonly stepBytes?: number
}

/** The state machine of a group, empty. */
export function createStateMachine(options: StateMachineOptions = {}): CollectionsMachine {
  const { limits, stepBytes = defaultStepBytes } = options
  return new Machine(createGroupState({ limits: completeLimits(limits) }), stepBytes)
}

/** The newest, and the one that others may still be comparing. */
const capturesKept = 2

/** About as many edits as a step of a large entry has. */
const defaultStepBytes = 512

/** Edits in place cost less, and a run of them is as long as a step may be. */
const shortRunSteps = 32

class Machine implements CollectionsMachine {
  readonly #stepBytes: number
  readonly #judged = new JudgedCommands()
  /** What is applied. It is edited in place while nobody has a capture of what it holds. */
  #draft: GroupDraft
  /** What the draft holds, for ever. Null: nobody has asked for it. */
  #sealed: GroupState | null
  /** An entry was applied halfway. */
  #broken: StateBrokenError | null = null
  #captures: readonly Capture[] = []
  #members: { readonly of: GroupState['members']; readonly view: ReadonlyMap<string, MemberView> }

  constructor(state: GroupState, stepBytes: number) {
    this.#stepBytes = stepBytes
    this.#draft = new GroupDraft(state)
    this.#sealed = state
    this.#members = { of: state.members, view: new Map(state.members) }
  }

  get revision(): number {
    return this.#draft.revision
  }

  get logTime(): number {
    return this.#draft.logTime
  }

  get sessions(): { readonly count: number; readonly resultBytes: number } {
    return { count: this.#draft.sessionCount, resultBytes: this.#draft.resultBytes }
  }

  apply(entries: readonly MachineEntry[]): readonly MachineResult[] {
    return exhaust(this.applySteps(entries))
  }

  *applySteps(entries: readonly MachineEntry[]): Steps<readonly MachineResult[]> {
    if (this.#broken !== null) throw this.#broken
    const bytesAtMost = shortRunSteps * this.#stepBytes
    const run = readShortRun(this.#draft, entries, bytesAtMost, this.#judged)
    const results = run.isShort
      ? this.#applyShort(run.entries)
      : yield* this.#applyLong(entries, run.entries)
    if (this.#draft.isFull) this.capture()
    return results
  }

  /** In one step, in place. */
  #applyShort(entries: readonly ReadEntry[]): readonly MachineResult[] {
    this.#sealed = null
    try {
      return applyShortRun(this.#draft, entries)
    } catch (cause) {
      this.#broken = new StateBrokenError(cause)
      throw cause
    }
  }

  /**
   * In steps, in a copy: what others look at meanwhile is the state before.
   *
   * @param read - the first ones of them, which nobody need read again
   */
  *#applyLong(
    entries: readonly MachineEntry[],
    read: readonly ReadEntry[],
  ): Steps<readonly MachineResult[]> {
    const before = this.capture()
    const captures: Capture[] = []
    const results: MachineResult[] = []
    let draft = new GroupDraft(before)
    let bytes = 0
    for (const [at, entry] of entries.entries()) {
      if (bytes >= this.#stepBytes) {
        bytes = 0
        yield
      }
      if (entry.type === 'normal') bytes += entry.data.length
      const known = read[at]
      if (known === undefined && entry.type === 'normal') this.#judged.forget(entry.data)
      const work =
        known === undefined
          ? applyEntry(draft, entry)
          : applyCommandAt(draft, known.index, known.logTime, known.command)
      results.push(takesSteps(work) ? yield* work : work)
      draft.revision = entry.index
      if (entry.type === 'normal' && isMark(entry.data)) {
        // The batch is cut here: every member captures at exactly this entry, however its log is cut into batches.
        const state = draft.seal()
        captures.push({ anchor: entry.index, state })
        draft = new GroupDraft(state)
      }
    }
    // What the steps were given up for is not to be undone by the one who forgot to give them up.
    if (this.#sealed !== before) throw new Error('entries were applied to a state that is gone')
    this.#draft = draft
    this.#sealed = null
    this.#captures = [...this.#captures, ...captures].slice(-capturesKept)
    return results
  }

  captures(): readonly Capture[] {
    return this.#captures
  }

  capture(): GroupState {
    if (this.#broken !== null) throw this.#broken
    if (this.#sealed === null) {
      this.#sealed = this.#draft.seal()
      this.#draft = new GroupDraft(this.#sealed)
    }
    return this.#sealed
  }

  query(state: GroupState, request: Uint8Array): Uint8Array {
    return answerQuery(state, request)
  }

  admissible(data: Uint8Array): Admission | Iterator<void, Admission> {
    return admit(this.#draft, data, this.#judged)
  }

  stamp(data: Uint8Array, logTime: number): void {
    stamp(data, logTime)
  }

  stampOf(data: Uint8Array): number | null {
    return stampOf(data)
  }

  nextDue(): number | null {
    const { earliest } = this.#draft.deadlines
    return earliest === Number.POSITIVE_INFINITY ? null : earliest
  }

  tick(): Uint8Array {
    return tickEntry()
  }

  isMark(data: Uint8Array): boolean {
    return isMark(data)
  }

  isKeptMark(data: Uint8Array): boolean {
    return isKeptMark(data)
  }

  mark(kept: boolean): Uint8Array {
    return markEntry(kept)
  }

  roots(state: GroupState, at: CapturedAt): Iterator<void, StateRoots> {
    return stateRoots(state, at)
  }

  reader(state: GroupState, at: CapturedAt): StateReader {
    return createStateReader(state, at)
  }

  installer(header: Uint8Array, origin: 'self' | 'peer' = 'peer'): StateInstaller<GroupState> {
    return createStateInstaller(header, origin)
  }

  install(state: GroupState): void {
    this.#draft = new GroupDraft(state)
    this.#sealed = state
    this.#broken = null
    // What was captured before is of another history as far as the log here knows.
    this.#captures = []
  }

  members(): ReadonlyMap<string, MemberView> {
    const { members } = this.#draft
    if (this.#members.of !== members) this.#members = { of: members, view: new Map(members) }
    return this.#members.view
  }

  wasRemoved(replica: string): boolean {
    return wasRemoved(this.#draft, replica)
  }

  invite(inviteId: Uint8Array, logTime: number): InviteVerdict {
    return judgeInvite(this.#draft, inviteId, logTime)
  }

  group(): GroupRecord | null {
    return this.#draft.group
  }

  limits(): Limits {
    return { ...this.#draft.limits }
  }
}
