import { DataDrivenError } from './errors.ts'

/** One directive of a data-driven file, and what it is to print. */
export interface Case {
  /** Line of the directive in its file, from 1. */
  readonly line: number
  readonly directive: string
  readonly arguments: readonly Argument[]
  /** The lines between the directive and `----`. */
  readonly input: string
  readonly expected: string
}

/** `key`, `key=value` or `key=(value, value)`. */
export interface Argument {
  readonly key: string
  readonly values: readonly string[]
}

const separator = '----'

/** Reads a data-driven file as etcd's raft library has them. @throws DataDrivenError */
export function parseDataDriven(text: string): readonly Case[] {
  const lines = text.split('\n')
  const cases: Case[] = []
  let at = 0
  while (at < lines.length) {
    const line = lines[at]?.trim() ?? ''
    if (line === '' || line.startsWith('#')) {
      at++
      continue
    }
    const start = at
    const end = lines.indexOf(separator, start)
    if (end < 0) throw new DataDrivenError(start + 1, 'nothing is expected of this directive')
    const expected = readExpected(lines, end + 1)
    const head = readHead(lines.slice(start, end))
    cases.push({
      line: start + 1,
      ...parseLine(head.text, start + 1),
      input: head.input,
      ...expected,
    })
    at = expected.next
  }
  return cases
}

/** A backslash at the end of a line continues the directive on the next one. */
function readHead(lines: readonly string[]): { readonly text: string; readonly input: string } {
  let text = ''
  let count = 0
  for (const line of lines) {
    count++
    const continues = line.endsWith('\\')
    text += continues ? line.slice(0, -1) : line
    if (!continues) break
  }
  return { text, input: lines.slice(count).join('\n') }
}

/** Up to a blank line or, when the separator is doubled, up to the next doubled one. */
function readExpected(
  lines: readonly string[],
  from: number,
): { readonly expected: string; readonly next: number } {
  const isDoubled = lines[from] === separator
  const start = isDoubled ? from + 1 : from
  let end = start
  while (end < lines.length) {
    if (isDoubled ? lines[end] === separator && lines[end + 1] === separator : lines[end] === '')
      break
    end++
  }
  if (isDoubled && end === lines.length)
    throw new DataDrivenError(from, 'the doubled ---- is not closed')
  return { expected: lines.slice(start, end).join('\n'), next: isDoubled ? end + 2 : end }
}

const token = /\s*([^\s=()]+)(?:=(?:\(([^()]*)\)|([^\s()]*)))?/y

function parseLine(text: string, line: number): Pick<Case, 'directive' | 'arguments'> {
  const found: Argument[] = []
  const rest = text.trim()
  token.lastIndex = 0
  while (token.lastIndex < rest.length) {
    const from = token.lastIndex
    const [, key, list, value] = token.exec(rest) ?? []
    if (key === undefined)
      throw new DataDrivenError(line, `cannot be read from "${rest.slice(from)}" on`)
    found.push({ key, values: valuesOf(list, value) })
  }
  const [first, ...others] = found
  if (first === undefined || first.values.length > 0)
    throw new DataDrivenError(line, 'a directive is missing')
  return { directive: first.key, arguments: others }
}

function valuesOf(list: string | undefined, value: string | undefined): readonly string[] {
  if (list !== undefined) return list.split(',').map((item) => item.trim())
  return value === undefined ? [] : [value]
}
