import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type FileHandle, open } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'
import { Failure } from '../script/failure.ts'
import { inheritedEnvironment } from './inherited-environment.ts'

/** The launcher of the `tesela` command in this workspace. */
const teselaPath = createRequire(import.meta.url).resolve('@tesela/daemon/bin/tesela.mjs')

export interface CommandOptions {
  /** Given to the command on standard input. */
  readonly input?: string
  /** A file to read standard input from, instead of `input`. */
  readonly inputFile?: string
  /** A file for standard output, instead of the result's `output`. */
  readonly outputFile?: string
  readonly environment?: Readonly<Record<string, string>>
  /** The command is ended after this many milliseconds. Default 30 000. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal | undefined
}

export interface CommandResult {
  readonly exitCode: number
  readonly output: string
  readonly errorOutput: string
}

/** Runs `tesela` with the arguments, whatever its exit code. @throws Failure when it does not end in time */
export async function runTesela(
  arguments_: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const files: FileHandle[] = []
  const opened = async (path: string, flags: string): Promise<number> => {
    const file = await open(path, flags)
    files.push(file)
    return file.fd
  }
  try {
    options.signal?.throwIfAborted()
    const { inputFile, outputFile } = options
    const child = spawn(process.execPath, [teselaPath, ...arguments_], {
      stdio: [
        inputFile === undefined ? 'pipe' : await opened(inputFile, 'r'),
        outputFile === undefined ? 'pipe' : await opened(outputFile, 'w'),
        'pipe',
      ],
      env: { ...inheritedEnvironment(), ...options.environment },
    })
    const timeoutMs = options.timeoutMs ?? 30_000
    let late = false
    const end = (): boolean => child.kill('SIGKILL')
    const timer = setTimeout(() => {
      late = true
      end()
    }, timeoutMs)
    options.signal?.addEventListener('abort', end)
    try {
      // A command that does not read its input closes the pipe: its exit code tells, not this error.
      child.stdin?.on('error', () => {})
      child.stdin?.end(options.input ?? '')
      const [[exitCode], output, errorOutput] = await Promise.all([
        once(child, 'close') as Promise<[number | null]>,
        child.stdout === null ? '' : text(child.stdout),
        child.stderr === null ? '' : text(child.stderr),
      ])
      options.signal?.throwIfAborted()
      if (late || exitCode === null) {
        throw new Failure(`tesela ${arguments_.join(' ')} was not done within ${timeoutMs} ms.`)
      }
      return { exitCode, output, errorOutput }
    } finally {
      clearTimeout(timer)
      options.signal?.removeEventListener('abort', end)
    }
  } finally {
    await Promise.all(files.map((file) => file.close()))
  }
}

/** Runs `tesela` and gives what it printed. @throws Failure with its own sentence unless it exits 0 */
export async function tesela(
  arguments_: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const { exitCode, output, errorOutput } = await runTesela(arguments_, options)
  if (exitCode === 0) return output
  throw new Failure(
    `tesela ${arguments_.join(' ')} ended with exit code ${exitCode}: ${errorOutput.trim() || output.trim()}`,
  )
}
