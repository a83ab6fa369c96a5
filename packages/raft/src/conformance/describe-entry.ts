import { decodeConfChange } from '../conf/codec.ts'
import type { ConfOp, Entry } from '../types.ts'
import { isSingleChange } from './conf-ops.ts'
import { numberOf } from './replica-number.ts'

const letters = { addVoter: 'v', addLearner: 'l', remove: 'r', update: 'u' } as const

/** `1/11 EntryNormal "data"`. */
export function describeEntry(entry: Entry): string {
  return `${entry.term}/${entry.index} ${describeContent(entry)}`
}

export function describeEntries(entries: readonly Entry[]): string {
  return entries.map((entry) => `${describeEntry(entry)}\n`).join('')
}

function describeContent({ type, data }: Pick<Entry, 'type' | 'data'>): string {
  if (type === 'normal') return `EntryNormal ${quote(data)}`
  const change = decodeConfChange(data)
  const name = isSingleChange(change) ? 'EntryConfChange' : 'EntryConfChangeV2'
  return change.ops.length === 0 ? name : `${name} ${change.ops.map(describeOp).join(' ')}`
}

const describeOp = ({ op, id }: ConfOp): string => `${letters[op]}${numberOf(id)}`

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

function quote(data: Uint8Array): string {
  let quoted = ''
  for (const byte of data) {
    const character = String.fromCharCode(byte)
    const isPlain = byte >= 0x20 && byte < 0x7f
    quoted +=
      escapes[character] ?? (isPlain ? character : `\\x${byte.toString(16).padStart(2, '0')}`)
  }
  return `"${quoted}"`
}
