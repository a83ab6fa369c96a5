import { type Refusal, refuseOver } from './rejections.ts'

/** What an item weighs on the wire beyond its own bytes. */
export const itemOverhead = 32

/** Counts what goes into one result or answer that must not be cut short. */
export interface ResultRoom {
  /** Refuses when the item does not fit. The first one always does. */
  take(bytes: number): Refusal | null
}

export function createResultRoom(bytesAtMost: number): ResultRoom {
  let items = 0
  let used = 0
  return {
    take(bytes) {
      items++
      used += bytes + itemOverhead
      return used > bytesAtMost && items > 1
        ? refuseOver('max_command_bytes', bytesAtMost, used)
        : null
    },
  }
}
