import type { Index, Millis, SnapshotMeta } from '@tesela/raft'
import { DiskFullError, type Divergence, type SnapshotStore } from '@tesela/storage'
import type { CatchUp } from '../catch-up/catch-up.ts'
import type { LogReplay } from '../catch-up/log-replay.ts'
import { LogDivergedError, StateDivergedError } from '../errors.ts'
import type { Mailbox } from '../mailbox.ts'
import type { Clock, StateMachine } from '../seams.ts'
import type { SnapshotKeeper } from '../snapshots/keeper.ts'
import type { StartingState } from '../snapshots/starting-state.ts'
import type { Logger, RepairStatus } from '../types.ts'
import { isLogDiverged, logPart } from './diverged-log.ts'
import { isGivenUp, repairsAtMost } from './given-up.ts'
import { missingState } from './missing-state.ts'

/**
 * What becomes of a member whose state is not that of the majority. It serves nothing, leads nobody, and goes on to
 * acknowledge and to vote, for its log is good; meanwhile it fetches a state that a majority vouches for, and applies to
 * it what its log has behind that. What it has on disk of the other one is kept for whoever looks into it, and no start
 * begins from it. After two repairs the machine is not to be trusted: it stays halted.
 */
export interface Repair {
  /** Goes on with what a former life has not brought to its end. */
  start(): void
  /** A majority has another state than this member. */
  diverged(error: StateDivergedError): void
  /** A majority has another log than this member: it ends here, in this life and all others. */
  logDiverged(error: LogDivergedError): void
  /** Another state took the place of the one that was here. @param sealed - a majority vouches for it */
  installed(anchor: Index, sealed: boolean): void
  /** Time has passed: what the disk had no space for is tried again. */
  retry(): void
  /** Null: the state of this member never diverged. */
  readonly status: RepairStatus | null
  /** When the disk has nothing under way any more. */
  settled(): Promise<void>
}

export interface RepairOptions {
  readonly start: Pick<StartingState, 'lost' | 'divergence'>
  /** The snapshot that the log names at the start. */
  readonly named: Pick<SnapshotMeta, 'index'> | null
  readonly machine: Pick<StateMachine, 'revision'>
  readonly snapshots: Pick<SnapshotStore, 'list' | 'quarantine' | 'noteDivergence'>
  readonly keeper: Pick<SnapshotKeeper, 'disown'>
  readonly catchUp: Pick<CatchUp<unknown>, 'repair' | 'giveUp'>
  readonly replay: Pick<LogReplay, 'giveUp'>
  readonly mailbox: Pick<Mailbox, 'post'>
  readonly clock: Pick<Clock, 'now'>
  readonly logger: Logger
  /** The state stands still from here on, and nothing is served. */
  halt(error: StateDivergedError | LogDivergedError): void
  /** The state is a good one: it moves, and is served, again. */
  resume(): void
  /** The disk failed: the process must end. */
  failed(error: unknown): void
}

export function createRepair(options: RepairOptions): Repair {
  return new CountedRepair(options)
}

/** What a full disk had no room for is tried again so long after. */
const AGAIN_AFTER_MS = 1000

class CountedRepair implements Repair {
  readonly #options: RepairOptions
  #divergence: Divergence | null
  #underWay = false
  /** A disk without space has not taken the note, or kept anything for later. */
  #unwritten = false
  #againAt: Millis = 0
  #noting: Promise<void> = Promise.resolve()
  #work: Promise<void> = Promise.resolve()
  /** Settles when nobody has anything open of what is set aside, however often that is tried. */
  #unused: Promise<unknown> = Promise.resolve()

  constructor(options: RepairOptions) {
    this.#options = options
    this.#divergence = options.start.divergence
  }

  get status(): RepairStatus | null {
    if (this.#divergence === null || this.#isLogDiverged) return null
    const { times } = this.#divergence
    const state = this.#givenUp ? 'givenUp' : this.#underWay ? 'underWay' : 'done'
    return { times, atMost: repairsAtMost, state }
  }

  get #isLogDiverged(): boolean {
    return isLogDiverged(this.#divergence)
  }

  get #givenUp(): boolean {
    return isGivenUp(this.#divergence)
  }

  start(): void {
    const { start, named, mailbox, halt } = this.#options
    const divergence = this.#divergence
    if (divergence === null) return
    if (this.#givenUp) mailbox.post({ in: 'stateLost' })
    else if (missingState(start, named).sealedOnly) this.#underWay = true
    else return
    if (this.#isLogDiverged) this.#keepLog()
    halt(errorOf(divergence))
  }

  diverged({ anchor, collections }: StateDivergedError): void {
    const times = (this.#divergence?.times ?? 0) + 1
    const { revision } = this.#options.machine
    this.#condemn({ times, revision, anchor, parts: collections })
  }

  logDiverged({ anchor }: LogDivergedError): void {
    if (this.#isLogDiverged) return
    const times = this.#divergence?.times ?? 0
    const { revision } = this.#options.machine
    this.#condemn({ times, revision, anchor, parts: [logPart] })
  }

  installed(anchor: Index, sealed: boolean): void {
    const divergence = this.#divergence
    // Its log was taken back to that anchor, so that it can go on to acknowledge; nothing is made of the state.
    if (this.#givenUp) this.#options.mailbox.post({ in: 'stateLost' })
    if (!this.#underWay || divergence === null) return
    if (!sealed || anchor <= divergence.revision) {
      // It was on its way when this member was judged: nobody vouches for it, or a start would take it for the former one.
      this.#condemn({ ...divergence, revision: Math.max(anchor, divergence.revision) })
      return
    }
    const { logger, resume } = this.#options
    this.#underWay = false
    resume()
    const fields = { anchor, repair: divergence.times, atMost: repairsAtMost }
    logger.warn(fields, 'the state is repaired: a majority vouches for it')
  }

  retry(): void {
    if (!this.#unwritten || this.#options.clock.now() < this.#againAt) return
    this.#write()
  }

  settled(): Promise<void> {
    return this.#work
  }

  #condemn(divergence: Divergence): void {
    const { halt, mailbox, catchUp, keeper, logger } = this.#options
    const { times, revision, anchor } = divergence
    this.#divergence = divergence
    this.#underWay = !this.#givenUp
    halt(errorOf(divergence))
    mailbox.post({ in: 'stateLost' })
    if (this.#isLogDiverged) this.#keepLog()
    if (this.#underWay) {
      catchUp.repair(revision)
      const fields = { revision, anchor, repair: times, atMost: repairsAtMost }
      logger.warn(fields, 'a state that a majority vouches for is fetched in place of this one')
    }
    this.#unused = Promise.all([this.#unused, keeper.disown(revision)])
    this.#write()
  }

  /** Whatever it fetches would take the place of a log that somebody has to look into. */
  #keepLog(): void {
    const { catchUp, replay } = this.#options
    catchUp.giveUp()
    replay.giveUp()
  }

  /**
   * The note first: from then on no start begins from what is set aside, whether it is by then or not. What the disk has
   * no space to note is set aside all the same: a start finds no state then, though it does not know why.
   */
  #write(): void {
    const { snapshots } = this.#options
    this.#unwritten = false
    const divergence = this.#divergence
    this.#noting = this.#noting.then(() =>
      this.#try(() => divergence && snapshots.noteDivergence(divergence)),
    )
    this.#work = Promise.all([this.#work, this.#noting, this.#unused])
      .then(() => this.#try(() => this.#setAside()))
      .catch((error: unknown) => this.#options.failed(error))
  }

  /** What a full disk does not take is tried again. */
  async #try(step: () => Promise<void> | null): Promise<void> {
    const { clock, logger } = this.#options
    try {
      await step()
    } catch (error) {
      if (!(error instanceof DiskFullError)) throw error
      this.#unwritten = true
      this.#againAt = clock.now() + AGAIN_AFTER_MS
      logger.warn({ error }, 'what becomes of a state that diverged is not noted: the disk is full')
    }
  }

  async #setAside(): Promise<void> {
    const { snapshots, logger } = this.#options
    const { revision } = this.#divergence ?? { revision: 0 }
    for (const id of await snapshots.list()) {
      if (id.index > revision) continue
      const movedTo = await snapshots.quarantine(id)
      const fields = { anchor: id.index, movedTo }
      logger.warn(fields, 'a snapshot of a state that diverged is set aside')
    }
  }
}

function errorOf(divergence: Divergence): StateDivergedError | LogDivergedError {
  const { times, anchor, parts } = divergence
  if (isLogDiverged(divergence)) return new LogDivergedError(anchor)
  const found = `the state of this member at ${anchor} is not that of the majority: ${parts.join(', ')} differ`
  const then = isGivenUp(divergence)
    ? `it was repaired ${repairsAtMost} times before, and is no more: its peer has to join anew, with nothing of this, on a machine that is sound`
    : `it fetches one that a majority vouches for (repair ${times} of ${repairsAtMost})`
  return new StateDivergedError(`${found}; ${then}`, parts, anchor)
}
