import { ConformanceFileError } from './file-error.ts'
import { type Argument, parseLine } from './parse-line.ts'

/** One case of a data-driven file: what to do, and the text that is expected of it. */
export interface Directive {
  /** Of the line with the command, from 1. */
  readonly line: number
  readonly command: string
  readonly args: readonly Argument[]
  /** What stands between the command and `----`. */
  readonly input: string
  readonly expected: string
}

const separator = '----'

/**
 * Reads a data-driven file: comments, then `command word key=value key=(a,b)`, which a `\` at the end continues on the
 * next line, lines of input, `----`, and the expected text up to a blank line. A doubled `----` opens an expectation
 * with blank lines, which a doubled `----` ends. Brackets of `subtest` are passed over. Throws `ConformanceFileError`.
 */
export function parseDirectives(text: string): readonly Directive[] {
  const lines = text.split('\n')
  const directives: Directive[] = []
  let at = 0
  while (at < lines.length) {
    const line = at + 1
    let first = (lines[at++] ?? '').trim()
    if (first === '' || first.startsWith('#')) continue
    while (first.endsWith('\\') && at < lines.length) {
      first = `${first.slice(0, -1)} ${(lines[at++] ?? '').trim()}`
    }
    const parsed = parseLine(first)
    if (parsed === null) throw new ConformanceFileError(line, 'the command cannot be read')
    if (parsed.command === 'subtest') continue
    const dashes = lines.indexOf(separator, at)
    if (dashes < 0) throw new ConformanceFileError(line, `no ${separator} follows the command`)
    const input = lines.slice(at, dashes).join('\n').trim()
    const { expected, next } = readExpected(lines, dashes + 1)
    directives.push({ line, ...parsed, input, expected })
    at = next
  }
  return directives
}

function readExpected(
  lines: readonly string[],
  start: number,
): { readonly expected: string; readonly next: number } {
  if (lines[start] !== separator) {
    const blank = lines.findIndex((line, at) => at >= start && line.trim() === '')
    const end = blank < 0 ? lines.length : blank
    return { expected: lines.slice(start, end).join('\n'), next: end }
  }
  for (let at = start + 1; at < lines.length; at++) {
    if (lines[at] === separator && lines[at + 1] === separator) {
      return { expected: lines.slice(start + 1, at).join('\n'), next: at + 2 }
    }
  }
  throw new ConformanceFileError(start, 'an expectation with blank lines is not closed')
}
