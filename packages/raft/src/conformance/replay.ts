import { ConfChanges, confCommands } from './conf-changes.ts'
import { DirectiveReader } from './directive-reader.ts'
import { ConformanceFileError } from './file-error.ts'
import { Interaction } from './interaction.ts'
import { parseDirectives } from './parse.ts'
import { quorumCommands, runQuorum } from './quorum.ts'
import { RunError } from './run-error.ts'

/** Where a file and the core disagree first. */
export interface Difference {
  readonly line: number
  readonly command: string
  readonly expected: string
  readonly actual: string
}

/**
 * Replays a data-driven file against the core. Null: everything came out as expected.
 * The log lines of etcd's library in an expectation are left out of the comparison.
 */
export function replayConformanceFile(text: string): Difference | null {
  const run = createRun()
  let line = 0
  let command = 'read the file'
  try {
    for (const directive of parseDirectives(text)) {
      line = directive.line
      command = directive.command
      const actual = comparable(run(new DirectiveReader(directive)))
      const expected = comparable(directive.expected)
      if (actual !== expected) return { line, command, expected, actual }
    }
    return null
  } catch (error) {
    // Whatever goes wrong is a failure of this file, and must not keep the others from being replayed.
    const at = error instanceof ConformanceFileError ? error.line : line
    return { line: at, command, expected: 'to be run', actual: String(error) }
  }
}

function createRun(): (reader: DirectiveReader) => string {
  const interaction = new Interaction()
  const confChanges = new ConfChanges()
  return (reader) => {
    const { command } = reader.directive
    try {
      let text: string
      if (confCommands.has(command)) text = confChanges.run(reader)
      else if (quorumCommands.has(command)) text = runQuorum(reader)
      else text = interaction.run(reader)
      reader.finish()
      return text
    } catch (error) {
      if (error instanceof RunError) return error.message
      throw error
    }
  }
}

function comparable(text: string): string {
  const lines = text
    .split('\n')
    .filter((line) => !/^\s*(INFO|DEBUG|WARN|ERROR)\b/.test(line))
    .map((line) => line.trimEnd())
  const joined = lines.join('\n').replace(/\n+$/, '')
  return joined === '' ? 'ok' : joined
}
