import { type Consistency, connect, type Database, type ReadOptions } from '@tesela/client'
import type { Invocation } from './command.ts'
import { UsageError } from './errors.ts'
import { targetDirectory, targetTimeout } from './target.ts'

/** What every call of the client is given by this command line. */
export interface CallContext {
  readonly signal: AbortSignal
  readonly timeoutMs?: number
}

export type Work<T> = (database: Database, call: CallContext) => Promise<T>

/** Connects to the daemon that the command line names, does the work, and ends the session. */
export async function withDatabase<T>(invocation: Invocation, work: Work<T>): Promise<T> {
  const call = callContext(invocation)
  await using database = await connect({ ...daemonAddress(invocation), ...call })
  return await work(database, call)
}

export function callContext(invocation: Invocation): CallContext {
  const timeoutMs = targetTimeout(invocation)
  return { signal: invocation.console.signal, ...(timeoutMs === undefined ? {} : { timeoutMs }) }
}

/** `--socket`, else `--data`, else `TESELA_SOCKET`, else the data directory: what is nearer to the user wins. */
export function daemonAddress(invocation: Invocation): {
  socket?: string
  data?: string
  group?: string
} {
  const { options, console } = invocation
  const group = options.text('group') ?? console.environment.TESELA_GROUP
  const inherited = options.flag('data') ? undefined : console.environment.TESELA_SOCKET
  const socket = options.text('socket') ?? inherited
  return {
    ...(socket ? { socket } : { data: targetDirectory(invocation) }),
    ...(group ? { group } : {}),
  }
}

/** The options of a reading command. */
export function readOptionsOf({ options }: Invocation, call: CallContext): ReadOptions {
  const level = options.choice('consistency', ['linearizable', 'session', 'local', 'stale'])
  const atLeast = options.count('at-least', 0)
  if (atLeast === undefined) return level === undefined ? call : { ...call, consistency: level }
  if (level !== undefined && level !== 'session') {
    throw new UsageError(`--at-least goes with --consistency session, not with ${level}.`)
  }
  const consistency: Consistency = { atLeast: BigInt(atLeast) }
  return { ...call, consistency }
}
