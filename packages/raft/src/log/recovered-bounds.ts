import { invariant } from '../invariant.ts'
import type { EntryId, Index, Recovered } from '../types.ts'

/** Checks what the store recovered (rule 36) and gives the boundary of the log and the commit index to start from. */
export function recoveredBounds(
  recovered: Recovered,
  applied: Index,
): { readonly boundary: EntryId; readonly commit: Index } {
  const { boundary, lastIndex, snapshot, hardState, entries, termRuns } = recovered
  const firstIndex = boundary.index + 1
  const loaded = snapshot?.index ?? 0
  invariant(
    boundary.index <= loaded && loaded <= lastIndex,
    `the log from ${firstIndex} to ${lastIndex} does not connect to a snapshot at ${loaded}`,
  )
  let expected = lastIndex - entries.length + 1
  invariant(expected >= firstIndex, 'more entries than the log holds')
  for (const entry of entries) {
    invariant(entry.index === expected, `entry ${entry.index} stands where ${expected} belongs`)
    expected++
  }
  invariant(
    lastIndex < firstIndex || termRuns[0]?.first === firstIndex,
    `the term of entry ${firstIndex} is missing`,
  )
  invariant(
    applied === loaded,
    `applied is ${applied}, but the configuration is known as of ${loaded}`,
  )
  // A store writes a commit index behind the entries that it covers. One that is further than the log ends is true of
  // the group, but not of this log, which has lost something.
  const written = Math.min(Math.max(hardState.commit, loaded), lastIndex)
  const commit = Math.max(written, provenByConf(recovered))
  return { boundary, commit }
}

/**
 * A leader adds a configuration entry only after it has applied the one before (rule 42), so a log that holds two
 * proves the first to be committed. A crash may have kept both and lost the commit index that came with them; without
 * this, the replica could campaign with a configuration that is two steps old (rule 14).
 */
function provenByConf({ confIndexes }: Recovered): Index {
  return confIndexes.at(-2) ?? 0
}
