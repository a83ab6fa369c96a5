import type { ConfChange } from '@tesela/raft'

/** Members as the applied entries make them, worked out beside the core and not by it. */
export interface Configuration {
  readonly voters: ReadonlySet<string>
  /** The half that is being left; empty unless joint. */
  readonly outgoing: ReadonlySet<string>
  readonly learners: ReadonlySet<string>
  /** Voters of the outgoing half that become learners when it is left. */
  readonly learnersNext: ReadonlySet<string>
}

const none: ReadonlySet<string> = new Set()

export const emptyConfiguration: Configuration = {
  voters: none,
  outgoing: none,
  learners: none,
  learnersNext: none,
}

/** Null: this is no change that a correct group makes of this configuration. */
export function changeConfiguration(
  before: Configuration,
  { transition, ops }: Pick<ConfChange, 'transition' | 'ops'>,
): Configuration | null {
  if (before.outgoing.size > 0) return ops.length === 0 ? leave(before) : null
  const voters = new Set(before.voters)
  const learners = new Set(before.learners)
  const learnersNext = new Set<string>()
  for (const { op, id } of ops) {
    if (op === 'update') continue
    voters.delete(id)
    learners.delete(id)
    learnersNext.delete(id)
    if (op === 'addVoter') voters.add(id)
    if (op === 'addLearner') learners.add(id)
  }
  const changed = voters.symmetricDifference(before.voters).size
  if (voters.size === 0) return null
  if (transition === 'auto' && changed <= 1) {
    return { voters, outgoing: none, learners, learnersNext: none }
  }
  // A voter of the old half is no learner yet: it becomes one with the end of the joint configuration.
  for (const id of learners) {
    if (!before.voters.has(id)) continue
    learners.delete(id)
    learnersNext.add(id)
  }
  return { voters, outgoing: before.voters, learners, learnersNext }
}

function leave({ voters, learners, learnersNext }: Configuration): Configuration {
  return { voters, outgoing: none, learners: learners.union(learnersNext), learnersNext: none }
}

export function isJoint({ outgoing }: Configuration): boolean {
  return outgoing.size > 0
}

/**
 * Whether two configurations could decide without each other: some quorum of the one is disjoint from some quorum of
 * the other. Tries every division of the voters: there are few of them.
 */
export function canDiverge(one: Configuration, other: Configuration): boolean {
  const voters = [...one.voters.union(one.outgoing).union(other.voters).union(other.outgoing)]
  for (let side = 0; side < 2 ** voters.length; side += 1) {
    const isHere = (id: string) => (side & (1 << voters.indexOf(id))) !== 0
    if (isQuorum(one, isHere) && isQuorum(other, (id) => !isHere(id))) return true
  }
  return false
}

/** Whether a majority of every voting half satisfies the question. */
export function isQuorum(
  { voters, outgoing }: Pick<Configuration, 'voters' | 'outgoing'>,
  holds: (id: string) => boolean,
): boolean {
  return [voters, outgoing].every((half) => {
    const agreed = [...half].filter(holds).length
    return half.size === 0 || agreed > half.size / 2
  })
}
