import { setTimeout as sleep } from 'node:timers/promises'
import { DEFAULT_TIMEOUT_MS } from './constants.ts'
import { Aborted, TeselaError } from './errors.ts'
import type { CallOptions } from './options.ts'
import type { Requests } from './requests.ts'

/** Answers that a node gives while it is on its way: it has not joined yet, or nobody leads. */
const NOT_YET = new Set(['no_group', 'unavailable', 'deadline_exceeded'])
const PAUSE_MS = 100

/** Resolves when this node serves linearizable reads: it is in a group, and the group has a leader. */
export async function untilOnline(requests: Requests, options: CallOptions = {}): Promise<void> {
  const { signal, timeoutMs = DEFAULT_TIMEOUT_MS } = options
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const remaining = Math.max(1, deadline - performance.now())
    try {
      await requests.read(
        { query: { collection: '', list: { after: '', limit: 1 } } },
        { operation: 'when.online' },
        { signal, timeoutMs: remaining },
      )
      return
    } catch (error) {
      const wait = error instanceof TeselaError && NOT_YET.has(error.code)
      if (!wait || performance.now() + PAUSE_MS >= deadline) throw error
    }
    try {
      await sleep(PAUSE_MS, undefined, signal === undefined ? {} : { signal })
    } catch (cause) {
      throw new Aborted('the wait was aborted', { cause })
    }
  }
}
