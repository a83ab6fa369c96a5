import { jointIndex, jointVote } from '../quorum/joint.ts'
import type { Case } from './data-driven.ts'
import { describeQuorum } from './describe-quorum.ts'
import { ConformanceError } from './errors.ts'

interface Question {
  readonly incoming: readonly number[]
  readonly outgoing: readonly number[]
  /** One for each voter in the order in which they are named first; `_` is unknown. */
  readonly answers: readonly string[]
}

const results = { won: 'VoteWon', lost: 'VoteLost', pending: 'VotePending' } as const

/** Answers `committed` and `vote` of the quorum files. */
export function runQuorum(test: Case): string {
  const { incoming, outgoing, answers } = questionOf(test)
  const voters = [...new Set([...incoming, ...outgoing])]
  if (voters.length !== answers.length) return mismatch(voters, answers, test)
  const answerOf = (id: number): string => answers[voters.indexOf(id)] ?? '_'
  if (test.directive === 'vote') {
    const votes = (ids: readonly number[]) => ids.map((id) => voteOf(answerOf(id)))
    return results[jointVote(votes(incoming), votes(outgoing))]
  }
  const reached = (ids: readonly number[]) => ids.map((id) => indexOf(answerOf(id)) ?? 0)
  const index = jointIndex(reached(incoming), reached(outgoing))
  const described = describeQuorum(voters.map((id) => ({ id, index: indexOf(answerOf(id)) })))
  return described + (index === Number.POSITIVE_INFINITY ? '∞' : String(index))
}

function questionOf(test: Case): Question {
  let incoming: readonly number[] = []
  let outgoing: readonly number[] = []
  let answers: readonly string[] = []
  for (const { key, values } of test.arguments) {
    if (key === 'cfg') incoming = numbers(values)
    else if (key === 'cfgj') outgoing = values[0] === 'zero' ? [] : numbers(values)
    else if (key === (test.directive === 'vote' ? 'votes' : 'idx')) answers = values
    else throw new ConformanceError(`${test.directive} takes no ${key}`)
  }
  return { incoming, outgoing, answers }
}

function numbers(values: readonly string[]): readonly number[] {
  return [...new Set(values.map(positive))]
}

function positive(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1)
    throw new ConformanceError(`${text} is no number of a voter or an entry`)
  return value
}

const indexOf = (answer: string): number | null => (answer === '_' ? null : positive(answer))

function voteOf(answer: string): boolean | undefined {
  if (answer === '_') return undefined
  if (answer !== 'y' && answer !== 'n') throw new ConformanceError(`${answer} is no vote`)
  return answer === 'y'
}

function mismatch(voters: readonly number[], answers: readonly string[], test: Case): string {
  const codes: Readonly<Record<string, string>> = { y: '2', n: '1', _: '0' }
  const shown = answers.map(
    (answer) =>
      (test.directive === 'vote' ? codes[answer] : undefined) ?? (answer === '_' ? '0' : answer),
  )
  const ids = voters.toSorted((a, b) => a - b).map((id) => `${id}:{}`)
  return `error: mismatched input (explicit or _) for voters map[${ids.join(' ')}]: [${shown.join(' ')}]`
}
