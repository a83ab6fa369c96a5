import type { AtomicCheck, AtomicCommand, Limits } from '@tesela/protos/collections'
import { checkKey, checkValue } from './byte-limits.ts'
import { checkName } from './catalogue.ts'
import { checkOperation, kindsIn } from './check-operation.ts'
import { checkPlace } from './check-vec.ts'
import { type Refusal, refuse } from './rejections.ts'
import { type Steps, takesSteps } from './steps.ts'

/** Checks the parts of a transaction against the limits of the group, before and in the log. */
export function* checkAtomic(
  command: AtomicCommand,
  limits: Readonly<Limits>,
): Steps<Refusal | null> {
  for (const check of command.checks) {
    const refusal = checkName(check.collection) ?? checkCondition(check, limits)
    if (refusal !== null) return refusal
  }
  for (const [position, operation] of command.operations.entries()) {
    if (position > 0) yield
    const check =
      checkName(operation.collection) ??
      (kindsIn(operation) === 1 ? checkOperation(operation, limits) : malformedOperation)
    const refusal = takesSteps(check) ? yield* check : check
    if (refusal !== null) return { ...refusal, operation: position }
  }
  return null
}

const malformedOperation = refuse('invalid_command', 'an operation is of exactly one kind')

function checkCondition(check: AtomicCheck, limits: Readonly<Limits>): Refusal | null {
  const { key, place, revision, value, absent, present } = check
  const conditions =
    Number(revision !== undefined) + Number(value !== undefined) + Number(absent) + Number(present)
  if (conditions !== 1 || (key !== undefined && place !== undefined)) {
    return refuse('invalid_command', 'a check has exactly one condition on one entry')
  }
  if (key !== undefined) return checkKey(key, limits) ?? checkValue(value, limits)
  return place === undefined ? checkValue(value, limits) : checkPlace(place)
}
