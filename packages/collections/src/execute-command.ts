import type { Result } from '@tesela/protos/collections'
import { executeAtomic } from './atomic.ts'
import { createCollection } from './catalogue.ts'
import { createEntryContext } from './entry-context.ts'
import { executeOperation } from './execute-operation.ts'
import type { GroupDraft } from './group-draft.ts'
import type { ReadCommand } from './read-command.ts'
import { notFound } from './rejections.ts'
import { type Stepped, takesSteps, whenDone } from './steps.ts'

/** Executes a command that was read and checked, for the first time. */
export function executeCommand(
  draft: GroupDraft,
  revision: number,
  command: ReadCommand,
): Stepped<Result> {
  const name = command.collection
  if (command.create !== undefined) {
    const created = createCollection(draft, revision, name, command.create)
    return 'code' in created ? { rejection: created } : { created }
  }
  if (command.drop !== undefined) return { dropped: { existed: draft.dropCollection(name) } }
  const at = createEntryContext(revision, draft.logTime, draft.limits)
  if (command.atomic !== undefined) return executeAtomic(draft, command.atomic, at)
  const collection = draft.collection(name)
  if (collection === undefined) return { rejection: notFound(name) }
  const work = executeOperation(collection, command, at)
  if (takesSteps(work)) {
    return whenDone(work, (result) => {
      draft.reschedule(name)
      return result
    })
  }
  draft.reschedule(name)
  return work
}
