/** Something that must never be so, was: what a run looks for. */
export class Violation extends Error {
  override readonly name = 'Violation'
  readonly code = 'violation'
  /** Which invariant, from the table in README.md. */
  readonly invariant: Invariant

  constructor(invariant: Invariant, message: string) {
    super(`${invariant}: ${message}`)
    this.invariant = invariant
  }
}

/** What is watched. Mutations name the one that is expected to fire. */
export const invariants = [
  'election safety',
  'one vote a term',
  'log matching',
  'leader completeness',
  'state machine safety',
  'commit goes back',
  'apply in order',
  'majority on disk',
  'promise before durable',
  'recovery',
  'watermark',
  'truncation of committed',
  'named snapshot',
  'install',
  'exactly once',
  'linearizability',
  'reads go back',
  'configuration',
  'bounded queues',
  'convergence',
  'equal state',
  'roots',
  'divergence',
  'model',
  'readable frames',
  'fail-stop',
  'after death',
  'unhandled rejection',
] as const

export type Invariant = (typeof invariants)[number]
