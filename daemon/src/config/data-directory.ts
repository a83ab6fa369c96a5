import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * The data directory: the flag, else `TESELA_DATA`, else `/var/lib/tesela` for root and
 * `$XDG_DATA_HOME/tesela` or `~/.local/share/tesela` for everybody else.
 */
export function dataDirectory(
  flag: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  user: number | undefined = process.getuid?.(),
): string {
  const named = flag ?? environment.TESELA_DATA
  if (named !== undefined && named !== '') return resolve(named)
  if (user === 0) return '/var/lib/tesela'
  const base = environment.XDG_DATA_HOME
  return base?.startsWith('/') ? join(base, 'tesela') : join(homedir(), '.local/share/tesela')
}
