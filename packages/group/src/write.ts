import type { Millis } from '@tesela/raft'
import type { MachineResult } from './seams.ts'
import type { Committed } from './types.ts'
import type { Waiter } from './waiter.ts'

/** A write on its way: entries that are proposed together, and who waits for their results. */
export interface Write {
  /** Owned: nobody else changes these bytes, so that the log time is stamped in place. */
  readonly entries: readonly Uint8Array[]
  readonly bytes: number
  /** Of another member: it is not sent on if this one does not lead. */
  readonly served: boolean
  readonly waiter: Waiter<readonly Committed[]>
  /** Results so far, in the order of the entries. */
  committed: Committed[]
  /** It may be in a log: without an answer its outcome is unknown. */
  sent: boolean
  /** Its request was refused as a whole: it is not put together with others again. */
  alone: boolean
}

/** A write of a caller of this node. */
export function ownWrite(
  entries: readonly Uint8Array[],
  bytes: number,
  waiter: Write['waiter'],
): Write {
  return { entries, bytes, served: false, waiter, committed: [], sent: false, alone: false }
}

export function bytesOf(entries: readonly Uint8Array[]): number {
  let bytes = 0
  for (const entry of entries) bytes += entry.length
  return bytes
}

/** Takes the result of the write's next entry. */
export function commit(write: Write, index: number, applied: MachineResult): void {
  const { revision = index, result } = applied
  addResult(write, { revision, result })
  if (write.committed.length === write.entries.length) write.waiter.resolve(write.committed)
}

/** Most writes have one entry: an array that is made with its element has room for it, one that is pushed to for 17. */
export function addResult(write: Write, result: Committed): void {
  if (write.committed.length === 0) write.committed = [result]
  else write.committed.push(result)
}

/** Cuts a turn's writes into batches of at most `maxBytes`, each of at least one write. */
export function batches(writes: readonly Write[], maxBytes: number): Write[][] {
  const cut: Write[][] = []
  let batch: Write[] = []
  let bytes = 0
  for (const write of writes) {
    const full = batch.length > 0 && (bytes + write.bytes > maxBytes || write.alone)
    if (full || batch[0]?.alone === true) {
      cut.push(batch)
      batch = []
      bytes = 0
    }
    batch.push(write)
    bytes += write.bytes
  }
  if (batch.length > 0) cut.push(batch)
  return cut
}

/** The latest time at which somebody still waits for one of them. */
export function lastDeadline(writes: readonly Write[]): Millis {
  let deadline = 0
  for (const { waiter } of writes) deadline = Math.max(deadline, waiter.deadline)
  return deadline
}
