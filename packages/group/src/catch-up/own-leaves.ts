import type { StagedSnapshot } from '@tesela/storage'
import { type Pace, paced, rested } from '../pace.ts'
import type { StateReader } from '../seams.ts'

/**
 * Stages what of a snapshot this member has in its own state, older or not: leaves are told by their digests, and most of
 * them outlast a change. Each is verified as if a stranger had sent it.
 *
 * @param digests of all leaves of the snapshot, by ordinal
 */
export async function putOwnLeaves(
  reader: Pick<StateReader, 'digest' | 'leaves'>,
  digests: readonly string[],
  staged: Pick<StagedSnapshot, 'staged' | 'put'>,
  pace: Pace,
): Promise<void> {
  const wanted = new Map<string, number[]>()
  for (const [ordinal, digest] of digests.entries()) {
    if (staged.staged.has(ordinal)) continue
    wanted.set(digest, [...(wanted.get(digest) ?? []), ordinal])
  }
  if (wanted.size === 0) return
  const { clock, sliceMs } = pace
  const { sections } = await paced(reader.digest(), pace)
  let begun = clock.now()
  for (const { name, leaves } of sections) {
    /** The next that it gives; made anew behind a gap. */
    let stands = -1
    let own: Iterator<Uint8Array> = [].values()
    for (const [at, digest] of leaves.entries()) {
      const ordinals = wanted.get(digest)
      if (ordinals === undefined) continue
      wanted.delete(digest)
      if (stands !== at) own = reader.leaves(name, at)
      stands = at + 1
      const leaf = own.next()
      if (leaf.done === true) throw new RangeError(`no leaf ${at} in a section that has it`)
      for (const ordinal of ordinals) await staged.put(ordinal, leaf.value)
      const took = clock.now() - begun
      if (took < sliceMs) continue
      await rested(took, pace)
      begun = clock.now()
    }
  }
}
