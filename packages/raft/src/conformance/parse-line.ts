/** `word` (no values), `key=value` or `key=(a, b)` of a directive. */
export interface Argument {
  readonly key: string
  readonly values: readonly string[]
}

/** Null: the line cannot be read. */
export function parseLine(line: string): {
  readonly command: string
  readonly args: readonly Argument[]
} | null {
  const [command = '', ...rest] = line.trim().split(' ')
  const args: Argument[] = []
  let text = rest.join(' ').trim()
  while (text !== '') {
    const [, key = '', after = ''] = /^([^ =]*)(.*)$/.exec(text) ?? []
    if (key === '') return null
    if (!after.startsWith('=')) {
      args.push({ key, values: [] })
      text = after.trim()
      continue
    }
    const value = after.startsWith('=(') ? parseList(after.slice(2)) : parseSingle(after.slice(1))
    if (value === null) return null
    args.push({ key, values: value.values })
    text = value.rest.trim()
  }
  return { command, args }
}

interface Values {
  readonly values: readonly string[]
  readonly rest: string
}

function parseSingle(text: string): Values {
  const end = text.indexOf(' ')
  return end < 0
    ? { values: [text], rest: '' }
    : { values: [text.slice(0, end)], rest: text.slice(end) }
}

/** Up to the parenthesis that closes the list; values may hold pairs of parentheses themselves. */
function parseList(text: string): Values | null {
  const values: string[] = []
  let depth = 1
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '(') depth++
    if (character === ')') depth--
    if (depth > 0 && (depth > 1 || character !== ',')) continue
    values.push(text.slice(start, at).trimStart())
    start = at + 1
    if (depth === 0) return { values, rest: text.slice(start) }
  }
  return null
}
