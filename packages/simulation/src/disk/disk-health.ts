/** What is wrong with a machine's disk. It outlives the process. */
export interface DiskHealth {
  /** Of a write, a read or a directory operation, milliseconds at most. */
  delayMs: number
  /** Of a sync, milliseconds at most. */
  syncMs: number
  /** Nothing comes back until `heal`; then what was asked for does. */
  hung: boolean
  /** The next syncs fail, and what they should have written stays volatile. */
  failingSyncs: number
  /** The next writes and reads fail. */
  failingWrites: number
  failingReads: number
  /** Nothing new has room. */
  full: boolean
  /** Called back when the disk goes on. */
  onResume(run: () => void): void
  resume(): void
  /** Another disk, or this one as new. */
  mend(syncMs: number): void
}

export function createDiskHealth(delayMs: number, syncMs: number): DiskHealth {
  let waiting: (() => void)[] = []
  const health: DiskHealth = {
    delayMs,
    syncMs,
    hung: false,
    failingSyncs: 0,
    failingWrites: 0,
    failingReads: 0,
    full: false,
    onResume: (run) => waiting.push(run),
    resume() {
      health.hung = false
      const again = waiting
      waiting = []
      for (const run of again) run()
    },
    mend(healthyMs) {
      Object.assign(health, { syncMs: healthyMs, full: false })
      Object.assign(health, { failingSyncs: 0, failingWrites: 0, failingReads: 0 })
      health.resume()
    },
  }
  return health
}
