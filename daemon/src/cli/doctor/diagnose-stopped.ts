import { isGivenUp } from '@tesela/group'
import { givenUpAdvice, logDivergedAdvice } from '../../node/divergence-advice.ts'
import { isOfOwnFile } from '../../offline/own-files.ts'
import type { DirectoryReport, GroupReport } from '../../offline/verify-directory.ts'
import type { Complaint, Diagnosis } from './diagnosis.ts'

/**
 * Of a data directory on which no daemon runs.
 *
 * @param refusals - why none would start: a sentence each
 */
export function diagnoseStopped(
  { data, groups, findings }: DirectoryReport,
  refusals: readonly string[],
): Diagnosis {
  // What lets no daemon start is told as that, among the refusals.
  const ofGroups = findings.filter((finding) => !isOfOwnFile(finding))
  const all = [...ofGroups, ...groups.flatMap((group) => group.findings)]
  // What diverged is told with its own remedy.
  const damaged = all.filter(({ isDamage, kind }) => isDamage && kind !== 'diverged')
  const complaints: Complaint[] = refusals.map((refusal) => ({
    what: '`tesela start` is refused',
    remedy: refusal.replace(/\.$/, ''),
  }))
  const first = refusals.length > 0 ? 'when the start is refused no more, ' : ''
  complaints.push(...groups.flatMap((group) => divergenceOf(group, first)))
  for (const { kind, file, offset, message } of damaged) {
    const place = offset === null ? file : `${file} at byte ${offset}`
    const remedy = kind === 'unknownFormat' ? ofAnotherVersion : `${first}${fromTheOthers}`
    complaints.push({ what: `${place}: ${message}`, remedy })
  }
  complaints.push({
    what: `no daemon runs on ${data}`,
    remedy: `${first}start it: \`tesela start\``,
  })
  const repaired = all.filter(({ isDamage, kind }) => !isDamage && kind === 'diverged')
  return { complaints, remarks: repaired.map(({ message }) => message) }
}

/** @param first - what has to be done before the peer can be started */
function divergenceOf({ group, divergence }: GroupReport, first: string): Complaint[] {
  if (divergence === null || divergence.repaired) return []
  const { what, anchor, parts, times } = divergence
  if (what === 'log') {
    const found = `its log up to ${anchor} is not that of the majority (log_diverged)`
    return [{ what: found, remedy: logDivergedAdvice(group) }]
  }
  return [
    {
      what: `its state at ${anchor} is not that of the majority (state_diverged): ${parts.join(', ')} differ`,
      remedy: isGivenUp(divergence) ? givenUpAdvice(group, times) : `${first}${untilRepaired}`,
    },
  ]
}

const fromTheOthers =
  'start the peer: it takes from the others what they have, and says what it needs else (`tesela status`)'

const ofAnotherVersion = 'start the version of Tesela that wrote it; nothing is lost'

const untilRepaired =
  'start the peer while a majority of the voters is there without it: it fetches a state that they vouch for'
