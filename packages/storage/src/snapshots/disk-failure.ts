import { asStorageError, DiskFullError } from '../errors.ts'

/** What a failed operation means: a full disk is to be survived, anything else is not. A wrong argument stays one. */
export function diskFailure(path: string, error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOSPC' || code === 'EDQUOT') return new DiskFullError(path, error)
  if (error instanceof RangeError) return error
  return asStorageError(path, error)
}
