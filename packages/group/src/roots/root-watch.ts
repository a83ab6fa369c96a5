import type { Index, Millis, ReplicaId } from '@tesela/raft'
import { encodeSyncFrame, type SyncMessage } from '../codec/sync-codec.ts'
import type { Deadlines } from '../deadlines.ts'
import { type GroupError, HaltedError, LogDivergedError, StateDivergedError } from '../errors.ts'
import type { Leadership } from '../leadership.ts'
import { hexOf } from '../replica-id.ts'
import type { Clock, StateMachine, Transport } from '../seams.ts'
import type { GroupSettings } from '../settings.ts'
import type { LogTrail, Place } from '../snapshots/log-trail.ts'
import type { LastMark, Logger, TermedRoots, Wait } from '../types.ts'
import { type AskedRoots, createAskedRoots } from './asked-roots.ts'
import { computeRoots } from './compute-roots.ts'
import { differingParts } from './differing-parts.ts'
import { hasMajority } from './has-majority.ts'
import type { Mark } from './mark.ts'
import { createRootJury, type RootJury } from './root-jury.ts'

/**
 * Compares this member's state with the others' at every mark. Each member computes the roots there and reports them to
 * the leader; the leader says what a majority of the voters reported; each member, the leader too, judges itself by that.
 */
export interface RootWatch {
  /** Entries were applied. A mark may be among them: its roots are computed in the background. */
  applied(): void
  /** A snapshot took the place of the state: marks before it are none of this one. */
  installed(): void
  /** Whether a majority of the voters reported this root at that mark, as far as it was heard. */
  isSealed(anchor: Index, root: string): boolean
  /** Whether voters reported different roots at that mark, as far as it was heard. */
  isDisputed(anchor: Index): boolean
  received(from: ReplicaId, message: SyncMessage): void
  /** Who leads may have changed, or time has passed: what the leader does not know yet is told, and told again. */
  retry(): void
  /** The roots at the newest mark are not computed yet. */
  readonly busy: boolean
  readonly lastMark: LastMark | null
  /** Roots that somebody asks for: asked-roots.ts. */
  ask(at: Index | null, wait: Wait): Promise<TermedRoots>
  stop(): void
}

export interface RootWatchOptions<State> {
  readonly self: ReplicaId
  readonly machine: Pick<StateMachine<State>, 'revision' | 'capture' | 'captures' | 'roots'>
  readonly transport: Pick<Transport, 'send'>
  readonly clock: Clock
  readonly deadlines: Deadlines
  readonly leadership: Leadership
  readonly settings: Pick<
    GroupSettings,
    'applySliceMs' | 'rootShare' | 'electionMs' | 'heartbeatMs' | 'requestDeadlineMs'
  >
  readonly logger: Logger
  readonly trail: Pick<LogTrail, 'at'> & { readonly marks: readonly Place[] }
  isMember(replica: ReplicaId): boolean
  closing(): boolean
  halted(): GroupError | null
  /** This member's state can no longer be trusted. */
  halt(error: GroupError): void
  /** A majority has another one. */
  diverged(error: StateDivergedError): void
  /** A majority has another log, and with it another state. */
  logDiverged(error: LogDivergedError): void
}

export function createRootWatch<State>(options: RootWatchOptions<State>): RootWatch {
  return new MarkedRootWatch(options)
}

/** As many marks as a machine keeps, and a late member may still be asked about. */
const MARKS_KEPT = 2

/** A snapshot is written at a mark, or fetched, and asked about when it is there: others may have passed by then. */
const VERDICTS_KEPT = 16

/** A report is repeated after an election timeout, and each time twice as late, up to so many of them. */
const LONGEST_REPEAT = 32

type Verdict = Extract<SyncMessage, { type: 'verdict' }>

/** Computed here. */
interface OwnRoots {
  readonly roots: TermedRoots
  readonly mark: Mark
}

class MarkedRootWatch<State> implements RootWatch {
  readonly #options: RootWatchOptions<State>
  readonly #jury: RootJury
  readonly #asked: AskedRoots
  /** The newest last. */
  #own: readonly OwnRoots[] = []
  /** That were heard, the newest last. */
  #verdicts: readonly Verdict[] = []
  /** Whom the newest report is meant for, and whether he answered. */
  #told: { readonly leader: ReplicaId; answered: boolean; at: Millis; waitMs: Millis } | null = null
  #cancel: (() => void) | null = null

  constructor(options: RootWatchOptions<State>) {
    this.#options = options
    this.#jury = createRootJury({
      ...options,
      sealed: (verdict, listeners) => this.#seal(verdict, listeners),
    })
    this.#asked = createAskedRoots({ ...options, placeOf: (index) => options.trail.at(index) })
  }

  get busy(): boolean {
    return this.#marks.at(-1)?.anchor !== this.#own.at(-1)?.roots.anchor
  }

  get lastMark(): LastMark | null {
    const mark = this.#marks.at(-1)
    if (mark === undefined) return null
    const { anchor } = mark
    const own = this.#own.find(({ roots }) => roots.anchor === anchor)?.roots
    return {
      anchor,
      root: own === undefined ? null : hexOf(Buffer.from(own.root, 'latin1')),
      sealed: own !== undefined && own.root === this.#newest?.sealed.root,
    }
  }

  ask(at: Index | null, wait: Wait): Promise<TermedRoots> {
    return this.#asked.ask(at, wait)
  }

  get #marks(): readonly Place[] {
    return this.#options.trail.marks
  }

  applied(): void {
    this.#compute()
  }

  installed(): void {
    this.stop()
    this.#own = []
    this.#told = null
  }

  isSealed(anchor: Index, root: string): boolean {
    return this.#verdicts.some(({ sealed }) => sealed.anchor === anchor && sealed.root === root)
  }

  isDisputed(anchor: Index): boolean {
    return this.#jury.isDisputed(anchor)
  }

  received(from: ReplicaId, message: SyncMessage): void {
    const { leadership, halted, isMember } = this.#options
    if (halted() !== null || !isMember(from)) return
    if (message.type === 'report') {
      if (leadership.self && this.#isMark(message.roots)) {
        this.#jury.report(from, message.roots, this.#marks)
      }
    } else if (from === leadership.leader) {
      if (this.#told?.leader === from && message.sealed.anchor === this.#own.at(-1)?.roots.anchor) {
        this.#told.answered = true
      }
      this.#judge(message)
    }
  }

  retry(): void {
    const { leadership, clock, settings, halted } = this.#options
    const { leader } = leadership
    if (!leadership.self) this.#jury.dismiss()
    const roots = this.#own.at(-1)?.roots
    // Led again, he may have forgotten what he was told.
    if (leader === null) this.#told = null
    if (roots === undefined || leader === null || halted() !== null) return
    const now = clock.now()
    const told = this.#told?.leader === leader ? this.#told : null
    if (told !== null && (told.answered || now < told.at)) return
    const waitMs = told?.waitMs ?? settings.electionMs
    const next = Math.min(2 * waitMs, LONGEST_REPEAT * settings.electionMs)
    this.#told = { leader, answered: leadership.self, at: now + waitMs, waitMs: next }
    this.#tell(leader, roots)
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  #isMark({ anchor, term }: TermedRoots): boolean {
    return this.#marks.some((mark) => mark.anchor === anchor && mark.term === term)
  }

  /** One mark after the other; a mark that others followed meanwhile is left out. */
  #compute(): void {
    const { machine, clock, settings, halted } = this.#options
    const mark = this.#marks.at(-1)
    if (!this.busy || mark === undefined || this.#cancel !== null || halted() !== null) return
    const capture = machine.captures().find(({ anchor }) => anchor === mark.anchor)
    if (capture === undefined) return
    this.#cancel = computeRoots(machine.roots(capture.state, mark), {
      clock,
      sliceMs: settings.applySliceMs,
      share: settings.rootShare,
      done: (roots) => {
        this.#cancel = null
        this.#computed({ ...roots, term: mark.term, log: mark.logRoot }, mark)
        this.#compute()
      },
      failed: (cause) => {
        const message = `halted: computing the roots at ${mark.anchor} failed`
        this.#options.halt(new HaltedError(message, { cause }))
      },
    })
  }

  #computed(roots: TermedRoots, mark: Mark): void {
    if (this.#options.halted() !== null) return
    this.#own = [...this.#own, { roots, mark }].slice(-MARKS_KEPT)
    this.#told = null
    if (this.#newest !== null) this.#judge(this.#newest)
    this.retry()
  }

  #tell(leader: ReplicaId, roots: TermedRoots): void {
    const { self, transport } = this.#options
    if (leader === self) this.#jury.report(self, roots, this.#marks)
    else transport.send(leader, 'sync', encodeSyncFrame({ type: 'report', roots }))
  }

  /** This member leads. The others are told first: whoever finds that it diverged itself says no more. */
  #seal(verdict: Verdict, listeners: readonly ReplicaId[]): void {
    const { self, transport } = this.#options
    const body = encodeSyncFrame(verdict)
    for (const listener of listeners) {
      if (listener !== self) transport.send(listener, 'sync', body)
    }
    if (listeners.includes(self)) this.#judge(verdict)
  }

  get #newest(): Verdict | null {
    return this.#verdicts.at(-1) ?? null
  }

  #heard(verdict: Verdict): void {
    const { anchor } = verdict.sealed
    const others = this.#verdicts.filter(({ sealed }) => sealed.anchor !== anchor)
    const ordered = [...others, verdict].sort(
      (one, other) => one.sealed.anchor - other.sealed.anchor,
    )
    this.#verdicts = ordered.slice(-VERDICTS_KEPT)
  }

  #judge(verdict: Verdict): void {
    this.#heard(verdict)
    const { sealed, by } = verdict
    const found = this.#own.find(
      ({ roots }) => roots.anchor === sealed.anchor && roots.term === sealed.term,
    )
    if (found === undefined || found.roots.root === sealed.root) return
    const { roots: own, mark } = found
    const parts = differingParts(own, sealed)
    const message = `the state of this member at ${own.anchor} is not that of the majority: ${parts.join(', ')} differ`
    this.#options.logger.info({ anchor: own.anchor, sealedBy: by }, 'this member judges itself')
    // Another state under the same log can be mended; under another log nothing can (sync.md §3).
    const isOtherLog = own.log !== null && sealed.log !== null && own.log !== sealed.log
    if (isOtherLog && this.#areMajority(by, mark)) {
      this.#options.logDiverged(new LogDivergedError(own.anchor))
      return
    }
    this.#options.diverged(new StateDivergedError(message, parts, own.anchor))
  }

  /**
   * Without this member, which said something else. A verdict that counts it is wrong: it may cost a repair, and not the
   * voice of this member for good.
   */
  #areMajority(by: readonly ReplicaId[], { conf }: Mark): boolean {
    const { self } = this.#options
    return hasMajority(conf, (voter) => voter !== self && by.includes(voter))
  }
}
