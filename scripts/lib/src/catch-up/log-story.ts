import { readFile } from 'node:fs/promises'
import type { Peer } from '../cluster/peer.ts'
import { Failure } from '../script/failure.ts'

/** A line of a daemon's log. */
export interface LogLine {
  readonly msg: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly [field: string]: unknown
}

/** A line that a story has: with this message, and with these fields where some are named. */
export interface Chapter {
  readonly msg: string
  readonly fields?: Readonly<Record<string, unknown>>
}

export async function logLines(peer: Peer): Promise<readonly LogLine[]> {
  const text = await readFile(peer.logFile, 'utf8')
  return text.split('\n').flatMap((line) => {
    const read = lineOf(line)
    return read === null ? [] : [read]
  })
}

function lineOf(text: string): LogLine | null {
  try {
    const { msg, time, ...fields } = JSON.parse(text)
    return typeof msg === 'string' ? { ...fields, msg, at: Date.parse(time) } : null
  } catch {
    // Not of the logger: the runtime's last words, or the end of a line that a kill tore.
    return null
  }
}

/** The lines of the chapters, the first of each behind the one before. @throws Failure naming the first that is missing */
export function storyIn(
  name: string,
  lines: readonly LogLine[],
  chapters: readonly Chapter[],
): readonly LogLine[] {
  const told: LogLine[] = []
  let from = 0
  for (const chapter of chapters) {
    const at = lines.findIndex((line, index) => index >= from && tells(line, chapter))
    const line = lines[at]
    if (line === undefined) {
      const behind = told.at(-1)
      const place = behind === undefined ? '' : ` behind "${behind.msg}"`
      throw new Failure(
        `The log of ${name} has no "${chapter.msg}" ${JSON.stringify(chapter.fields ?? {})}${place}.`,
      )
    }
    told.push(line)
    from = at + 1
  }
  return told
}

function tells(line: LogLine, { msg, fields = {} }: Chapter): boolean {
  return line.msg === msg && Object.entries(fields).every(([name, value]) => line[name] === value)
}
