import type { Entry, HardState, Output } from '../types.ts'
import {
  describeEntry,
  describeHardState,
  describeMember,
  describeSnapshot,
  describeSoft,
} from './describe.ts'
import { describeMessage, type EtcdMessage } from './etcd-message.ts'
import { memberNumber } from './replica-ids.ts'

export interface Ready {
  readonly output: Output | null
  /** As it was written before. */
  readonly before: HardState
  readonly committed: readonly Entry[]
  readonly messages: readonly EtcdMessage[]
  /** Whether what the core asks for beyond etcd's library is to be said. */
  readonly isOwn: boolean
}

export function describeReady(ready: Ready): string {
  const { output, committed, messages, isOwn } = ready
  const lines: string[] = []
  const section = (title: string, texts: readonly string[]) => {
    if (texts.length > 0) lines.push(`${title}:`, ...texts)
  }
  const persist = output?.persist ?? null
  if (isOwn && persist?.lowerWatermark) {
    lines.push(`LowerWatermark ${persist.lowerWatermark.term}/${persist.lowerWatermark.index}`)
  }
  if (output?.soft) lines.push(describeSoft(output.soft))
  if (persist?.hardState) lines.push(describeHardState(persist.hardState))
  section('Entries', (persist?.entries ?? []).map(describeEntry))
  if (persist?.snapshot) lines.push(`Snapshot ${describeSnapshot(persist.snapshot)}`)
  const loaded = isOwn ? output?.apply?.snapshot : null
  if (loaded) lines.push(`LoadSnapshot Index:${loaded.index} Term:${loaded.term}`)
  section('CommittedEntries', committed.map(describeEntry))
  section('Messages', messages.map(describeMessage))
  if (output !== null) for (const [title, texts] of ownSections(output)) section(title, texts)
  if (lines.length === 0) return '<empty Ready>'
  return [`Ready MustSync=${mustSync(ready)}:`, ...lines].join('\n')
}

/** What etcd's files never make the core say. */
function ownSections(output: Output): readonly (readonly [string, readonly string[]])[] {
  const { reads, readsFailed, proposals, load, needCatchUp } = output
  return [
    ['Reads', reads.map(({ ctx, index }) => `${ctx} at ${index}`)],
    ['ReadsFailed', readsFailed.map(String)],
    ['Refused', proposals.flatMap((outcome) => (outcome.ok ? [] : [outcome.why]))],
    [
      'Load',
      load.map(({ to, from }) => `from ${from} for ${to === 'apply' ? to : describeMember(to)}`),
    ],
    ['NeedCatchUp', needCatchUp.map(({ to, from }) => `${memberNumber(to)} from ${from}`)],
  ]
}

function mustSync({ output, before, isOwn }: Ready): boolean {
  const persist = output?.persist ?? null
  if (isOwn) return persist?.mustSync ?? false
  // To etcd a snapshot is no reason.
  const { term, vote } = persist?.hardState ?? before
  return (persist?.entries.length ?? 0) > 0 || term !== before.term || vote !== before.vote
}
