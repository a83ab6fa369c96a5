import type { CheckedEntry } from './collection-handle.ts'
import { InvalidArgument } from './errors.ts'
import { type MaybePromise, whenReady } from './maybe-promise.ts'
import { revisionNumber } from './read.ts'
import type { ValueShape } from './value-shape.ts'

/** What a check asks of one entry. Exactly one. */
export type Condition<V> =
  /** It was last modified at this revision; `0n`: it is absent. */
  | { readonly revision: bigint }
  /** It has this value. */
  | { readonly value: V }
  | { readonly absent: true }
  | { readonly present: true }

type Encoded = Pick<CheckedEntry, 'revision' | 'value' | 'absent' | 'present'>

export function encodeCondition<V>(
  values: ValueShape<V>,
  condition: Condition<V>,
): MaybePromise<Encoded> {
  const none = { absent: false, present: false }
  if (Object.keys(condition).length === 1) {
    if ('revision' in condition) return { ...none, revision: revisionNumber(condition.revision) }
    if ('value' in condition) {
      return whenReady(values.encode(condition.value), (value) => ({ ...none, value }))
    }
    if ('absent' in condition && condition.absent) return { ...none, absent: true }
    if ('present' in condition && condition.present) return { ...none, present: true }
  }
  throw new InvalidArgument('a check has one of revision, value, absent: true and present: true')
}
