import { join } from 'node:path'
import { NodeError } from './errors.ts'

const words: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EADDRINUSE: 'the address is in use',
  EADDRNOTAVAIL: 'this machine has no such address',
}

/** Why the host does not start, in one sentence: the network's own words hold stack traces of every transport. */
export function hostFailure(
  error: unknown,
  dataDirectory: string,
  listen: readonly string[],
): unknown {
  if (!(error instanceof Error && 'code' in error)) return error
  if (error.code === 'storage_damaged') {
    return new NodeError(
      'storage_damaged',
      `${join(dataDirectory, 'identity.key')} holds no private key: restore it from a backup, or make a new peer in another directory`,
      { cause: error },
    )
  }
  if (error.code !== 'listen_failed') return error
  const [, address, code = ''] = /(\/[^\s,]+): \w*Error: \w+ (E[A-Z]+)/.exec(error.message) ?? []
  const reason = Object.hasOwn(words, code) ? words[code] : code
  return new NodeError(
    'listen_failed',
    `cannot listen on ${address ?? listen.join(', ')}${reason ? `: ${reason}` : ''}`,
    { cause: error },
  )
}
