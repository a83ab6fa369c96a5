import type { Spender } from '../profile-put/by-stage.ts'
import type { ProfileCase } from '../profile-put/profile-case.ts'
import type { Spending } from '../profile-put/profile-put.ts'
import { stages } from '../profile-put/stages.ts'
import { figure } from './figure.ts'
import { machineText } from './machine-text.ts'
import { markdownTable } from './markdown-table.ts'
import type { ProfileRun } from './profile-run.ts'

/** The part of the document that scripts/profile-put writes. */
export function profileSection({ heading }: ProfileCase, run: ProfileRun): string {
  const { machine, seconds, valueBytes, profiles } = run
  const parts = [
    `## ${heading}`,
    `${machineText(machine)} Values of ${valueBytes} bytes, ${seconds} s of profile each for time and for allocation. µs of processor time and bytes allocated on the heap, an operation. Of the profile the shares are taken, of the kernel how much processor time the main thread had to share; a sample of a process that had to make way counts where it stood, which is often the write that woke another. Before the first profile the group bore 256 clients for a while. “Other threads” are the pool that writes and syncs, the compiler and the collector. A function belongs to the stage of its nearest caller that has one: codecs and the runtime count for whom they work. “libp2p, other” is what libp2p does in turns of its own, decryption above all; “node and kernel” what has no caller of ours.`,
  ]
  for (const process of ['client', 'leader', 'follower'] as const) {
    parts.push(`### ${process[0]?.toUpperCase()}${process.slice(1)}`, table(run, process))
    const last = profiles.at(-1)
    const spending = last?.spending.find((one) => one.process === process)
    if (last === undefined || spending === undefined) continue
    parts.push(
      `Of its main thread at ${last.clients} clients most was spent in: ${spenders(spending.slowest)}.`,
      `Most was allocated by: ${spenders(spending.greediest)}.`,
    )
  }
  return parts.join('\n\n')
}

function table({ profiles }: ProfileRun, process: Spending['process']): string {
  const columns = profiles.map(({ spending }) => spending.find((one) => one.process === process))
  const cells = (of: (spending: Spending) => number | undefined): string[] =>
    columns.map((spending) => figure(spending === undefined ? null : of(spending)))
  const header = ['stage']
  for (const unit of ['µs', 'bytes']) {
    for (const { clients } of profiles) header.push(`${unit}, ${clients} clients`)
  }
  const rows = stages
    .filter((stage) => columns.some((one) => one?.stages.some((part) => part.stage === stage)))
    .map((stage) => {
      const part = (spending: Spending) => spending.stages.find((one) => one.stage === stage)
      return [
        stage,
        ...cells((one) => part(one)?.us ?? 0),
        ...cells((one) => part(one)?.bytes ?? 0),
      ]
    })
  rows.push(
    ['main thread', ...cells(({ mainUs }) => mainUs), ...cells(({ bytes }) => bytes)],
    ['other threads', ...cells(({ othersUs }) => othersUs)],
  )
  return markdownTable(header, rows)
}

function spenders(list: readonly Spender[]): string {
  return list
    .slice(0, 8)
    .map(
      ({ stage, functionName, file, share }) =>
        `${(share * 100).toFixed(1)} % \`${functionName || '(anonymous)'}\`${file === '' ? '' : ` in ${file}`} (${stage})`,
    )
    .join('; ')
}
