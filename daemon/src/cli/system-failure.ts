const words: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EEXIST: 'something is there already',
  EISDIR: 'it is a directory',
  ENOENT: 'there is no such file',
  ENOSPC: 'no space is left',
  ENOTDIR: 'a part of the path is no directory',
  EROFS: 'the file system is read-only',
}

/** An error of the system in words; undefined for every other one. */
export function systemFailure(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const { code } = error
  if (typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) return undefined
  const known = Object.hasOwn(words, code) ? words[code] : undefined
  if (known === undefined || !('syscall' in error)) return error.message
  const where = 'path' in error ? ` ${String(error.path)}` : ''
  return `Cannot ${String(error.syscall)}${where}: ${known}`
}

/** Only the words for the code: for a sentence that names the file already. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  return (Object.hasOwn(words, code) ? words[code] : undefined) ?? code
}
