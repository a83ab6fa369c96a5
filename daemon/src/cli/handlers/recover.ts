import type { NotedDivergence } from '../../offline/noted-divergence.ts'
import { type RecoveryPlan, recoverGroup } from '../../offline/recover-group.ts'
import type { Handler } from '../command.ts'
import { confirm } from '../confirm.ts'
import { UsageError } from '../errors.ts'
import { exitDone, exitNo } from '../exit-code.ts'
import { lineOfAdopted } from '../line-of-adopted.ts'
import { plural } from '../plural.ts'
import { targetDirectory } from '../target.ts'

export const recover: Handler = async (invocation) => {
  const { options, console } = invocation
  if (!options.flag('force-new-group')) {
    throw new UsageError(
      'There is one recovery, and it makes another group: say so with --force-new-group, when the majority of the old one is lost for good.',
    )
  }
  const json = options.flag('json')
  let plan: RecoveryPlan | null = null
  const adopted = await recoverGroup({
    dataDirectory: targetDirectory(invocation),
    committedOnly: options.flag('committed-only'),
    acceptDivergence: options.flag('accept-divergence'),
    signal: console.signal,
    async confirm(found) {
      plan = found
      if (!json || !options.flag('yes')) for (const line of describe(found)) console.notice(line)
      return options.flag('yes') || confirm(console, 'recover', '--yes')
    },
  })
  if (adopted === null) {
    console.notice('Nothing was changed.')
    return exitNo
  }
  if (json) await console.output.json({ ...adopted, plan })
  else await console.output.line(lineOfAdopted(adopted))
  return exitDone
}

function describe(plan: RecoveryPlan): string[] {
  const { group, name, last, committed, uncertain, leftOut, promised, others, divergence } = plan
  const lines = [
    `Group ${name === '' ? group : `${name} (${group})`}: this peer has its state up to revision ${last}.`,
    `It knows that entries up to ${committed} were committed. What other members committed behind ${last} is lost, and from here nobody can tell whether there is any.`,
  ]
  if (divergence !== null) lines.push(lineOfDivergence(divergence))
  if (uncertain > 0) {
    lines.push(
      `${plural(uncertain, 'entry behind that is', 'entries behind that are')} kept and may never have been committed: some client may have been told nothing of it, or that it is unknown. --committed-only leaves them out, and with them what was acknowledged in about the last second before a kill, as far as this disk does not know it as committed.`,
    )
  }
  if (leftOut > 0) {
    lines.push(
      `${plural(leftOut, 'entry', 'entries')} of the log ${leftOut === 1 ? 'is' : 'are'} left out: a client may have been told that it took effect.`,
    )
  }
  if (promised > last + leftOut) {
    lines.push(
      `This peer had acknowledged entries up to ${promised}: at least ${promised - last - leftOut} of them ${promised - last - leftOut === 1 ? 'is' : 'are'} lost with its files.`,
    )
  }
  lines.push(
    others.length === 0
      ? 'There is no other member.'
      : `The other members are refused by the new group, and join it anew: ${others.join(', ')}.`,
  )
  return lines
}

function lineOfDivergence({ what, anchor, parts, repaired }: NotedDivergence): string {
  if (what === 'log') {
    return `The log of this peer up to ${anchor} is not that of the majority: what others were told is acknowledged may not be in it, and what is in it may never have been.`
  }
  const found = `The state of this peer at ${anchor} was not that of the majority: ${parts.join(', ')} differed.`
  return repaired
    ? `${found} It was repaired since, by one that a majority vouched for.`
    : `${found} It was not repaired: nobody vouches for what is computed of it here.`
}
