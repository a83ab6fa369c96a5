/** Whether an operation of a disk failed because there is no room: what passes by itself, and says nothing of the disk. */
export function isNoSpace(failure: unknown): boolean {
  if (!(failure instanceof Error && 'code' in failure)) return false
  return failure.code === 'ENOSPC' || failure.code === 'EDQUOT'
}
