import { setTimeout as delay } from 'node:timers/promises'
import { Failure } from '../script/failure.ts'

/**
 * Asks again until there is an answer other than null.
 * @throws Failure naming `what` when there is none in time; whatever `signal` was aborted with
 */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | null> | T | null,
  { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal },
): Promise<T> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    signal?.throwIfAborted()
    const answer = await ask()
    if (answer !== null) return answer
    if (performance.now() > deadline) throw new Failure(`Waited ${timeoutMs} ms for ${what}.`)
    await delay(50, undefined, signal === undefined ? {} : { signal })
  }
}
