/**
 * The executable `tesela`: reads the command line, runs one command, and turns what it throws into one
 * sentence and an exit code. Everything a command needs is imported by the command.
 */
import { commands } from './cli/commands/index.ts'
import { type Console, consoleOfProcess } from './cli/console.ts'
import { OutputClosedError } from './cli/errors.ts'
import { exitCodeOf, exitDone } from './cli/exit-code.ts'
import { helpOf } from './cli/help.ts'
import { type Parsed, parseCommandLine } from './cli/parse.ts'
import { failureOf, reportLines } from './cli/report.ts'

const interruptGrace = 2_000

async function main(argv: readonly string[]): Promise<number> {
  const { console, interrupt, close } = consoleOfProcess()
  // Before the line is understood, its words are all there is to go by.
  const style = { json: argv.includes('--json'), verbose: argv.includes('--verbose') }
  const fail = (error: unknown): number => {
    if (error instanceof OutputClosedError) return exitDone
    const shown = console.signal.aborted ? console.signal.reason : error
    for (const line of reportLines(shown, style)) console.notice(line)
    return failureOf(shown).exitCode
  }
  process.on('uncaughtException', (error) => process.exit(fail(error)))
  try {
    const parsed = parseCommandLine(argv, commands)
    if (parsed.kind === 'run' && parsed.command.ownsSignals !== true) {
      process.once('SIGINT', () => {
        interrupt()
        // Time for the command to end by itself; a second signal does not wait for it.
        process.once('SIGINT', () => process.exit(exitCodeOf('interrupted')))
        setTimeout(() => process.exit(fail(undefined)), interruptGrace).unref()
      })
    }
    const exitCode = await perform(parsed, console)
    await console.output.finish().catch((error: unknown) => {
      if (!(error instanceof OutputClosedError)) throw error
    })
    return exitCode
  } catch (error) {
    return fail(error)
  } finally {
    close()
  }
}

async function perform(parsed: Parsed, console: Console): Promise<number> {
  if (parsed.kind === 'run') {
    const handler = await parsed.command.load()
    return handler({ ...parsed, commands, console })
  }
  if (parsed.kind === 'version') {
    const { ownVersion } = await import('./process/version.ts')
    await console.output.line(ownVersion())
    return exitDone
  }
  const { path, exitCode } = parsed
  if (exitCode === exitDone) {
    await console.output.line(helpOf(path, commands, console.output.isTerminal))
  } else console.notice(helpOf(path, commands, console.noticesAreTerminal))
  return exitCode
}

process.exitCode = await main(process.argv.slice(2))
