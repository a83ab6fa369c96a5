import { isAtOrBehind } from '../entry-id.ts'
import type {
  ApplyBatch,
  Ctx,
  Entry,
  EntryId,
  Index,
  Millis,
  RaftStatus,
  ReplicaId,
  SnapshotMeta,
  Term,
} from '../types.ts'
import type { LossyDisk } from './lossy-disk.ts'

export type Violated =
  | 'election safety'
  | 'commit goes back'
  | 'order of indices'
  | 'log matching'
  | 'apply in order'
  | 'state machine safety'
  | 'stale read'
  | 'promise kept'
  | 'applied before durable'
  | 'transfer ends'
  | 'convergence'

/** Something happened that Raft rules out. */
export class Violation extends Error {
  readonly invariant: Violated

  constructor(invariant: Violated, message: string) {
    super(`${invariant}: ${message}`)
    this.name = 'Violation'
    this.invariant = invariant
  }
}

/** Watches a whole cluster, and throws `Violation` when something happens that Raft rules out. */
export class Witness {
  readonly #leaders = new Map<Term, ReplicaId>()
  /** Of every entry ever durable, what its position and term must always stand for. */
  readonly #contents = new Map<string, string>()
  readonly #appliedEntries = new Map<Index, string>()
  readonly #appliedBy = new Map<ReplicaId, Index>()
  readonly #commits = new Map<ReplicaId, Index>()
  readonly #reads = new Map<Ctx, Index>()
  /** Who hands over to whom in which term, and for how long. */
  readonly #transfers = new Map<ReplicaId, { readonly what: string; readonly lasts: Millis }>()
  #highestCommit = 0
  answeredReads = 0
  installs = 0

  get highestCommit(): Index {
    return this.#highestCommit
  }

  get leaders(): number {
    return this.#leaders.size
  }

  saw(id: ReplicaId, { soft, term, commit, applied, stable, last }: RaftStatus): void {
    if (soft.role === 'leader') {
      const other = this.#leaders.get(term) ?? id
      check(other === id, 'election safety', `${other} and ${id} both lead term ${term}`)
      this.#leaders.set(term, id)
    }
    check(
      commit >= (this.#commits.get(id) ?? 0),
      'commit goes back',
      `that of ${id} went to ${commit}`,
    )
    check(
      applied <= commit && commit <= last.index && stable <= last.index,
      'order of indices',
      `${id} applied ${applied}, committed ${commit}, has ${stable} of ${last.index} durable`,
    )
    this.#commits.set(id, commit)
    this.#highestCommit = Math.max(this.#highestCommit, commit)
  }

  /** Rule 65: a leader that hands over refuses writes, hence for no longer than an election timeout and a tick. */
  ticked(id: ReplicaId, { term, transferee }: RaftStatus, elapsed: Millis, longest: Millis): void {
    if (transferee === null) {
      this.#transfers.delete(id)
      return
    }
    const what = `${transferee} in ${term}`
    const known = this.#transfers.get(id)
    const lasts = known?.what === what ? known.lasts + elapsed : 0
    check(lasts <= longest, 'transfer ends', `${id} has handed over to ${what} for ${lasts} ms`)
    this.#transfers.set(id, { what, lasts })
  }

  /** `applied`: what the state machine began with. */
  restarted(id: ReplicaId, applied: Index): void {
    this.#appliedBy.set(id, applied)
    this.#commits.delete(id)
    this.#transfers.delete(id)
  }

  /** Log matching: same index and term, same entry, and the same one before it. */
  wrote(boundary: Term, entries: readonly Entry[]): void {
    let before = boundary
    for (const entry of entries) {
      const content = `${before} ${describe(entry)}`
      const position = `${entry.term}/${entry.index}`
      const known = this.#contents.get(position) ?? content
      check(known === content, 'log matching', `${position} is ${known} and ${content}`)
      this.#contents.set(position, content)
      before = entry.term
    }
  }

  /** State machine safety: everybody applies the same entries, in order, each once per boot. */
  applied(id: ReplicaId, entry: Entry): void {
    const expected = (this.#appliedBy.get(id) ?? 0) + 1
    check(
      entry.index === expected,
      'apply in order',
      `${id} applies ${entry.index} where ${expected} belongs`,
    )
    this.#appliedBy.set(id, entry.index)
    const content = `${entry.term} ${describe(entry)}`
    const known = this.#appliedEntries.get(entry.index) ?? content
    check(known === content, 'state machine safety', `${entry.index} is ${known} and ${content}`)
    this.#appliedEntries.set(entry.index, content)
  }

  /** A snapshot brings forward, and stands for what the others have applied. */
  loaded(id: ReplicaId, { term, index }: SnapshotMeta): void {
    check(
      index > (this.#appliedBy.get(id) ?? 0),
      'apply in order',
      `${id} loads a snapshot at ${index} behind ${this.#appliedBy.get(id)}`,
    )
    const known = this.#appliedEntries.get(index) ?? ''
    check(known.startsWith(`${term} `), 'state machine safety', `${index} is ${known}, not ${term}`)
    this.#appliedBy.set(id, index)
    this.installs++
  }

  /** A log reaches as far as its replica has acknowledged, unless that was proven to be void, or was lost. */
  promised(id: ReplicaId, last: EntryId, promise: EntryId): void {
    check(
      isAtOrBehind(last, promise),
      'promise kept',
      `${id} ends at ${last.term}/${last.index}, and acknowledged ${promise.term}/${promise.index}`,
    )
  }

  /** What is handed to the state machine stands in the durable log, and a snapshot is handed alone (rules 54, 55). */
  handed(id: ReplicaId, { entries, snapshot }: ApplyBatch, disk: LossyDisk, loads: boolean): void {
    const last = snapshot ?? entries.at(-1)
    if (last === undefined) return
    check(
      disk.durableTerm(last.index) === last.term,
      'applied before durable',
      `${id} applies ${last.term}/${last.index}`,
    )
    check(!loads, 'apply in order', `${id} applies ${last.index} while it loads a snapshot`)
  }

  asked(ctx: Ctx): void {
    this.#reads.set(ctx, this.#highestCommit)
  }

  answered(ctx: Ctx, index: Index): void {
    const atLeast = this.#reads.get(ctx) ?? 0
    check(index >= atLeast, 'stale read', `${index} was answered, ${atLeast} was committed before`)
    this.answeredReads++
  }
}

function describe({ type, data }: Entry): string {
  return `${type} ${Buffer.from(data).toString('hex')}`
}

function check(holds: boolean, invariant: Violated, message: string): void {
  if (!holds) throw new Violation(invariant, message)
}
