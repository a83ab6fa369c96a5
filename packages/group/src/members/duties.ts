import { ConfContext } from '@tesela/protos/collections'
import type { Millis, Outcome, RaftStatus, ReplicaId } from '@tesela/raft'
import type { DiskSpace } from '../disk-space.ts'
import type { GroupError } from '../errors.ts'
import type { Leadership } from '../leadership.ts'
import type { LogClock } from '../log-clock.ts'
import type { Mailbox } from '../mailbox.ts'
import type { PendingEntries } from '../pending-entries.ts'
import type { StateMachine } from '../seams.ts'
import type { GroupSettings } from '../settings.ts'
import type { KeptWhere } from '../snapshots/keeper.ts'
import type { Logger } from '../types.ts'
import { planSuccession } from './plan-succession.ts'
import type { Standing } from './standing.ts'
import { viewMembers } from './view-members.ts'

/**
 * What a leader does unasked: it promotes learners that have caught up, removes the former lives of a peer that joined
 * again, lets time pass in the log, and sets marks.
 */
export interface Duties {
  /** In a turn, after every tick of the clock. */
  perform(now: Millis): void
}

/** What marks are set for. */
export interface MarkNeeds {
  /** The roots at the newest one are not computed yet. */
  busy(): boolean
  /** A snapshot is due. Null: none is. */
  wanted(): KeptWhere | null
}

export interface DutiesOptions {
  readonly self: ReplicaId
  readonly mailbox: Mailbox
  readonly leadership: Leadership
  readonly pending: PendingEntries
  readonly machine: StateMachine
  readonly logClock: LogClock
  readonly standing: Standing
  readonly marks: MarkNeeds
  readonly space: DiskSpace
  readonly settings: Pick<GroupSettings, 'markEvery'>
  readonly logger: Logger
  status(): RaftStatus
  halted(): GroupError | null
}

export function createDuties(options: DutiesOptions): Duties {
  return new LeaderDuties(options)
}

class LeaderDuties implements Duties {
  readonly #options: DutiesOptions
  #succeeding = false
  #ticking = false
  #marking = false

  constructor(options: DutiesOptions) {
    this.#options = options
  }

  perform(now: Millis): void {
    const { leadership, machine, logClock, standing } = this.#options
    if (!leadership.self || this.#options.halted() !== null) {
      standing.measure(now, null)
      return
    }
    const status = this.#options.status()
    standing.measure(now, status.last.index)
    if (this.#options.space.full) return
    const due = machine.nextDue()
    if (due !== null && !this.#ticking && due <= logClock.now()) this.#tick()
    if (!this.#marking) this.#markIfDue()
    if (!this.#succeeding) this.#succeed(now, status)
  }

  #tick(): void {
    this.#ticking = true
    this.#propose(this.#options.machine.tick(), () => {
      this.#ticking = false
    })
  }

  /**
   * Those that are set for comparing alone wait until the roots at the last one are computed: marks that come faster than
   * that would never be compared.
   */
  #markIfDue(): void {
    const { machine, marks, settings } = this.#options
    const wanted = marks.wanted()
    if (wanted === null) {
      if (settings.markEvery === 0 || marks.busy()) return
      const last = machine.captures().at(-1)?.anchor ?? 0
      if (machine.revision - last < settings.markEvery) return
    }
    this.#mark(wanted === 'everywhere')
  }

  /** Where a version of the entry that some member cannot read would have to wait: every version so far reads marks. */
  #mark(kept: boolean): void {
    this.#marking = true
    this.#propose(this.#options.machine.mark(kept), () => {
      this.#marking = false
    })
  }

  #propose(entry: Uint8Array, ended: () => void): void {
    const { machine, logClock, mailbox } = this.#options
    const data = entry.slice()
    machine.stamp(data, logClock.now())
    mailbox.propose([data], (outcome) => this.#follow(outcome, ended))
  }

  #succeed(now: Millis, status: RaftStatus): void {
    const { mailbox, logger, logClock } = this.#options
    // Whom it removes has no process: whatever the others lack, that one gives nobody.
    const isFit = () => true
    const succession = planSuccession(viewMembers(this.#options, status, now, isFit))
    if (succession === null) return
    const { replica, promoted, former, ops } = succession
    this.#succeeding = true
    mailbox.proposeConf(
      {
        transition: 'auto',
        ops,
        context: ConfContext.encode({ logTime: logClock.now(), members: [] }),
        expectConfIndex: status.confIndex,
      },
      (outcome) => {
        // Refused while another change is under way: the next tick tries again.
        if (outcome.ok) {
          const fields = { replica, promoted, former }
          if (promoted) logger.info(fields, 'a learner has caught up: it becomes a voter')
          else
            logger.info(fields, 'a peer that joined again has caught up: what it was before goes')
        }
        this.#follow(outcome, () => {
          this.#succeeding = false
        })
      },
    )
  }

  /** Calls back once nothing of the proposal is under way any more. */
  #follow(outcome: Outcome, ended: () => void): void {
    if (!outcome.ok) {
      ended()
      return
    }
    const { term, index } = outcome.first
    this.#options.pending.add({
      term,
      first: index,
      count: outcome.count,
      applied: ended,
      lost: ended,
      unknown: ended,
    })
  }
}
