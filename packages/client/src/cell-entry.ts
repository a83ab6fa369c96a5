import type { CellEntry as WireEntry } from '@tesela/protos/collections'
import type { CellEntry } from './cell.ts'
import type { ValueShape } from './value-shape.ts'

export async function decodeCellEntry<V>(
  values: ValueShape<V>,
  { value, created, modified }: WireEntry,
): Promise<CellEntry<V>> {
  return {
    value: await values.decode(value),
    created: BigInt(created),
    modified: BigInt(modified),
  }
}
