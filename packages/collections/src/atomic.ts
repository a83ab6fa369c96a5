import type { AtomicCheck, AtomicCommand, Result } from '@tesela/protos/collections'
import { byteString } from './byte-string.ts'
import { entryAt } from './checked-entry.ts'
import type { CollectionDraft } from './collection-draft.ts'
import { editsInStep } from './edits-in-step.ts'
import type { EntryContext } from './entry-context.ts'
import { executeOperation } from './execute-operation.ts'
import type { GroupDraft } from './group-draft.ts'
import { notFound, type Refusal, refuseOver } from './rejections.ts'
import { encodeAnyResult } from './results.ts'
import { type Steps, takesSteps } from './steps.ts'

/** Executes a transaction: everything, or nothing and why. */
export function* executeAtomic(
  draft: GroupDraft,
  { checks, operations }: AtomicCommand,
  at: EntryContext,
): Steps<Result> {
  for (const [position, check] of checks.entries()) {
    if (position % editsInStep === editsInStep - 1) yield
    const holds = checkHolds(draft.collection(check.collection), check)
    if (typeof holds !== 'boolean') return { rejection: holds }
    if (!holds) return { atomic: { committed: false, failedCheck: position, results: [] } }
  }
  const names = new Set(operations.map(({ collection }) => collection))
  draft.settle(names)
  const results: Uint8Array[] = []
  let resultBytes = 0
  for (const [position, operation] of operations.entries()) {
    // Each may edit as many items as a step does.
    if (position > 0) yield
    const collection = draft.collection(operation.collection)
    const work =
      collection === undefined
        ? { rejection: notFound(operation.collection) }
        : executeOperation(collection, operation, at)
    const result = takesSteps(work) ? yield* work : work
    const encoding = encodeAnyResult(result)
    const encoded = takesSteps(encoding) ? yield* encoding : encoding
    resultBytes += encoded.length
    const refusal = result.rejection ?? refuseResults(results.length, resultBytes, at)
    if (refusal !== null) {
      draft.unsettle(names)
      return { rejection: { ...refusal, operation: position } }
    }
    if (isUnmet(result)) {
      draft.unsettle(names)
      return { atomic: { committed: false, failedOperation: position, results: [encoded] } }
    }
    results.push(encoded)
  }
  for (const name of names) draft.reschedule(name)
  return { atomic: { committed: true, results } }
}

function checkHolds(
  collection: CollectionDraft | undefined,
  check: AtomicCheck,
): boolean | Refusal {
  if (collection === undefined) return notFound(check.collection)
  const entry = entryAt(collection, check)
  if (entry !== null && 'code' in entry) return entry
  if (check.revision !== undefined) return check.revision === (entry?.modified ?? 0)
  if (check.value !== undefined) return entry?.value === byteString(check.value)
  return check.absent === (entry === null)
}

/** Whether the operation found its own condition unmet: then the transaction does not happen. */
function isUnmet({ mapSet, mapSwap, vecSet, cellSwap, once, queueSwap }: Result): boolean {
  return !(
    (mapSet ?? vecSet)?.applied ??
    (mapSwap ?? cellSwap ?? queueSwap)?.swapped ??
    once?.won ??
    true
  )
}

function refuseResults(
  before: number,
  resultBytes: number,
  { limits }: EntryContext,
): Refusal | null {
  const { maxCommandBytes } = limits
  return resultBytes > maxCommandBytes && before > 0
    ? refuseOver('max_command_bytes', maxCommandBytes, resultBytes)
    : null
}
