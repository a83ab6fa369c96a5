import { setTimeout as sleep } from 'node:timers/promises'
import { DEFAULT_TIMEOUT_MS } from './constants.ts'
import { Aborted, DeadlineExceeded, InvalidArgument, TeselaError } from './errors.ts'
import type { CallOptions, ReadOptions } from './options.ts'

/** What a question answered so far, and the revision that it was answered from. */
type Glance<T> = { readonly revision: bigint } | { readonly revision: bigint; readonly value: T }

/** Answers of a node that may have something to say later. */
const NOT_YET = new Set(['unavailable', 'overloaded', 'deadline_exceeded'])
const PAUSE_MS = 50

/**
 * Asks until there is a value. The first question is linearizable: what was acknowledged before is seen. Each further
 * one asks for a state later than the last answer's, so that the daemon holds it until this node has applied something
 * new. Nothing can come between two answers that the later one does not reflect, hence no wake-up is lost; an idle
 * group costs a question in ten seconds, a busy one a question in `PAUSE_MS`.
 */
export async function untilSettled<T>(
  ask: (options: ReadOptions) => Promise<Glance<T>>,
  wait: AbortSignal | CallOptions = {},
): Promise<T> {
  const { signal, timeoutMs = Number.POSITIVE_INFINITY } =
    wait instanceof AbortSignal ? { signal: wait } : wait
  if (!(timeoutMs > 0)) throw new InvalidArgument('timeoutMs must be a positive number')
  const deadline = performance.now() + timeoutMs
  let consistency: ReadOptions['consistency']
  for (;;) {
    const remaining = deadline - performance.now()
    if (remaining <= 0) throw new DeadlineExceeded(`nothing was set within ${timeoutMs} ms`)
    const time = Math.min(remaining, DEFAULT_TIMEOUT_MS)
    try {
      const glance = await ask({ signal, timeoutMs: time, consistency })
      if ('value' in glance) return glance.value
      consistency = { atLeast: glance.revision + 1n }
    } catch (error) {
      if (!(error instanceof TeselaError && NOT_YET.has(error.code))) throw error
    }
    await pause(Math.min(PAUSE_MS, Math.max(0, deadline - performance.now())), signal)
  }
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(milliseconds, undefined, signal === undefined ? {} : { signal })
  } catch (cause) {
    throw new Aborted('the wait was aborted', { cause })
  }
}
