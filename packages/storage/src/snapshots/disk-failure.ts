import { asStorageError, DiskFullError } from '../errors.ts'
import { isNoSpace } from '../is-no-space.ts'

/** What a failed operation means: a full disk is to be survived, anything else is not. A wrong argument stays one. */
export function diskFailure(path: string, error: unknown): Error {
  if (isNoSpace(error)) return new DiskFullError(path, error)
  if (error instanceof RangeError) return error
  return asStorageError(path, error)
}
