import type { Entry, HardState, Index, PersistBatch, Term } from '@tesela/raft'
import { MAX_ENTRY_DATA_BYTES } from './payloads.ts'

/**
 * The core's side of the contract, checked before a byte is written: a log that breaks it could not be
 * recovered (rules 2, 23, 36). What an install drops is the core's to judge (rule 53).
 *
 * @param written the newest hard state
 * @throws RangeError
 */
export function checkBatches(
  batches: readonly PersistBatch[],
  written: HardState,
  writtenLast: Index,
): void {
  let { term, commit } = written
  let last = writtenLast
  for (const { hardState, snapshot, entries } of batches) {
    let firstOpen = commit + 1
    if (hardState !== null) {
      if (hardState.term < term) throw new RangeError(`term ${hardState.term} behind term ${term}`)
      if (hardState.commit < commit) {
        throw new RangeError(`commit ${hardState.commit} behind commit ${commit}`)
      }
      term = hardState.term
      commit = hardState.commit
    }
    if (snapshot !== null) {
      checkInstall(snapshot, { firstOpen, term })
      last = snapshot.index
      firstOpen = snapshot.index + 1
      commit = Math.max(commit, snapshot.index)
    }
    last = checkEntries(entries, { firstOpen, last, term })
    if (commit > last) throw new RangeError(`commit ${commit} above the last entry ${last}`)
  }
}

function checkInstall(
  snapshot: { readonly term: Term; readonly index: Index },
  log: { readonly firstOpen: Index; readonly term: Term },
): void {
  if (snapshot.index < log.firstOpen) {
    throw new RangeError(`an install at ${snapshot.index}, committed up to ${log.firstOpen - 1}`)
  }
  if (snapshot.term > log.term) {
    throw new RangeError(`an install of term ${snapshot.term} in term ${log.term}`)
  }
}

/** The last index with the entries in the log. */
function checkEntries(
  entries: readonly Entry[],
  log: { readonly firstOpen: Index; readonly last: Index; readonly term: Term },
): Index {
  const [first] = entries
  if (first === undefined) return log.last
  if (first.index < log.firstOpen || first.index > log.last + 1) {
    throw new RangeError(`entry ${first.index} outside of ${log.firstOpen} to ${log.last + 1}`)
  }
  let index = first.index
  let { term } = first
  for (const entry of entries) {
    if (entry.index !== index) throw new RangeError(`entry ${entry.index} where ${index} belongs`)
    if (entry.term < term || entry.term > log.term) {
      throw new RangeError(`entry ${index} of term ${entry.term} in term ${log.term}`)
    }
    if (entry.data.length > MAX_ENTRY_DATA_BYTES) {
      throw new RangeError(`entry ${index} has ${entry.data.length} bytes`)
    }
    term = entry.term
    index++
  }
  return index - 1
}
