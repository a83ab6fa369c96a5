import type { OnceCommand, Result } from '@tesela/protos/collections'
import { byteString, bytesOf } from './byte-string.ts'
import { refuseCellValue } from './cell-command.ts'
import type { CellDraft } from './cell-draft.ts'
import type { EntryContext } from './entry-context.ts'

/** Executes the one operation there is: the first one wins for ever. */
export function executeOnceCommand(
  once: CellDraft,
  command: OnceCommand,
  at: EntryContext,
): Result {
  const winner = once.entry
  if (winner !== null) return { once: { won: false, value: bytesOf(winner.value) } }
  const value = byteString(command.set?.value ?? new Uint8Array(0))
  const over = refuseCellValue(once, value)
  if (over !== null) return { rejection: over }
  once.put(value, at.revision)
  return { once: { won: true, value: bytesOf(value) } }
}
