import type { RecordedSnapshot } from '@tesela/storage'
import { type Pace, rested } from '../pace.ts'
import type { StateDigests } from '../seams.ts'

/**
 * Writes every leaf as it is encoded, in slices: the state is read while the member goes on. Resolves with the digests of
 * what was written; rejects with what the disk rejects with, and with the reason of the pace's signal.
 */
export async function recordLeaves(
  leaves: Iterator<Uint8Array, StateDigests>,
  recorded: Pick<RecordedSnapshot, 'put'>,
  pace: Pace,
): Promise<StateDigests> {
  const { clock, sliceMs } = pace
  let begun = clock.now()
  for (;;) {
    const step = leaves.next()
    if (step.done === true) return step.value
    const writing = recorded.put(step.value)
    const took = clock.now() - begun
    if (writing !== null) await writing
    if (took < sliceMs) continue
    await rested(took, pace)
    begun = clock.now()
  }
}
