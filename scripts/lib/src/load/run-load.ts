import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Failure } from '../script/failure.ts'
import type { LoadPlan, LoadReport, LoadResult } from './load-plan.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

export interface LoadWatch {
  readonly signal: AbortSignal
  /** Runs beside the measurement, with the pid of the process that makes the load; the load waits for nothing of it. */
  measuring?(pid: number): Promise<void>
  /** Flags of Node for that process. */
  readonly execArgv?: readonly string[]
  /** What the process prints on standard error, line by line. */
  errorOutput?(text: string): void
}

/** Makes the load in a process of its own. @throws Failure with its reason when the load does not go through */
export async function runLoad(plan: LoadPlan, watch: LoadWatch): Promise<LoadResult> {
  const { signal, execArgv = [] } = watch
  signal.throwIfAborted()
  const child = fork(main, { execArgv: [...execArgv], stdio: ['ignore', 'inherit', 'pipe', 'ipc'] })
  const end = (): void => void child.kill('SIGKILL')
  signal.addEventListener('abort', end)
  let result: LoadResult | undefined
  let reason: string | undefined
  let beside: Promise<void> | undefined
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (watch.errorOutput === undefined) process.stderr.write(text)
    else watch.errorOutput(text)
  })
  child.on('message', (report: LoadReport) => {
    if (report.say === 'done') result = report.result
    else if (report.say === 'failed') reason = report.reason
    else beside = watch.measuring?.(child.pid ?? 0)
    // Its failure is thrown below; until then nobody waits for it.
    beside?.catch(() => {})
  })
  try {
    child.send(plan)
    const [code] = await once(child, 'close')
    signal.throwIfAborted()
    await beside
    if (result === undefined) {
      throw new Failure(
        `The load on ${plan.system} (${plan.workload}, ${plan.clients} clients) failed: ${reason ?? `its process ended with ${code}`}`,
      )
    }
    return result
  } finally {
    signal.removeEventListener('abort', end)
    end()
  }
}
