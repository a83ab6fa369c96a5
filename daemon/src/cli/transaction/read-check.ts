import type { Atomic, CollectionKind, Condition } from '@tesela/client'
import type { BytesHandles } from '../bytes-handles.ts'
import type { Fault, Fields } from '../ndjson/fields.ts'
import { type OperationInput, placeOf } from './operations.ts'

type Add<Handle> = (atomic: Atomic, handle: Handle, input: OperationInput) => unknown

/** The checks of every kind: each adds itself to the transaction. */
export const checks: { readonly [Kind in CollectionKind]: Add<BytesHandles[Kind]> } = {
  map: (atomic, map, { fields, fault }) =>
    atomic.check(map, fields.key('key'), conditionOf(fields, fault)),
  vec: (atomic, vec, { fields, fault }) =>
    atomic.check(vec, placeOf(fields), conditionOf(fields, fault)),
  set: (atomic, set, { fields, fault }) => {
    const condition = conditionOf(fields, fault)
    if ('value' in condition) throw fault('is of a set, which has no values but its keys')
    return atomic.check(set, fields.key('key'), condition)
  },
  cell: (atomic, cell, { fields, fault }) => atomic.check(cell, conditionOf(fields, fault)),
  once: (atomic, once, { fields, fault }) => atomic.check(once, conditionOf(fields, fault)),
  queue: (atomic, queue, { fields, fault }) =>
    atomic.check(queue, fields.key('key'), conditionOf(fields, fault)),
}

function conditionOf(fields: Fields, fault: Fault): Condition<Uint8Array> {
  const value = fields.optionalValue('value')
  const given: Condition<Uint8Array>[] = [
    ...(fields.has('revision') ? [{ revision: BigInt(fields.count('revision')) }] : []),
    ...(value === undefined ? [] : [{ value }]),
    ...(fields.flag('absent') ? [{ absent: true } as const] : []),
    ...(fields.flag('present') ? [{ present: true } as const] : []),
  ]
  const [condition] = given
  if (condition !== undefined && given.length === 1) return condition
  throw fault('has not one of "revision", "value", "absent": true and "present": true')
}
