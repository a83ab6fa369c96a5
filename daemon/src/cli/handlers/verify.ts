import { resolve } from 'node:path'
import type { Finding } from '@tesela/storage'
import type { DirectoryReport, GroupReport } from '../../offline/verify-directory.ts'
import { verifyDirectory } from '../../offline/verify-directory.ts'
import type { Handler } from '../command.ts'
import { exitDone } from '../exit-code.ts'
import { targetDirectory } from '../target.ts'

const exitDamaged = 1

export const verify: Handler = async (invocation) => {
  const { options, console } = invocation
  const [named] = invocation.arguments
  const path = named === undefined ? targetDirectory(invocation) : resolve(named)
  const report = await verifyDirectory(path)
  if (options.flag('json')) await console.output.json(report)
  else await console.output.line(describe(report))
  return report.ok ? exitDone : exitDamaged
}

function describe({ data, ok, groups, findings }: DirectoryReport): string {
  const lines = [...groups.flatMap(describeGroup), ...findings.map(describeFinding)]
  if (groups.length === 0) lines.push(`${data} holds no group.`)
  const verdict = ok ? 'Nothing that matters is wrong.' : 'Something is damaged or lost.'
  return [...lines, verdict].join('\n')
}

function describeGroup({ group, log, findings }: GroupReport): string[] {
  const lines = [`group ${group}`]
  if (log !== null) {
    const { boundary, last, term, commit, promised, anchor } = log
    const entries = last > boundary ? `log ${boundary + 1} to ${last}` : `log empty behind ${last}`
    const snapshot = anchor === null ? 'no snapshot' : `snapshot at ${anchor}`
    lines.push(`  ${entries}, committed ${commit}, promised ${promised}, term ${term}, ${snapshot}`)
  }
  return [...lines, ...findings.map((finding) => `  ${describeFinding(finding)}`)]
}

function describeFinding({ isDamage, kind, file, offset, message }: Finding): string {
  const place = offset === null ? file : `${file} at byte ${offset}`
  return `${isDamage ? 'DAMAGE' : 'note'} (${kind}): ${place}: ${message}`
}
