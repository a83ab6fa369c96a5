import type { VecItem as WireItem } from '@tesela/protos/collections'
import { answered } from './reply.ts'
import type { ValueShape } from './value-shape.ts'
import type { VecItem } from './vec.ts'
import { decodeId } from './vec-place.ts'

export async function decodeItem<V>(values: ValueShape<V>, item: WireItem): Promise<VecItem<V>> {
  return {
    id: decodeId(answered(item.id, 'an item without an id')),
    value: await values.decode(item.value),
    modified: BigInt(item.modified),
  }
}
