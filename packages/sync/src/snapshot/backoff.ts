import type { Millis } from '../state-sync.ts'

/** How long to wait after so many failures in a row, from 1: twice as long each time, within bounds. */
export function backoff(
  failures: number,
  { retryMinMs, retryMaxMs }: { readonly retryMinMs: Millis; readonly retryMaxMs: Millis },
): Millis {
  return Math.min(retryMaxMs, retryMinMs * 2 ** Math.min(failures - 1, 30))
}
