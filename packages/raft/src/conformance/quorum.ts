import { jointIndex, jointVote } from '../quorum/joint.ts'
import { ConformanceFileError } from './file-error.ts'
import type { Directive } from './parse.ts'

/** `committed` and `vote`: the quorum functions over numbered voters. */
export function runQuorum(directive: Directive): string {
  const incoming = voters(directive, 'cfg')
  const outgoing = voters(directive, 'cfgj')
  const all = [...new Set([...incoming, ...outgoing])]
  return directive.command === 'vote'
    ? runVote(directive, incoming, outgoing, all)
    : runCommitted(directive, incoming, outgoing, all)
}

function runVote(
  directive: Directive,
  incoming: readonly number[],
  outgoing: readonly number[],
  all: readonly number[],
): string {
  const answers: Record<string, boolean | undefined> = { y: true, n: false, _: undefined }
  const votes = valuesOf(directive, 'votes', all)
  const voteOf = (id: number) => answers[votes.get(id) ?? '_']
  const result = jointVote(incoming.map(voteOf), outgoing.map(voteOf))
  return { won: 'VoteWon', lost: 'VoteLost', pending: 'VotePending' }[result]
}

function runCommitted(
  directive: Directive,
  incoming: readonly number[],
  outgoing: readonly number[],
  all: readonly number[],
): string {
  const texts = valuesOf(directive, 'idx', all)
  const reached = new Map(all.map((id) => [id, Number(texts.get(id)?.replace('_', '0') ?? 0)]))
  const reachedBy = (id: number) => reached.get(id) ?? 0
  const index = jointIndex(incoming.map(reachedBy), outgoing.map(reachedBy))
  const result = index === Number.POSITIVE_INFINITY ? '∞' : String(index)
  if (all.length === 0) return `<empty majority quorum>${result}`
  const ids = [...all].sort((a, b) => a - b)
  const rows = ids.map((id) => {
    const value = reachedBy(id)
    const lower = ids.filter((other) => reachedBy(other) < value).length
    const isKnown = texts.get(id) !== '_' && texts.has(id)
    const bar = isKnown ? `${'x'.repeat(lower)}>` : '?'
    return `${bar.padEnd(ids.length + 1)} ${String(value).padStart(5)}    (id=${id})`
  })
  return [`${' '.repeat(ids.length)}    idx`, ...rows, result].join('\n')
}

function voters(directive: Directive, key: string): readonly number[] {
  const values = directive.options.get(key) ?? []
  return values.length === 1 && values[0] === 'zero' ? [] : values.map(Number)
}

/** Values are listed in the order in which the voters are named first. */
function valuesOf(
  directive: Directive,
  key: string,
  all: readonly number[],
): ReadonlyMap<number, string> {
  const values = directive.options.get(key) ?? []
  if (values.length !== all.length) {
    throw new ConformanceFileError(
      directive.line,
      `${values.length} values for ${all.length} voters`,
    )
  }
  return new Map(all.map((id, at) => [id, values[at] ?? '_']))
}
