import { ConfContext } from '@tesela/protos/collections'
import type { Index, Millis, Outcome, RaftStatus, ReplicaId } from '@tesela/raft'
import type { Leadership } from './leadership.ts'
import type { LogClock } from './log-clock.ts'
import type { Mailbox } from './mailbox.ts'
import type { PendingEntries } from './pending-entries.ts'
import type { StateMachine } from './seams.ts'
import type { GroupSettings } from './settings.ts'
import type { Logger } from './types.ts'

/** What a leader does unasked: it promotes learners that have caught up, and lets time pass in the log. */
export interface Duties {
  /** In a turn, after every tick of the clock. */
  perform(now: Millis): void
  /** A message of the peer arrived. */
  heard(peer: ReplicaId, now: Millis): void
}

export interface DutiesOptions {
  readonly mailbox: Mailbox
  readonly leadership: Leadership
  readonly pending: PendingEntries
  readonly machine: StateMachine
  readonly logClock: LogClock
  readonly settings: GroupSettings
  readonly logger: Logger
  status(): RaftStatus
  halted(): string | null
}

export function createDuties(options: DutiesOptions): Duties {
  return new LeaderDuties(options)
}

class LeaderDuties implements Duties {
  readonly #options: DutiesOptions
  readonly #heard = new Map<ReplicaId, Millis>()
  /** Last index of the log, one heartbeat ago: what came since is a heartbeat's worth. */
  #beat: { readonly at: Millis; readonly last: Index } | null = null
  #worth = 0
  #promoting = false
  #ticking = false

  constructor(options: DutiesOptions) {
    this.#options = options
  }

  heard(peer: ReplicaId, now: Millis): void {
    this.#heard.set(peer, now)
  }

  perform(now: Millis): void {
    const { leadership, machine, logClock } = this.#options
    if (!leadership.self || this.#options.halted() !== null) {
      this.#beat = null
      this.#heard.clear()
      return
    }
    const due = machine.nextDue()
    if (due !== null && !this.#ticking && due <= logClock.now()) this.#tick()
    this.#promote(now)
  }

  #tick(): void {
    const { machine, logClock, mailbox } = this.#options
    const data = machine.tick().slice()
    machine.stamp(data, logClock.now())
    this.#ticking = true
    mailbox.propose([data], (outcome) => {
      this.#follow(outcome, () => {
        this.#ticking = false
      })
    })
  }

  #promote(now: Millis): void {
    const { machine, settings, mailbox, logger, logClock } = this.#options
    const { progress, last, conf } = this.#options.status()
    this.#measure(now, last.index)
    if (this.#promoting) return
    const lag = Math.max(settings.promotionLag, this.#worth)
    const ready = conf.learners.find((id) => {
      const heard = this.#heard.get(id)
      const match = progress.get(id)?.match ?? 0
      return (
        machine.members().get(id)?.role === 'voter' &&
        match > 0 &&
        last.index - match <= lag &&
        heard !== undefined &&
        now - heard <= settings.electionMs
      )
    })
    if (ready === undefined) return
    this.#promoting = true
    mailbox.proposeConf(
      {
        transition: 'auto',
        ops: [{ op: 'addVoter', id: ready }],
        context: ConfContext.encode({ logTime: logClock.now(), members: [] }),
      },
      (outcome) => {
        // Refused while another change is under way: the next tick tries again.
        if (outcome.ok)
          logger.info({ replica: ready }, 'a learner has caught up: it becomes a voter')
        this.#follow(outcome, () => {
          this.#promoting = false
        })
      },
    )
  }

  /** How many entries one heartbeat brings. */
  #measure(now: Millis, last: Index): void {
    const beat = this.#beat
    if (beat !== null && now - beat.at < this.#options.settings.heartbeatMs) return
    this.#worth = beat === null ? 0 : last - beat.last
    this.#beat = { at: now, last }
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
    })
  }
}
