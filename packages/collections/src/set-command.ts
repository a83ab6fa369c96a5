import type { Result, SetCommand } from '@tesela/protos/collections'
import { type ByteString, byteString, bytesOf } from './byte-string.ts'
import type { EntryContext } from './entry-context.ts'
import { hasQuota, refuseGrowth } from './quota.ts'
import { createResultRoom } from './result-room.ts'
import type { SetDraft } from './set-draft.ts'

/** Executes the one operation that the command has. */
export function executeSetCommand(set: SetDraft, command: SetCommand, at: EntryContext): Result {
  if (command.add !== undefined) return add(set, command.add.values, at)
  if (command.delete !== undefined) {
    let count = 0
    for (const value of command.delete.values) if (set.remove(byteString(value))) count++
    return { count }
  }
  if (command.take !== undefined) return take(set, command.take.count, at)
  const count = set.size
  set.clear()
  return { count }
}

function add(set: SetDraft, values: readonly Uint8Array[], at: EntryContext): Result {
  const given = values.map(byteString)
  if (hasQuota(set)) {
    const fresh = new Set(given.filter((value) => set.get(value) === undefined))
    let moreBytes = 0
    for (const value of fresh) moreBytes += value.length
    const over = refuseGrowth(set, fresh.size, moreBytes)
    if (over !== null) return { rejection: over }
  }
  let count = 0
  for (const value of given) if (set.add(value, at.revision)) count++
  return { count }
}

function take(set: SetDraft, count: number, at: EntryContext): Result {
  const room = createResultRoom(at.limits.maxCommandBytes)
  const taken: ByteString[] = []
  for (const value of set.values()) {
    if (taken.length === count) break
    const over = room.take(value.length)
    if (over !== null) return { rejection: over }
    taken.push(value)
  }
  for (const value of taken) set.remove(value)
  return { setTaken: { values: taken.map(bytesOf) } }
}
