import type { Limits, VecCommand, VecPlace } from '@tesela/protos/collections'
import { checkValue, checkValues } from './byte-limits.ts'
import { presentIn } from './exactly-one.ts'
import { type Refusal, refuse } from './rejections.ts'
import type { Stepped } from './steps.ts'

/** Checks the operation of a vec against the limits of the group, before and in the log. */
export function checkVecCommand(
  command: VecCommand,
  limits: Readonly<Limits>,
): Stepped<Refusal | null> {
  const { push, pushFront, insert, set, remove, swap } = command
  const values = push?.values ?? pushFront?.values
  if (values !== undefined) return checkValues(values, limits)
  if (insert !== undefined) {
    const one = (insert.index === undefined) !== (insert.after === undefined)
    return one ? checkValue(insert.value, limits) : malformedPlace
  }
  if (set !== undefined) return checkPlace(set.place) ?? checkValue(set.value, limits)
  if (remove !== undefined) return checkPlace(remove.place)
  return swap === undefined ? null : (checkPlace(swap.left) ?? checkPlace(swap.right))
}

const malformedPlace = refuse('invalid_command', 'a place in a vec is one of an index and an id')

/** A place is exactly one of an index and an id. */
export function checkPlace(place: VecPlace | undefined): Refusal | null {
  return place !== undefined && presentIn(place) === 1 ? null : malformedPlace
}
