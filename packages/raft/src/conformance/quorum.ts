import { jointIndex, jointVote } from '../quorum/joint.ts'
import type { DirectiveReader } from './directive-reader.ts'
import { RunError } from './run-error.ts'

/** `committed` and `vote`: the quorum functions over numbered voters. */
export function runQuorum(reader: DirectiveReader): string {
  const incoming = voters(reader, 'cfg')
  const outgoing = voters(reader, 'cfgj')
  const all = [...new Set([...incoming, ...outgoing])]
  return reader.directive.command === 'vote'
    ? runVote(reader, incoming, outgoing, all)
    : runCommitted(reader, incoming, outgoing, all)
}

export const quorumCommands: ReadonlySet<string> = new Set(['committed', 'vote'])

function runVote(
  reader: DirectiveReader,
  incoming: readonly number[],
  outgoing: readonly number[],
  all: readonly number[],
): string {
  const answers: Record<string, boolean | undefined> = { y: true, n: false, _: undefined }
  const votes = valuesOf(reader, 'votes', all, (answer) => ({ y: 2, n: 1, _: 0 })[answer])
  const voteOf = (id: number) => answers[votes.get(id) ?? '_']
  const result = jointVote(incoming.map(voteOf), outgoing.map(voteOf))
  return { won: 'VoteWon', lost: 'VoteLost', pending: 'VotePending' }[result]
}

function runCommitted(
  reader: DirectiveReader,
  incoming: readonly number[],
  outgoing: readonly number[],
  all: readonly number[],
): string {
  const toIndex = (text: string) => (text === '_' ? 0 : reader.toNumber(text))
  const texts = valuesOf(reader, 'idx', all, toIndex)
  const reachedBy = (id: number) => toIndex(texts.get(id) ?? '_')
  const index = jointIndex(incoming.map(reachedBy), outgoing.map(reachedBy))
  const result = index === Number.POSITIVE_INFINITY ? '∞' : String(index)
  if (all.length === 0) return `<empty majority quorum>${result}`
  const ids = [...all].sort((a, b) => a - b)
  const rows = ids.map((id) => {
    const value = reachedBy(id)
    const lower = ids.filter((other) => reachedBy(other) < value).length
    const bar = texts.get(id) === '_' ? '?' : `${'x'.repeat(lower)}>`
    return `${bar.padEnd(ids.length + 1)} ${String(value).padStart(5)}    (id=${id.toString(16)})`
  })
  return [`${' '.repeat(ids.length)}    idx`, ...rows, result].join('\n')
}

function voters(reader: DirectiveReader, key: string): readonly number[] {
  const values = reader.list(key) ?? []
  return values.length === 1 && values[0] === 'zero' ? [] : values.map((id) => reader.toNumber(id))
}

/** Values are listed in the order in which the voters are named first. */
function valuesOf(
  reader: DirectiveReader,
  key: string,
  all: readonly number[],
  toNumber: (text: string) => number | undefined,
): ReadonlyMap<number, string> {
  const values = reader.list(key) ?? []
  const numbers = values.map((value) => {
    const number = toNumber(value)
    if (number === undefined) throw reader.error(`cannot take ${value} in ${key}`)
    return number
  })
  if (values.length !== all.length) {
    const map = all.toSorted((a, b) => a - b).map((id) => `${id}:{}`)
    throw new RunError(
      `error: mismatched input (explicit or _) for voters map[${map.join(' ')}]: [${numbers.join(' ')}]`,
    )
  }
  return new Map(all.map((id, at) => [id, values[at] ?? '_']))
}
