import { Writable } from 'node:stream'
import { commands } from '../commands/index.ts'
import type { Console } from '../console.ts'
import { createOutput } from '../output.ts'
import { parseCommandLine } from '../parse.ts'
import { failureOf, reportLines } from '../report.ts'

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command line as the executable does, in this process: without one for each verb. */
export async function runInProcess(
  environment: Readonly<Record<string, string>>,
  words: readonly string[],
  input = '',
): Promise<Ran> {
  const chunks: Uint8Array[] = []
  const notices: string[] = []
  const stream = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  const console: Console = {
    output: createOutput(stream),
    notice: (line) => void notices.push(line),
    async *input() {
      yield Buffer.from(input)
    },
    inputIsTerminal: false,
    noticesAreTerminal: false,
    environment,
    signal: new AbortController().signal,
  }
  const code = await perform(words, console)
  await console.output.finish()
  const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')
  return { code, stdout: Buffer.concat(chunks).toString(), stderr: text(notices) }
}

async function perform(words: readonly string[], console: Console): Promise<number> {
  try {
    const parsed = parseCommandLine(words, commands)
    if (parsed.kind !== 'run') throw new Error(`no command: ${words.join(' ')}`)
    const handler = await parsed.command.load()
    return await handler({ ...parsed, commands, console })
  } catch (error) {
    for (const line of reportLines(error, { json: words.includes('--json'), verbose: false })) {
      console.notice(line)
    }
    return failureOf(error).exitCode
  }
}

/** The words of a line, as a shell would pass them; single quotes hold one together. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '')
}
