import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { arch, type CpuInfo, cpus, release, totalmem } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** Where and when something was measured. */
export interface Machine {
  readonly date: string
  readonly commit: string
  readonly processor: string
  readonly cores: number
  readonly memoryGiB: number
  readonly system: string
  readonly node: string
  /** That others kept busy before anything was started. */
  readonly coresInUse: number
}

/** Long enough that what a machine does now and then by itself hardly counts. */
const LOOK_FOR_MS = 3000

const here = fileURLToPath(new URL('.', import.meta.url))

export async function describeMachine(): Promise<Machine> {
  const release_ = await readFile('/etc/os-release', 'utf8').catch(() => '')
  const distribution = /^PRETTY_NAME="(.*)"$/m.exec(release_)?.[1] ?? process.platform
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: await commit(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${distribution}, kernel ${release()}, ${arch()}`,
    node: process.version,
    coresInUse: Number((await coresInUse()).toFixed(2)),
  }
}

/** Not the load average, which tells for minutes of what has ended. */
async function coresInUse(): Promise<number> {
  const before = busyMs(cpus())
  const start = performance.now()
  await delay(LOOK_FOR_MS)
  return (busyMs(cpus()) - before) / (performance.now() - start)
}

function busyMs(all: readonly CpuInfo[]): number {
  return all.reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0)
}

/** With a `+` where the work tree is not the commit. */
async function commit(): Promise<string> {
  const git = async (...arguments_: readonly string[]): Promise<string> =>
    (await promisify(execFile)('git', [...arguments_], { cwd: here })).stdout.trim()
  try {
    const changed = (await git('status', '--porcelain', '--untracked-files=no')) !== ''
    return `${await git('rev-parse', '--short', 'HEAD')}${changed ? '+' : ''}`
  } catch {
    return 'unknown'
  }
}
