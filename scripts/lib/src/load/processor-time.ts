import { readFile } from 'node:fs/promises'

/** The kernel counts in ticks of this length on every Linux. */
const TICK_US = 10_000

/** Microseconds of processor time that a process, with all its threads, has used so far; NaN where there is no /proc. */
export function processorTime(pid: number): Promise<number> {
  return timeOf(`/proc/${pid}/stat`)
}

/** The same of its main thread alone: the one that runs JavaScript. */
export function mainThreadTime(pid: number): Promise<number> {
  return timeOf(`/proc/${pid}/task/${pid}/stat`)
}

async function timeOf(path: string): Promise<number> {
  const line = await readFile(path, 'utf8').catch(() => '')
  // The name in parentheses may hold anything: the fields are counted from behind it.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_US
}

/** Bytes of a process that are in memory; NaN where there is no /proc. */
export async function residentBytes(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(text)?.[1]) * 1024
}
