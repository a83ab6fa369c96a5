import type { ConfState, ReplicaId, SnapshotMeta } from '../types.ts'
import { numberOf } from './replica-number.ts'

/** `voters=(1 2 3)&&(1 2) learners=(4) autoleave`. */
export function describeConf(conf: ConfState): string {
  const { voters, votersOutgoing, learners, learnersNext, autoLeave } = conf
  let text = `voters=(${numbers(voters)})`
  if (votersOutgoing.length > 0) text += `&&(${numbers(votersOutgoing)})`
  if (learners.length > 0) text += ` learners=(${numbers(learners)})`
  if (learnersNext.length > 0) text += ` learners_next=(${numbers(learnersNext)})`
  return autoLeave ? `${text} autoleave` : text
}

export function describeSnapshot({ index, term, conf }: SnapshotMeta): string {
  const { voters, votersOutgoing, learners, learnersNext, autoLeave } = conf
  const members = `Voters:[${numbers(voters)}] VotersOutgoing:[${numbers(votersOutgoing)}] Learners:[${numbers(learners)}] LearnersNext:[${numbers(learnersNext)}]`
  return `Index:${index} Term:${term} ConfState:${members} AutoLeave:${autoLeave}`
}

const numbers = (ids: readonly ReplicaId[]): string => ids.map(numberOf).join(' ')
