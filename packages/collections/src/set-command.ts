import type { Result, SetCommand } from '@tesela/protos/collections'
import { type ByteString, byteString, bytesOf } from './byte-string.ts'
import { editing, editsInStep } from './edits-in-step.ts'
import type { EntryContext } from './entry-context.ts'
import { hasQuota, refuseGrowth } from './quota.ts'
import type { Refusal } from './rejections.ts'
import { createResultRoom } from './result-room.ts'
import type { SetDraft } from './set-draft.ts'
import type { Stepped, Steps } from './steps.ts'

/** Values that are taken between two yields: one string read and one buffer made for each. */
const takenInStep = 512

/** Executes the one operation that the command has. */
export function executeSetCommand(
  set: SetDraft,
  command: SetCommand,
  at: EntryContext,
): Stepped<Result> {
  if (command.add !== undefined) {
    const { values } = command.add
    return editing(values.length, add(set, values, at))
  }
  if (command.delete !== undefined) {
    const { values } = command.delete
    return editing(values.length, deleteMany(set, values))
  }
  if (command.take !== undefined) {
    const { count } = command.take
    return editing(count, take(set, count, at))
  }
  const count = set.size
  set.clear()
  return { count }
}

function* add(set: SetDraft, values: readonly Uint8Array[], at: EntryContext): Steps<Result> {
  const over = hasQuota(set) ? yield* refuseFresh(set, values) : null
  if (over !== null) return { rejection: over }
  let count = 0
  for (const [position, value] of values.entries()) {
    if (position % editsInStep === editsInStep - 1) yield
    if (set.add(byteString(value), at.revision)) count++
  }
  return { count }
}

/** Against the quota counts what is not there yet, and once. */
function* refuseFresh(set: SetDraft, values: readonly Uint8Array[]): Steps<Refusal | null> {
  const fresh = new Set<ByteString>()
  let moreBytes = 0
  for (const [position, given] of values.entries()) {
    if (position % editsInStep === editsInStep - 1) yield
    const value = byteString(given)
    if (fresh.has(value) || set.get(value) !== undefined) continue
    fresh.add(value)
    moreBytes += value.length
  }
  return refuseGrowth(set, fresh.size, moreBytes)
}

function* deleteMany(set: SetDraft, values: readonly Uint8Array[]): Steps<Result> {
  let count = 0
  for (const [position, value] of values.entries()) {
    if (position % editsInStep === editsInStep - 1) yield
    if (set.remove(byteString(value))) count++
  }
  return { count }
}

function* take(set: SetDraft, count: number, at: EntryContext): Steps<Result> {
  const room = createResultRoom(at.limits.maxCommandBytes)
  const values: Uint8Array[] = []
  let last: ByteString | null = null
  for (const value of set.values()) {
    if (values.length === count) break
    const over = room.take(value.length)
    if (over !== null) return { rejection: over }
    values.push(bytesOf(value))
    last = value
    if (values.length % takenInStep === 0) yield
  }
  if (values.length === 1 && last !== null) set.remove(last)
  else if (last !== null) set.removeThrough(last)
  return { setTaken: { values } }
}
