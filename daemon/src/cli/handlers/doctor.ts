import { verifyDirectory } from '../../offline/verify-directory.ts'
import { lockHolder } from '../../process/lock-holder.ts'
import type { Handler, Invocation } from '../command.ts'
import { daemonAddress, withDatabase } from '../database.ts'
import { diagnoseRunning } from '../doctor/diagnose-running.ts'
import { diagnoseStopped } from '../doctor/diagnose-stopped.ts'
import type { Diagnosis } from '../doctor/diagnosis.ts'
import { refusalsOfStart } from '../doctor/refusals-of-start.ts'
import { exitDone } from '../exit-code.ts'
import { failureOf } from '../report.ts'
import { sentence } from '../sentence.ts'
import { targetDirectory } from '../target.ts'

const exitNotReady = 1

export const doctor: Handler = async (invocation) => {
  const { options, console } = invocation
  const diagnosis = await diagnose(invocation)
  const ready = diagnosis.complaints.length === 0
  if (options.flag('json')) await console.output.json({ ready, ...diagnosis })
  else await console.output.line(describe(diagnosis))
  return ready ? exitDone : exitNotReady
}

async function diagnose(invocation: Invocation): Promise<Diagnosis> {
  if (daemonAddress(invocation).socket === undefined) {
    const data = targetDirectory(invocation)
    const pid = await lockHolder(data)
    if (pid === null) {
      const report = await verifyDirectory(data)
      return diagnoseStopped(report, await refusalsOfStart(invocation, data))
    }
    return ask(invocation).catch((error: unknown) => diagnoseSilent(data, pid, error))
  }
  return ask(invocation)
}

async function ask(invocation: Invocation): Promise<Diagnosis> {
  return diagnoseRunning(await withDatabase(invocation, (database, call) => database.status(call)))
}

/** A daemon begins or ends, or hangs, or there is none; any other failure is an answer of one. */
function diagnoseSilent(data: string, pid: number, error: unknown): Diagnosis {
  const { code } = failureOf(error)
  if (code !== 'unavailable' && code !== 'deadline_exceeded') throw error
  const what = `pid ${pid} holds ${data}, and no daemon answers there`
  const remedy =
    'ask again in a moment: a daemon begins or ends, of which `tesela logs` says more, or a command such as `tesela verify` is at work'
  return { complaints: [{ what, remedy }], remarks: [] }
}

function describe({ complaints, remarks }: Diagnosis): string {
  const wrong = complaints.map(
    ({ what, remedy }) => `${sentence(what, '')} ${sentence(remedy, '')}`,
  )
  const verdict = wrong.length === 0 ? ['This peer is ready.'] : wrong
  return [...verdict, ...remarks.map((remark) => `Note: ${sentence(remark, '')}`)].join('\n')
}
