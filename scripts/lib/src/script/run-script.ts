import { type ParseArgsConfig, parseArgs } from 'node:util'
import { Failure } from './failure.ts'
import { UsageError } from './usage-error.ts'

type Options = NonNullable<ParseArgsConfig['options']>

export interface Script<O extends Options> {
  /** Printed whole by `--help`. */
  readonly help: string
  readonly options: O
  readonly positionals?: boolean
  /** Milliseconds after which the script is stopped as if by Ctrl-C. */
  readonly longestMs: number
  /** `signal` is aborted by Ctrl-C, SIGTERM and when the time is up; what was started must be ended then, too. */
  run(arguments_: ScriptArguments, signal: AbortSignal): Promise<void>
}

interface ScriptArguments {
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
}

/**
 * Runs a script with what the command line gives it, and sets the exit code of this process: 0 when `run`
 * returns, 1 when it throws, 2 for a wrong argument, 130 after Ctrl-C.
 */
export async function runScript<O extends Options>(script: Script<O>): Promise<void> {
  const interruption = new AbortController()
  let interrupted = false
  const interrupt = (): void => {
    interrupted = true
    interruption.abort(new Failure('Interrupted.'))
  }
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  const seconds = Math.round(script.longestMs / 1000)
  const timer = setTimeout(
    () => interruption.abort(new Failure(`Not done within ${seconds} s; given up.`)),
    script.longestMs,
  )
  try {
    const arguments_ = readArguments(script)
    if (arguments_.values.help === true) console.log(script.help.trim())
    else await script.run(arguments_, interruption.signal)
  } catch (error) {
    process.exitCode = interrupted ? 130 : error instanceof UsageError ? 2 : 1
    console.error(sentenceOf(error))
  } finally {
    clearTimeout(timer)
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}

function readArguments<O extends Options>(script: Script<O>): ScriptArguments {
  try {
    const { values, positionals } = parseArgs({
      options: { ...script.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: script.positionals ?? false,
    })
    return { values: values as ScriptArguments['values'], positionals }
  } catch (error) {
    // Behind its first sentence, parseArgs explains how positional arguments are written.
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split(
      /\.(?: |$)/,
    )
    throw new UsageError(`${reason}. See --help.`)
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof UsageError || error instanceof Failure) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
