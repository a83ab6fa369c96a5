import { type ChildProcess, spawn } from 'node:child_process'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { connect, type StatusDocument } from '@tesela/client'
import { loadingMessage } from '../node/loading-progress.ts'
import { StartFailedError, UnavailableError } from './errors.ts'
import { readFormat } from './format-file.ts'
import { logFileName } from './log-file.ts'

const pollInterval = 50
const probeTimeout = 2_000
const longestReason = 64 * 1_024

export interface StartOptions {
  readonly dataDirectory: string
  /** Flags with settings, for the daemon's own command line. */
  readonly settingArguments: readonly string[]
  readonly timeoutMs: number
  readonly signal: AbortSignal
  /** Of the state, while the daemon loads it. */
  loading?(leaves: number, of: number): void
}

export interface StartedDaemon {
  readonly pid: number
  /** It runs, and cannot do its work until somebody does this; null: it can. */
  readonly advice: string | null
  /** It lacks its state, or entries that nobody has any more, and is about to get them. */
  readonly fetching: boolean
}

/**
 * Starts `tesela run` as a process of its own, and waits until that very process answers. It is spawned under
 * the Node that runs this, with nothing in between, so that the pid is the daemon's.
 * @throws StartFailedError with the daemon's own code and words
 */
export async function startDaemon(options: StartOptions): Promise<StartedDaemon> {
  const { dataDirectory } = options
  await readFormat(dataDirectory)
  const log = await open(join(dataDirectory, logFileName), 'a', 0o600)
  try {
    const { size } = await log.stat()
    const child = spawnDaemon(options, log.fd)
    let answer: StatusDocument
    try {
      answer = await waitUntilAnswers(child, options, () => tellLoading(log, size, options))
    } catch (error) {
      if (child.exitCode === null && child.signalCode === null) throw error
      throw await reasonOf(child, log, size, dataDirectory)
    }
    child.unref()
    const { pid, group } = answer
    return { pid, advice: group?.advice ?? null, fetching: (group?.catchUp ?? null) !== null }
  } finally {
    await log.close()
  }
}

function spawnDaemon(
  { dataDirectory, settingArguments }: StartOptions,
  logDescriptor: number,
): ChildProcess {
  // As far from here as from the bundle.
  const main = fileURLToPath(new URL('../../bin/tesela.mjs', import.meta.url))
  const threads = Math.max(8, Number(process.env.UV_THREADPOOL_SIZE) || 0)
  // `--json` makes the reason of a failed start readable for this process.
  const child = spawn(
    process.execPath,
    [main, 'run', '--json', `--data=${dataDirectory}`, ...settingArguments],
    {
      // A daemon holds no directory that somebody may want to unmount.
      cwd: '/',
      detached: true,
      stdio: ['ignore', logDescriptor, logDescriptor],
      // glibc would give its threads sixteen heaps on two cores: after an hour of writes a sixth more in memory.
      env: { MALLOC_ARENA_MAX: '2', ...process.env, UV_THREADPOOL_SIZE: String(threads) },
    },
  )
  // A process that cannot be spawned has no pid and never answers; the wait below ends with `exitCode` set.
  child.on('error', () => {})
  return child
}

async function waitUntilAnswers(
  child: ChildProcess,
  options: StartOptions,
  waits: () => Promise<void>,
): Promise<StatusDocument> {
  const { dataDirectory, timeoutMs, signal } = options
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const answer = await statusOf(dataDirectory, signal)
    if (child.pid !== undefined && answer?.pid === child.pid) return answer
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      throw new StartFailedError('internal', 'The daemon ended.')
    }
    if (performance.now() > deadline) {
      throw new UnavailableError(
        `The daemon (pid ${child.pid}) runs but does not answer yet; look at \`tesela logs\`, and ask again with \`tesela status\`.`,
      )
    }
    await waits()
    await delay(pollInterval, undefined, { signal })
  }
}

/** Of the daemon that answers for the data directory; undefined while none does. */
async function statusOf(data: string, signal: AbortSignal): Promise<StatusDocument | undefined> {
  try {
    await using client = await connect({ data, timeoutMs: probeTimeout, signal })
    return await client.status({ timeoutMs: probeTimeout, signal })
  } catch (error) {
    signal.throwIfAborted()
    // Not there yet, or it ended meanwhile: the process itself tells which.
    if (error instanceof Error) return undefined
    throw error
  }
}

/** How much of the state the daemon has loaded, as its log says. */
async function tellLoading(log: FileHandle, from: number, options: StartOptions): Promise<void> {
  if (options.loading === undefined) return
  const last = await lastLineOf(log, from, options.dataDirectory)
  const { msg, leaves, of } = fieldsOf(last)
  if (msg === loadingMessage && typeof leaves === 'number' && typeof of === 'number') {
    options.loading(leaves, of)
  }
}

function fieldsOf(line: string): { msg?: unknown; leaves?: unknown; of?: unknown } {
  try {
    return JSON.parse(line) ?? {}
  } catch {
    return {}
  }
}

/** What the daemon said last in the part of the log that it wrote. */
async function reasonOf(
  child: ChildProcess,
  log: FileHandle,
  from: number,
  dataDirectory: string,
): Promise<StartFailedError> {
  const last = await lastLineOf(log, from, dataDirectory)
  return readReason(last) ?? unexplained(child, join(dataDirectory, logFileName), last)
}

async function lastLineOf(log: FileHandle, from: number, dataDirectory: string): Promise<string> {
  const reader = await open(join(dataDirectory, logFileName), 'r')
  try {
    const { size } = await log.stat()
    const begin = Math.min(size, Math.max(from, size - longestReason))
    const { buffer } = await reader.read(Buffer.alloc(size - begin), 0, size - begin, begin)
    return buffer.toString('utf8').trimEnd().split('\n').at(-1) ?? ''
  } finally {
    await reader.close()
  }
}

function unexplained(child: ChildProcess, path: string, last: string): StartFailedError {
  const end =
    child.signalCode === null ? `with exit code ${child.exitCode}` : `by ${child.signalCode}`
  const words = last === '' ? '' : `; its last words: ${last.slice(0, 500)}`
  return new StartFailedError('internal', `The daemon ended ${end}; look at ${path}${words}`)
}

/** The code and message of a line that `run --json` reported, or that the log says in its own fields. */
function readReason(line: string): StartFailedError | undefined {
  try {
    const { code, message, msg }: { code?: unknown; message?: unknown; msg?: unknown } =
      JSON.parse(line)
    const text = message ?? msg
    if (typeof code !== 'string' || typeof text !== 'string') return undefined
    return new StartFailedError(code, text)
  } catch {
    // Something that is no report of ours, such as a crash of the runtime: shown as it is.
    return undefined
  }
}
