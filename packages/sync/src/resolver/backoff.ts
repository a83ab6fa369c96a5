import type { Millis } from '../state-sync.ts'

export interface BackoffBounds {
  readonly retryMinMs: Millis
  readonly retryMaxMs: Millis
}

/** How long to wait after so many failures in a row, from 1: twice as long each time, within bounds. */
export function backoff(failures: number, { retryMinMs, retryMaxMs }: BackoffBounds): Millis {
  return Math.min(retryMaxMs, retryMinMs * 2 ** Math.min(failures - 1, 30))
}

/**
 * The same for who was refused: advice when to come back is followed, within the same bounds.
 *
 * @param retryAfterMs 0: no advice
 */
export function backoffAsTold(
  retryAfterMs: Millis,
  failures: number,
  bounds: BackoffBounds,
): Millis {
  const wait = retryAfterMs > 0 ? retryAfterMs : backoff(failures, bounds)
  return Math.max(bounds.retryMinMs, Math.min(bounds.retryMaxMs, wait))
}
