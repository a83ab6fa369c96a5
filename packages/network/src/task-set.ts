/** Work that nobody awaits on the spot, so that a close can wait for it. */
export interface TaskSet {
  /** Runs it; a rejection goes to the set's `failed`. */
  run(task: () => Promise<void>): void
  /** Resolves when nothing runs any more, whatever was started meanwhile included. */
  settled(): Promise<void>
}

export function createTaskSet(failed: (error: unknown) => void): TaskSet {
  const running = new Set<Promise<void>>()
  return {
    run(task) {
      const promise = task()
        .catch(failed)
        .finally(() => running.delete(promise))
      running.add(promise)
    },
    async settled() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
