import { describeSnapshot } from './describe-conf.ts'
import { describeEntry } from './describe-entry.ts'
import type { Address, Letter } from './letter.ts'

export function describeLetter(letter: Letter, indent = ''): string {
  const { type, from, to, term, logTerm, index, hint, commit, vote, snapshot, responses } = letter
  let text = `${indent}${address(from)}->${address(to)} ${type} Term:${term} Log:${logTerm}/${index}`
  if (hint !== null) text += ` Rejected (Hint: ${hint})`
  if (commit !== 0) text += ` Commit:${commit}`
  if (vote !== 0) text += ` Vote:${vote}`
  text += describeEntriesOf(letter, indent)
  if (snapshot !== null) text += `\n${indent}  Snapshot: ${describeSnapshot(snapshot)}`
  if (responses.length > 0) {
    const lines = responses.map((response) => `\n${describeLetter(response, `${indent}  `)}`)
    text += ` Responses:[${lines.join('')}\n${indent}]`
  }
  return text
}

function describeEntriesOf({ entries }: Letter, indent: string): string {
  const [first] = entries
  if (first === undefined) return ''
  if (entries.length === 1) return ` Entries:[${describeEntry(first)}]`
  const lines = entries.map((entry) => `\n${indent}  ${describeEntry(entry)}`)
  return ` Entries:[${lines.join('')}\n${indent}]`
}

const address = (at: Address): string => {
  if (typeof at === 'string') return at
  return at === 0 ? 'None' : at.toString(16)
}
