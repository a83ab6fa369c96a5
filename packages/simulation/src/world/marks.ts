/** What a run has seen, by name: a branch that matters and stays at zero was not tested. */
export interface Marks {
  hit(name: Mark): void
  count(name: Mark): number
  readonly all: ReadonlyMap<Mark, number>
}

export const markNames = [
  'leader elected',
  'leader crashed',
  'leader deposed while it lived',
  'follower crashed',
  'all crashed at once',
  'crashed between write and fsync',
  'crashed between fsync and reply',
  'crashed as a new leader',
  'replicated to exactly one follower',
  'disturbed inside a configuration change',
  'paused',
  'clock jumped',
  'partition',
  'one-way cut',
  'connections cut',
  'slow link',
  'lossy network',
  'frame lost',
  'frame duplicated',
  'disk hung',
  'disk slow',
  'fsync failed',
  'disk full',
  'restarted from a torn tail',
  'restart lost what was not synced',
  'restart kept what was not synced',
  'uncommitted entries replaced',
  'entries of an earlier term inherited',
  'entries read back for a follower',
  'append rejected',
  'vote refused',
  'configuration changed',
  'learner promoted',
  'voter demoted',
  'member removed',
  'joint configuration',
  'leadership handed over',
  'member joined',
  'log crossed a segment',
  'write refused, not applied',
  'write of unknown outcome retried',
  'retry answered from the session',
  'session expired',
  'client vanished',
  'linearizable read',
  'session read',
  'local read',
  'compare failed',
  'overloaded',
] as const

export type Mark = (typeof markNames)[number]

export function createMarks(): Marks {
  const all = new Map<Mark, number>(markNames.map((name) => [name, 0]))
  return {
    all,
    hit: (name) => all.set(name, (all.get(name) ?? 0) + 1),
    count: (name) => all.get(name) ?? 0,
  }
}
