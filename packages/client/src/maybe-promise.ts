/** What is there at once, or will be. */
export type MaybePromise<T> = T | Promise<T>

/**
 * Goes on with a value at once where it is there: an operation without a schema then is encoded when it is asked for,
 * before the caller can change its buffers, and keeps its place among the caller's operations.
 */
export function whenReady<T, R>(
  value: MaybePromise<T>,
  next: (ready: T) => MaybePromise<R>,
): MaybePromise<R> {
  return value instanceof Promise ? value.then(next) : next(value)
}

/** All of them, in order; at once where all are there. */
export function allReady<T>(values: readonly MaybePromise<T>[]): MaybePromise<readonly T[]> {
  const ready: T[] = []
  for (const value of values) {
    if (value instanceof Promise) return Promise.all(values)
    ready.push(value)
  }
  return ready
}
