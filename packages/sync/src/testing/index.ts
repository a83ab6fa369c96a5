/** Runs of sessions under virtual time, each drawn from a seed: what may go wrong goes wrong, and the invariants hold. */

import { runReplayOrder } from './replay-order.ts'
import { runCrashingReplaySwarm } from './run-crashing-replay-swarm.ts'
import { runCrashingSwarm } from './run-crashing-swarm.ts'
import { runReplaySwarm } from './run-replay-swarm.ts'
import { runSnapshotSwarm } from './run-snapshot-swarm.ts'
import { runSnapshotOrder } from './snapshot-order.ts'

export { type Row, Violation } from './violation.ts'
export { createWholeStateSync, type WholeMessage } from './whole-state-sync.ts'

/** By name. Each throws `Violation` where an invariant does not hold. */
export const syncRuns = {
  snapshotSwarm: runSnapshotSwarm,
  crashingSwarm: runCrashingSwarm,
  crashingReplaySwarm: runCrashingReplaySwarm,
  replaySwarm: runReplaySwarm,
  snapshotOrder: runSnapshotOrder,
  replayOrder: runReplayOrder,
} as const satisfies Record<string, (seed: number) => unknown>

export type SyncRun = keyof typeof syncRuns
