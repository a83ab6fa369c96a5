import type { ByteString } from './byte-string.ts'
import type { VecCollection } from './collection.ts'
import { positionOfLabel } from './vec-labels.ts'

/** Of a vec or its draft. */
interface LabelledItems {
  readonly items: Pick<VecCollection['items'], 'size' | 'at'>
  readonly labels: Pick<VecCollection['labels'], 'get'>
}

/** Position of the item with the id; −1: there is none. */
export function positionOfVecId({ items, labels }: LabelledItems, id: ByteString): number {
  const label = labels.get(id)
  if (label === undefined) return -1
  return positionOfLabel(items.size, (position) => items.at(position)?.[1].label ?? 0, label)
}
