import { readFile } from 'node:fs/promises'

/**
 * Whether the process still runs. One that has ended but that its parent has not asked about (a zombie, as in a
 * container whose first process reaps nobody) does not.
 */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  // Only Linux tells the state here; elsewhere the signal's answer stands.
  const line = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '')
  return !/\) [ZX] /.test(line)
}
