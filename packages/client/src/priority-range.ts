import type { PriorityRange as WireRange } from '@tesela/protos/collections'
import type { PriorityKind } from './priority.ts'
import type { PriorityShape } from './priority-shape.ts'
import type { PriorityRange } from './queue.ts'

export function encodeRange<P extends PriorityKind>(
  priorities: PriorityShape<P>,
  { from, fromExclusive, to, toInclusive }: PriorityRange<P>,
): WireRange {
  return {
    ...(from === undefined ? {} : { from: priorities.encode(from) }),
    fromExclusive: fromExclusive ?? false,
    ...(to === undefined ? {} : { to: priorities.encode(to) }),
    toInclusive: toInclusive ?? false,
  }
}
