import type { Ctx, Entry, Index, RaftStatus, ReplicaId, Term } from '../types.ts'

/** Watches a whole cluster, and throws when something happens that Raft rules out. */
export class Witness {
  readonly #leaders = new Map<Term, ReplicaId>()
  /** Of every entry ever durable, what its position and term must always stand for. */
  readonly #contents = new Map<string, string>()
  readonly #appliedEntries = new Map<Index, string>()
  readonly #appliedBy = new Map<ReplicaId, Index>()
  readonly #commits = new Map<ReplicaId, Index>()
  readonly #reads = new Map<Ctx, Index>()
  #highestCommit = 0
  answeredReads = 0

  get highestCommit(): Index {
    return this.#highestCommit
  }

  get leaders(): number {
    return this.#leaders.size
  }

  saw(id: ReplicaId, { soft, term, commit, applied, stable, last }: RaftStatus): void {
    if (soft.role === 'leader') {
      const other = this.#leaders.get(term) ?? id
      check(other === id, `election safety: ${other} and ${id} both lead term ${term}`)
      this.#leaders.set(term, id)
    }
    check(
      commit >= (this.#commits.get(id) ?? 0),
      `the commit index of ${id} went back to ${commit}`,
    )
    check(
      applied <= commit && commit <= last.index && stable <= last.index,
      `${id} is out of order`,
    )
    this.#commits.set(id, commit)
    this.#highestCommit = Math.max(this.#highestCommit, commit)
  }

  restarted(id: ReplicaId): void {
    this.#appliedBy.delete(id)
    this.#commits.delete(id)
  }

  /** Log matching: same index and term, same entry, and the same one before it. */
  wrote(entries: readonly Entry[]): void {
    let before = 0
    for (const entry of entries) {
      const content = `${before} ${describe(entry)}`
      const position = `${entry.term}/${entry.index}`
      const known = this.#contents.get(position) ?? content
      check(known === content, `log matching: ${position} is ${known} and ${content}`)
      this.#contents.set(position, content)
      before = entry.term
    }
  }

  /** State machine safety: everybody applies the same entries, in order, each once per boot. */
  applied(id: ReplicaId, entry: Entry): void {
    const expected = (this.#appliedBy.get(id) ?? 0) + 1
    check(entry.index === expected, `${id} applies ${entry.index} where ${expected} belongs`)
    this.#appliedBy.set(id, entry.index)
    const content = `${entry.term} ${describe(entry)}`
    const known = this.#appliedEntries.get(entry.index) ?? content
    check(known === content, `state machine safety: ${entry.index} is ${known} and ${content}`)
    this.#appliedEntries.set(entry.index, content)
  }

  asked(ctx: Ctx): void {
    this.#reads.set(ctx, this.#highestCommit)
  }

  answered(ctx: Ctx, index: Index): void {
    const atLeast = this.#reads.get(ctx) ?? 0
    check(index >= atLeast, `stale read: ${index} was answered, ${atLeast} was committed before`)
    this.answeredReads++
  }
}

function describe({ type, data }: Entry): string {
  return `${type} ${Buffer.from(data).toString('hex')}`
}

function check(holds: boolean, message: string): void {
  if (!holds) throw new Error(message)
}
