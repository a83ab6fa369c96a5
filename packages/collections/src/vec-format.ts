import type { VecValue } from './collection.ts'
import type { CutHash } from './tree/cut.ts'
import type { TreeFormat } from './tree/format.ts'

/** Items of a vec weigh what their quota counts: the value. */
export function vecFormat(cutHash: CutHash): TreeFormat<VecValue> {
  return { cutHash, weigh: (_id, { value }) => value.length }
}
