import type { CutHash } from './tree/cut.ts'
import type { TreeFormat } from './tree/format.ts'

/** Items of a set weigh what their quota counts: the value. */
export function setFormat(cutHash: CutHash): TreeFormat<number> {
  return { cutHash, weigh: (value) => value.length }
}
