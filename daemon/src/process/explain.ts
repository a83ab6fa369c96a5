import { DiskFailedError, StorageDamagedError } from './errors.ts'

const diskFailures = new Set(['StorageFailed', 'DiskFull', 'EIO', 'ENOSPC', 'EROFS', 'EDQUOT'])
const damages = new Set([
  'LogDamaged',
  'LogMissing',
  'HardStateLost',
  'FormatUnknown',
  'GroupFileMissing',
  'GroupFileDamaged',
])

/** The failure of a part in the words and codes of docs/errors.md; what is not about storage stays as it is. */
export function explain(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (diskFailures.has(code)) return new DiskFailedError(error)
  return damages.has(code) ? new StorageDamagedError(error) : error
}
