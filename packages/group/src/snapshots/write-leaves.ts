import type { StagedSnapshot } from '@tesela/storage'
import type { Pace } from '../pace.ts'
import { rested } from '../pace.ts'
import type { StateReader } from '../seams.ts'

/**
 * Writes every leaf that is not staged yet, in slices: the state is read while the member goes on. Rejects with what the
 * disk rejects with, and with the reason of the pace's signal.
 */
export async function writeLeaves(
  reader: Pick<StateReader, 'leaves'>,
  sections: readonly { readonly name: string }[],
  staged: StagedSnapshot,
  pace: Pace,
): Promise<void> {
  const { clock, sliceMs } = pace
  let ordinal = 0
  let begun = clock.now()
  for (const { name } of sections) {
    for (const leaf of reader.leaves(name)) {
      // What waits for the disk lets others go on, too; what does not, must not go on for too long.
      const writing = staged.put(ordinal, leaf)
      ordinal += 1
      const took = clock.now() - begun
      await writing
      if (took < sliceMs) continue
      await rested(took, pace)
      begun = clock.now()
    }
  }
}
