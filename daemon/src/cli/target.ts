import { dataDirectory } from '../config/data-directory.ts'
import { parseDuration } from '../config/duration.ts'
import type { Invocation } from './command.ts'
import { UsageError } from './errors.ts'

/** The data directory that the command is about. */
export function targetDirectory({ options, console }: Invocation): string {
  return dataDirectory(options.text('data'), console.environment)
}

/** `--timeout`, else `TESELA_TIMEOUT`, in milliseconds; undefined when neither is given. */
export function targetTimeout({ options, console }: Invocation): number | undefined {
  const variable = console.environment.TESELA_TIMEOUT
  if (options.flag('timeout') || variable === undefined || variable === '')
    return options.duration('timeout')
  try {
    return parseDuration(variable)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw new UsageError(`TESELA_TIMEOUT: ${error.message}`, { cause: error })
  }
}
