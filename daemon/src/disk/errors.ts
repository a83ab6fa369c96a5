/** An operation of the file system failed. `code` is the errno code, such as `EIO` or `ENOSPC`. */
export class DiskError extends Error {
  override readonly name = 'DiskError'
  readonly code: string
  readonly operation: string
  readonly path: string

  constructor(operation: string, path: string, cause: unknown) {
    const code = codeOf(cause)
    super(`${operation} of ${path} failed: ${code}`, { cause })
    this.code = code
    this.operation = operation
    this.path = path
  }
}

/** Another process has the data directory. */
export class DataDirectoryInUseError extends Error {
  override readonly name = 'DataDirectoryInUseError'
  readonly code = 'DataDirectoryInUse'
  readonly directory: string
  /** Of the other process; null in the moment before it has written it down. */
  readonly pid: number | null

  constructor(directory: string, pid: number | null) {
    const who = pid === null ? 'another process' : `the process ${pid}`
    super(`the data directory ${directory} is in use by ${who}`)
    this.directory = directory
    this.pid = pid
  }
}

/** The errno code of what Node threw. */
export function codeOf(cause: unknown): string {
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code
  return 'EUNKNOWN'
}
