import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Unavailable } from './errors.ts'

export interface AddressOptions {
  /** Path of the daemon's socket, or its address (`unix:/path`). */
  readonly socket?: string | undefined
  /** The daemon's data directory, whose file `api` names the socket. */
  readonly data?: string | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

const PREFIX = 'unix:'
const LONGEST_ADDRESS = 4096

/** Where a daemon of this user keeps its data unless it is told otherwise. */
export function defaultDataDirectory(
  environment: Environment = process.env,
  userId: number | undefined = process.getuid?.(),
): string {
  if (userId === 0) return '/var/lib/tesela'
  const named = environment.XDG_DATA_HOME
  const dataHome = named?.startsWith('/') ? named : join(homedir(), '.local', 'share')
  return join(dataHome, 'tesela')
}

/**
 * The path of the daemon's socket: as given, else `$TESELA_SOCKET`, else what the file `api` of the data directory
 * says (as given, else `$TESELA_DATA`, else the default one), else `ipc.sock` in it. Fails with `unavailable` where there
 * is none of them.
 */
export async function findSocket(
  options: AddressOptions = {},
  environment: Environment = process.env,
): Promise<string> {
  const socket = options.socket ?? (options.data === undefined ? environment.TESELA_SOCKET : '')
  if (socket) return withoutPrefix(socket)
  const data = options.data || environment.TESELA_DATA || defaultDataDirectory(environment)
  let address: string
  try {
    address = (await readFile(join(data, 'api'), 'utf8')).trim()
  } catch (cause) {
    // A daemon whose disk is full may not have found room for that file.
    const usual = join(data, 'ipc.sock')
    if (existsSync(usual)) return usual
    throw new Unavailable(
      `no daemon answers for ${data}; start it with \`tesela start\`, or name another directory with --data`,
      { cause },
    )
  }
  if (address === '' || address.length > LONGEST_ADDRESS || address.includes('\n')) {
    throw new Unavailable(`the file ${join(data, 'api')} holds no address; restart the daemon`)
  }
  return withoutPrefix(address)
}

function withoutPrefix(address: string): string {
  return address.startsWith(PREFIX) ? address.slice(PREFIX.length) : address
}
