import type { MapValue } from './collection.ts'
import type { CutHash } from './tree/cut.ts'
import type { TreeFormat } from './tree/format.ts'

/** Items of a map weigh what their quota counts: key and value. */
export function mapFormat(cutHash: CutHash): TreeFormat<MapValue> {
  return { cutHash, weigh: (key, stored) => key.length + stored.value.length }
}
