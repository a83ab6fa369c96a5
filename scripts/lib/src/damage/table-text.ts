import type { Machine } from '../benchmarks/machine.ts'
import { markdownTable } from '../benchmarks/markdown-table.ts'
import { seconds } from '../script/narration.ts'
import type { DamageCase } from './damage-case.ts'
import type { FullDiskResult, FullDiskRole } from './full-disk.ts'
import type { DamageResult } from './run-damage-case.ts'

/** What came of one case: a result, or what is wrong in a sentence. */
export interface Finished {
  readonly damaged: Pick<DamageCase, 'kind' | 'damage' | 'stop' | 'otherAway'>
  readonly result: DamageResult | string
  /** With the writes before it, and all that is compared at the end. */
  readonly tookMs: number
}

/** What came of a full disk: a result, what is wrong, or null where nothing could be mounted. */
export interface FinishedDisk {
  readonly role: FullDiskRole
  readonly result: FullDiskResult | string | null
}

/** The document that scripts/damage writes. */
export function tableText(
  finished: readonly Finished[],
  disks: readonly FinishedDisk[],
  machine: Pick<Machine, 'date' | 'commit' | 'system'>,
): string {
  const failed = finished.filter(({ result }) => typeof result === 'string').length
  const acknowledged = finished.map(({ result }) =>
    typeof result === 'string' ? 0 : result.acknowledged,
  )
  const rows = finished.map(({ damaged, result, tookMs }) => {
    const { kind, damage, stop, otherAway } = damaged
    const how = otherAway ? `${stop}, other away` : stop
    if (typeof result === 'string') return [kind, damage, how, '', `**FAILED**: ${result}`]
    const { role, outcome, setAside } = result
    return [
      kind,
      damage,
      how,
      role,
      outcome,
      String(result.acknowledged),
      '0',
      String(setAside),
      seconds(tookMs),
    ]
  })
  const header = ['file', 'damage', 'stopped', 'it was', 'what came of it']
  return `# Damage to the files of a peer

Written by \`scripts/damage --write\` (${machine.date}, commit ${machine.commit}, ${machine.system}): ${finished.length} cases, ${failed} failed.
Three real daemons on one machine, with settings so small that there are snapshots, several segments and cuts. In each case all
three take writes; one is stopped by SIGKILL, under load or after it was idle for 0.5 s; the file is damaged; the peer is started.
Then every write that was ever acknowledged must be on every peer by a linearizable export, all three must be healthy voters,
take more writes, and print the same \`tesela debug state-hash\`. Up to ${Math.max(0, ...acknowledged)} writes were acknowledged in a group.

- **heals by itself**: nobody does anything; what is missing comes from the other members.
- **joins again**: the daemon comes up, says that its hard state is lost, and the script does what it says: \`tesela invite\` on
  another member, \`tesela join\` ([lost-data.md](lost-data.md)).
- **file put back**: the daemon does not start and names the file; the script puts it back.
- **other away**: the third peer was dead while the two acknowledged writes, and then the only intact one of the two stays away:
  for 4 s, several elections, nobody may lead, and reads and writes are refused; when it is back, all is there.

${markdownTable([...header, 'acknowledged', 'lost', 'set aside', 'took'], rows)}

${diskText(disks)}
`
}

function diskText(disks: readonly FinishedDisk[]): string {
  const rows = disks.map(({ role, result }) => {
    if (result === null) return [role, 'not tried: mounting needs root']
    if (typeof result === 'string') return [role, `**FAILED**: ${result}`]
    const { answer, health, acknowledged, healedMs } = result
    return [role, answer, health, String(acknowledged), '0', seconds(healedMs)]
  })
  const header = ['it was', 'a write through it', 'it says', 'acknowledged', 'lost', 'whole after']
  return `## A full disk

The data directory of each peer is on a file system in memory of its own, and that of one is filled while the others write. They
go on, another one leads, what the peer holds is read from it, and when there is space again it is whole with no manual step.

${markdownTable(header, rows)}`
}
