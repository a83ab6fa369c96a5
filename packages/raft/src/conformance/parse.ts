import { ConformanceFileError } from './file-error.ts'

/** One case of a data-driven file: what to do, and the text that is expected of it. */
export interface Directive {
  /** Of the line with the command, from 1. */
  readonly line: number
  readonly command: string
  /** Words without `=`. */
  readonly words: readonly string[]
  /** `key=value` and `key=(a,b)`. */
  readonly options: ReadonlyMap<string, readonly string[]>
  /** The lines between the command and `----`. */
  readonly input: readonly string[]
  readonly expected: string
}

const separator = '----'

/**
 * Reads a data-driven file: comments, then `command word key=value key=(a,b)`, lines of input, `----`, and the
 * expected text up to a blank line. A doubled `----` opens an expectation with blank lines, which a doubled
 * `----` ends. Throws `ConformanceFileError`.
 */
export function parseDirectives(text: string): readonly Directive[] {
  const lines = text.split('\n')
  const directives: Directive[] = []
  let at = 0
  while (at < lines.length) {
    const line = lines[at] ?? ''
    if (line.trim() === '' || line.startsWith('#')) {
      at++
      continue
    }
    const dashes = lines.indexOf(separator, at)
    if (dashes < 0) throw new ConformanceFileError(at + 1, `no ${separator} follows the command`)
    const end = endOfExpected(lines, dashes + 1)
    const input = lines.slice(at + 1, dashes).filter((each) => !each.startsWith('#'))
    directives.push({ ...parseCommand(line, at + 1), input, expected: end.expected })
    at = end.next
  }
  return directives
}

function endOfExpected(
  lines: readonly string[],
  start: number,
): { expected: string; next: number } {
  if (lines[start] !== separator) {
    const blank = lines.indexOf('', start)
    const end = blank < 0 ? lines.length : blank
    return { expected: lines.slice(start, end).join('\n'), next: end }
  }
  for (let at = start + 1; at < lines.length; at++) {
    if (lines[at] === separator && lines[at + 1] === separator) {
      return { expected: lines.slice(start + 1, at).join('\n'), next: at + 2 }
    }
  }
  throw new ConformanceFileError(start, `an expectation with blank lines is not closed`)
}

function parseCommand(text: string, line: number): Omit<Directive, 'input' | 'expected'> {
  const [command, ...rest] = text.match(/(?:\([^)]*\)|[^\s(])+/g) ?? []
  if (command === undefined) throw new ConformanceFileError(line, 'no command')
  const words: string[] = []
  const options = new Map<string, readonly string[]>()
  for (const word of rest) {
    const equals = word.indexOf('=')
    if (equals < 0) words.push(word)
    else options.set(word.slice(0, equals), parseValues(word.slice(equals + 1)))
  }
  return { line, command, words, options }
}

function parseValues(text: string): readonly string[] {
  const list = /^\((.*)\)$/.exec(text)
  if (list === null) return [text]
  const inner = (list[1] ?? '').trim()
  return inner === '' ? [] : inner.split(',').map((each) => each.trim())
}
