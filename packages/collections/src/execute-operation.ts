import type { Result } from '@tesela/protos/collections'
import { executeCellCommand } from './cell-command.ts'
import type { CollectionDraft } from './collection-draft.ts'
import type { EntryContext } from './entry-context.ts'
import { executeMapCommand } from './map-command.ts'
import { executeOnceCommand } from './once-command.ts'
import { executeQueueCommand } from './queue-command.ts'
import type { ReadOperation } from './read-command.ts'
import { wrongKind } from './rejections.ts'
import { executeSetCommand } from './set-command.ts'
import type { Stepped } from './steps.ts'
import { executeVecCommand } from './vec-command.ts'

/** Executes an operation on the collection it names, if it is for its kind. */
export function executeOperation(
  collection: CollectionDraft,
  { map, vec, set, cell, once, queue }: ReadOperation,
  at: EntryContext,
): Stepped<Result> {
  switch (collection.kind) {
    case 'map':
      if (map === undefined) break
      return executeMapCommand(collection, map, at)
    case 'vec':
      if (vec === undefined) break
      return executeVecCommand(collection, vec, at)
    case 'set':
      if (set === undefined) break
      return executeSetCommand(collection, set, at)
    case 'cell':
      if (cell === undefined) break
      return executeCellCommand(collection, cell, at)
    case 'once':
      if (once === undefined) break
      return executeOnceCommand(collection, once, at)
    case 'queue':
      if (queue === undefined) break
      return executeQueueCommand(collection, queue, at)
  }
  return { rejection: wrongKind(collection, 'an operation of another kind') }
}
