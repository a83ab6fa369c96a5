/**
 * Work that its caller does in steps of well below a millisecond, and may do anything else between two of them. Nobody but
 * the work itself sees what it has done so far; it is given up where no further step is asked for.
 */
export type Steps<T> = Generator<void, T, void>

/** What is there at once, or takes steps. Most of what a log asks for is there at once, and a generator costs as much. */
export type Stepped<T> = T | Steps<T>

export function takesSteps<T>(work: Stepped<T>): work is Steps<T> {
  return typeof (work as Partial<Steps<T>> | null)?.next === 'function'
}

/** All steps at once. */
export function exhaust<T>(steps: Iterator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** What follows from work that is done. */
export function whenDone<T, U>(work: Stepped<T>, next: (done: T) => Stepped<U>): Stepped<U> {
  return takesSteps(work) ? continued(work, next) : next(work)
}

function* continued<T, U>(work: Steps<T>, next: (done: T) => Stepped<U>): Steps<U> {
  const last = next(yield* work)
  return takesSteps(last) ? yield* last : last
}
