import { Answer, type Result } from '@tesela/protos/collections'
import type { OperationResult } from '../linearizability/history.ts'

const decoder = new TextDecoder()

/** The one key asked for, null where it is absent; undefined: the collection does not exist. */
export function valueIn(answer: Uint8Array): string | null | undefined {
  const { rejection, entries } = Answer.decode(answer)
  if (entries === undefined) return rejection?.code === 'not_found' ? null : undefined
  const [entry] = entries.entries
  return entry === undefined ? null : decoder.decode(entry.value)
}

/** What a write answered, as the history has it. */
export function outcomeOf({ mapSwap, mapDelete, mapSet }: Result): OperationResult {
  if (mapSwap !== undefined) {
    const value = mapSwap.current === undefined ? null : decoder.decode(mapSwap.current)
    return { done: mapSwap.swapped, value }
  }
  if (mapDelete !== undefined) return { done: mapDelete.deleted }
  return mapSet === undefined ? {} : { done: mapSet.applied }
}
