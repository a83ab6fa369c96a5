import type { CellCommand, CellCompareExchange, CellSet, Result } from '@tesela/protos/collections'
import { type ByteString, byteString, bytesOf } from './byte-string.ts'
import type { CellDraft } from './cell-draft.ts'
import { cellEntryOf } from './cell-entry.ts'
import type { EntryContext } from './entry-context.ts'
import { refuseGrowth } from './quota.ts'
import type { Refusal } from './rejections.ts'

/** Executes the one operation that the command has. */
export function executeCellCommand(
  cell: CellDraft,
  command: CellCommand,
  at: EntryContext,
): Result {
  if (command.set !== undefined) return set(cell, command.set, at)
  if (command.compareExchange !== undefined) {
    return compareExchange(cell, command.compareExchange, at)
  }
  const count = cell.size
  cell.clear()
  return { count }
}

/** Why the value does not fit in the quota of the cell or once; null: it does. */
export function refuseCellValue(cell: CellDraft, value: ByteString): Refusal | null {
  return refuseGrowth(cell, 1 - cell.size, value.length - cell.bytes)
}

function set(cell: CellDraft, command: CellSet, at: EntryContext): Result {
  const value = byteString(command.value)
  const over = refuseCellValue(cell, value)
  if (over !== null) return { rejection: over }
  const previous = cell.entry
  cell.put(value, at.revision)
  return {
    cellSet: command.returnPrevious && previous !== null ? { previous: cellEntryOf(previous) } : {},
  }
}

function compareExchange(cell: CellDraft, command: CellCompareExchange, at: EntryContext): Result {
  const current = cell.entry?.value
  const expected = command.expected === undefined ? undefined : byteString(command.expected)
  if (current !== expected) return swapResult(false, current)
  if (command.next === undefined) {
    cell.clear()
    return swapResult(true, undefined)
  }
  const next = byteString(command.next)
  const over = refuseCellValue(cell, next)
  if (over !== null) return { rejection: over }
  cell.put(next, at.revision)
  return swapResult(true, next)
}

function swapResult(swapped: boolean, current: ByteString | undefined): Result {
  return {
    cellSwap: { swapped, ...(current === undefined ? {} : { current: bytesOf(current) }) },
  }
}
