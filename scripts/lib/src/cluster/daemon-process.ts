import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { waitFor } from './wait-for.ts'

/** The pid of the daemon that runs on a data directory; null when none does. */
export async function daemonProcess(data: string): Promise<number | null> {
  // Without a file nothing was started here, or it has ended in order.
  const pid = Number((await read(join(data, 'daemon.pid'))).trim())
  if (!Number.isSafeInteger(pid) || pid <= 1 || !(await isAlive(pid))) return null
  // A killed daemon leaves the file behind, and its number may belong to anybody by now.
  const commandLine = await read(`/proc/${pid}/cmdline`)
  return commandLine === '' || commandLine.includes(data) ? pid : null
}

/** Resolves when the process is gone. */
export async function processEnd(pid: number, timeoutMs: number): Promise<void> {
  await waitFor(`the end of process ${pid}`, async () => ((await isAlive(pid)) ? null : true), {
    timeoutMs,
  })
}

async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  // Dead, but not yet collected by its parent: it holds no lock, no socket and no port any more.
  return !/\) Z /.test(await read(`/proc/${pid}/stat`))
}

/** Empty where there is no such file, as on systems without /proc. */
async function read(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '')
}
