import { setTimeout as delay } from 'node:timers/promises'
import { UnavailableError } from './errors.ts'
import { readFormat } from './format-file.ts'
import { isAlive } from './is-alive.ts'
import { lockHolder } from './lock-holder.ts'

const pollInterval = 50
const longestFarewell = 3_000

export async function isRunning(dataDirectory: string): Promise<boolean> {
  return (await lockHolder(dataDirectory)) !== null
}

/**
 * Asks the daemon of the data directory to end, and waits until it has given back its lock and its process is
 * gone. Once the lock is free nothing is written any more, so that a pid which lingers, or is somebody else's
 * already, is waited for only shortly.
 * @throws UnavailableError when none runs, or it has not ended within `timeoutMs`
 */
export async function stopDaemon(
  dataDirectory: string,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<{ pid: number }> {
  await readFormat(dataDirectory)
  const pid = await lockHolder(dataDirectory)
  if (pid === null) {
    throw new UnavailableError(`No daemon runs on ${dataDirectory}; there is nothing to stop.`)
  }
  process.kill(pid, 'SIGTERM')
  const deadline = performance.now() + timeoutMs
  while ((await lockHolder(dataDirectory)) === pid) {
    if (performance.now() > deadline) {
      throw new UnavailableError(
        `The daemon (pid ${pid}) has not ended yet; run \`tesela stop\` again to end it at once.`,
      )
    }
    await delay(pollInterval, undefined, { signal })
  }
  const farewell = performance.now() + longestFarewell
  while ((await isAlive(pid)) && performance.now() < farewell) {
    await delay(pollInterval, undefined, { signal })
  }
  return { pid }
}
