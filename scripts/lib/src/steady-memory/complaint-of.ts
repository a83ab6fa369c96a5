import type { MemoryOfDaemon } from './steady-memory.ts'

/** More than that in the last third of the time is no chance any more. */
const mostDrift = 0.05

/** What is wrong with the memory of the daemons, in a sentence; null: nothing. */
export function complaintOf(
  daemons: readonly Pick<MemoryOfDaemon, 'peer' | 'samples' | 'drift'>[],
): string | null {
  const growing = daemons.filter(({ drift }) => drift > mostDrift)
  if (growing.length > 0) {
    const each = growing.map(({ peer, drift }) => `${peer} ${(100 * drift).toFixed(1)} %`)
    return `Daemons have over ${100 * mostDrift} % more in the last third of the time than in the second: ${each.join(', ')}.`
  }
  const unknown = daemons.find(({ drift }) => Number.isNaN(drift))
  if (unknown === undefined) return null
  return `It ended too soon to tell: of ${unknown.peer} there are only ${unknown.samples.length} samples.`
}
