import { isSameRoot, type LogRoot } from './log-root.ts'

/** Where the session is to get, and where it was to get before: entries on their way may still be proven by that (C14). */
export interface Targets {
  readonly current: LogRoot | null
  /** Of former targets, oldest first (C15). */
  readonly retained: readonly LogRoot[]
  /** How many were taken up. */
  readonly count: number
  /** Strictly up (C3). `stale` is news of before, and normal; `bad` cannot be. */
  advance(target: LogRoot): 'taken' | 'stale' | 'bad'
  /** False: it was given up since (C15). */
  knows(root: LogRoot): boolean
}

export function createTargets(maxRetained: number): Targets {
  let current: LogRoot | null = null
  let retained: readonly LogRoot[] = []
  let count = 0
  return {
    get current() {
      return current
    },
    get retained() {
      return retained
    },
    get count() {
      return count
    },
    advance(target) {
      if (current !== null) {
        if (target.runs <= current.runs) return 'stale'
        // A run has an entry at least, and a root binds how many there are.
        const more = target.last - current.last
        if (target.root === current.root || more < target.runs - current.runs) return 'bad'
        retained = maxRetained === 0 ? [] : [...retained, current].slice(-maxRetained)
      }
      current = target
      count += 1
      return 'taken'
    },
    knows(root) {
      return [current, ...retained].some((each) => each !== null && isSameRoot(each, root))
    },
  }
}
