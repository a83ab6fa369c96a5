import type { VecPlace } from '@tesela/client'
import { UsageError } from './errors.ts'

/** An index of a vec, or the id of an item as `--json` prints it: `105:0`. */
export function placeArgument(text: string): VecPlace {
  const [, revision, ordinal] = /^(\d{1,15}):(\d{1,9})$/.exec(text) ?? []
  if (revision !== undefined) return { revision: BigInt(revision), ordinal: Number(ordinal) }
  const index = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(index)) return index
  throw new UsageError(
    `"${text}" is no place: give an index from 0, or the id of an item such as 105:0.`,
  )
}
