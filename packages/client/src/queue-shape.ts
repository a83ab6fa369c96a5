import type { PriorityKind } from './priority.ts'
import type { PriorityShape } from './priority-shape.ts'
import type { KeyShape, ValueShape } from './value-shape.ts'

/** How what a queue holds becomes bytes. */
export interface QueueShape<K, V, P extends PriorityKind> {
  readonly keys: KeyShape<K>
  readonly values: ValueShape<V>
  readonly priorities: PriorityShape<P>
}
