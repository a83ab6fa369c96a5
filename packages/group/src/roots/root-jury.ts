import type { Index, ReplicaId } from '@tesela/raft'
import type { SyncMessage } from '../codec/sync-codec.ts'
import type { Logger, TermedRoots } from '../types.ts'
import { type Ballot, createBallot } from './ballot.ts'
import type { Mark } from './mark.ts'

/** What a leader makes of the reports: it finds out what the majority has, and judges nobody. */
export interface RootJury {
  /** Takes a report of one of the marks; what was collected of others is dropped. */
  report(from: ReplicaId, roots: TermedRoots, marks: readonly Mark[]): void
  /** Somebody else leads: whoever does asks everybody anew. */
  dismiss(): void
  /** Whether voters reported different roots there, as far as it was heard in this life. */
  isDisputed(anchor: Index): boolean
}

type Verdict = Extract<SyncMessage, { type: 'verdict' }>

export interface RootJuryOptions {
  readonly logger: Logger
  /** The majority has these roots: for whom it is news. */
  sealed(verdict: Verdict, listeners: readonly ReplicaId[]): void
}

export function createRootJury(options: RootJuryOptions): RootJury {
  return new LeadersJury(options)
}

interface Trial {
  readonly ballot: Ballot
  verdict: Verdict | null
  undecided: boolean
}

/** A snapshot is kept for longer than a mark: whether it is disputed is asked as long. */
const DISPUTES_KEPT = 16

class LeadersJury implements RootJury {
  readonly #options: RootJuryOptions
  #trials: readonly Trial[] = []
  #disputed: readonly Index[] = []

  constructor(options: RootJuryOptions) {
    this.#options = options
  }

  report(from: ReplicaId, roots: TermedRoots, marks: readonly Mark[]): void {
    // As many as there are marks, whatever anybody reports.
    this.#trials = marks.map(
      ({ anchor, term, conf }) =>
        this.#trials.find(({ ballot }) => ballot.anchor === anchor) ?? {
          ballot: createBallot(anchor, term, conf),
          verdict: null,
          undecided: false,
        },
    )
    const trial = this.#trials.find(({ ballot }) => ballot.anchor === roots.anchor)
    if (trial === undefined) return
    trial.ballot.add(from, roots)
    if (trial.ballot.disputed && !this.isDisputed(roots.anchor)) {
      this.#disputed = [...this.#disputed, roots.anchor].slice(-DISPUTES_KEPT)
    }
    if (trial.verdict === null) this.#count(trial)
    else this.#options.sealed(trial.verdict, [from])
  }

  dismiss(): void {
    this.#trials = []
  }

  isDisputed(anchor: Index): boolean {
    return this.#disputed.includes(anchor)
  }

  #count(trial: Trial): void {
    const { ballot } = trial
    const { logger, sealed } = this.#options
    const outcome = ballot.outcome()
    if (outcome.is === 'sealed') {
      trial.verdict = { type: 'verdict', sealed: outcome.roots, by: outcome.by }
      sealed(trial.verdict, ballot.reporters)
    } else if (outcome.is === 'undecided' && !trial.undecided) {
      trial.undecided = true
      const fields = { anchor: ballot.anchor, reported: ballot.reporters }
      logger.warn(fields, 'undecided: no root has a majority of the voters, nobody is judged')
    }
  }
}
