/** Milliseconds before the next attempt (0, 1, …): full jitter, as in "Exponential Backoff And Jitter" (M. Brooker, AWS, 2015). */
export function backoff(
  attempt: number,
  baseMs: number,
  capMs: number,
  random: () => number,
): number {
  return random() * Math.min(capMs, baseMs * 2 ** Math.min(attempt, 30))
}
