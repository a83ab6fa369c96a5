import type { ConfState, ReplicaId } from '@tesela/raft'
import type { TermedRoots } from '../types.ts'
import { hasMajority } from './has-majority.ts'

/** What members reported of the state at one mark. */
export interface Ballot {
  readonly anchor: number
  readonly term: number
  /** The newest report of a replica is the one that counts. */
  add(replica: ReplicaId, roots: TermedRoots): void
  /** Everybody who reported. */
  readonly reporters: readonly ReplicaId[]
  /** Voters reported different roots. */
  readonly disputed: boolean
  outcome(): BallotOutcome
}

type BallotOutcome =
  | { readonly is: 'open' }
  /** Whatever is still to come, no root can have a majority. */
  | { readonly is: 'undecided' }
  | { readonly is: 'sealed'; readonly roots: TermedRoots; readonly by: readonly ReplicaId[] }

/** @param conf - the configuration at the mark: its voters count, learners and observers are judged and judge nobody */
export function createBallot(anchor: number, term: number, conf: ConfState): Ballot {
  return new RootBallot(anchor, term, conf)
}

class RootBallot implements Ballot {
  readonly anchor: number
  readonly term: number
  readonly #conf: ConfState
  readonly #reports = new Map<ReplicaId, TermedRoots>()

  constructor(anchor: number, term: number, conf: ConfState) {
    this.anchor = anchor
    this.term = term
    this.#conf = conf
  }

  get reporters(): readonly ReplicaId[] {
    return [...this.#reports.keys()]
  }

  get disputed(): boolean {
    const { voters, votersOutgoing } = this.#conf
    const said = [...voters, ...votersOutgoing].map((id) => this.#reports.get(id)?.root)
    return new Set(said.filter((root) => root !== undefined)).size > 1
  }

  add(replica: ReplicaId, roots: TermedRoots): void {
    this.#reports.set(replica, roots)
  }

  outcome(): BallotOutcome {
    const conf = this.#conf
    const reports = this.#reports
    const roots = new Map<string, TermedRoots>()
    for (const report of reports.values()) roots.set(report.root, report)
    const says = (root: string) => (id: ReplicaId) => reports.get(id)?.root === root
    const isSilent = (id: ReplicaId) => !reports.has(id)
    for (const [root, sealed] of roots) {
      if (!hasMajority(conf, says(root))) continue
      const by = new Set([...conf.voters, ...conf.votersOutgoing].filter(says(root)))
      return { is: 'sealed', roots: { ...sealed, log: this.#logOf(root) }, by: [...by].sort() }
    }
    const isOpen =
      hasMajority(conf, isSilent) ||
      [...roots.keys()].some((root) => hasMajority(conf, (id) => says(root)(id) || isSilent(id)))
    return { is: isOpen ? 'open' : 'undecided' }
  }

  /** The root binds the log, and so all who said the one say the other: but nobody alone says what that is. */
  #logOf(root: string): string | null {
    const said = [...this.#reports.values()].filter((report) => report.root === root)
    const logs = new Set(said.map(({ log }) => log))
    const says = (log: string | null) => (id: ReplicaId) => {
      const report = this.#reports.get(id)
      return report?.root === root && report.log === log
    }
    return [...logs].find((log) => hasMajority(this.#conf, says(log))) ?? null
  }
}
