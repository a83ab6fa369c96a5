import { isatty } from 'node:tty'
import { InterruptedError } from './errors.ts'
import { createOutput, type Output } from './output.ts'

/** What a command sees of the world outside: its streams, its environment, and whether to go on. */
export interface Console {
  readonly output: Output
  /** Prints one line on standard error. */
  notice(line: string): void
  /** The standard input, to be read once. */
  input(): AsyncIterable<Uint8Array>
  readonly inputIsTerminal: boolean
  readonly noticesAreTerminal: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Aborted with an `InterruptedError` by SIGINT. */
  readonly signal: AbortSignal
}

export interface ProcessConsole {
  readonly console: Console
  interrupt(): void
  /** Lets go of the standard input, which would keep the process waiting for more of it. */
  close(): void
}

export function consoleOfProcess(): ProcessConsole {
  const controller = new AbortController()
  let inputOpened = false
  // There is nobody to tell that the standard error is closed, and no reason to end because of it.
  process.stderr.on('error', () => {})
  return {
    console: {
      output: createOutput(process.stdout),
      notice: (line) => void process.stderr.write(`${line}\n`),
      input: () => {
        inputOpened = true
        return process.stdin
      },
      inputIsTerminal: isatty(0),
      noticesAreTerminal: isatty(2),
      environment: process.env,
      signal: controller.signal,
    },
    interrupt: () => {
      const reason = new InterruptedError()
      controller.abort(reason)
      // Whoever waits for more of it waits for nothing else.
      if (inputOpened) process.stdin.destroy(reason)
    },
    close: () => {
      if (inputOpened) process.stdin.destroy()
    },
  }
}
