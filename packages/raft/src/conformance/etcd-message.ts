import type { EntryContent, EntryId, HardState, ReplicaId, SnapshotMeta, Term } from '../types.ts'
import { describeEntry, describeSnapshot } from './describe.ts'
import { indent } from './indent.ts'
import { memberNumber, memberNumberInHex } from './replica-ids.ts'

/** The two who write and apply beside a member that does not wait for them. */
type Thread = 'AppendThread' | 'ApplyThread'

/** A message as the files write it: one shape for all kinds, those between a member and its threads included. */
export interface EtcdMessage {
  readonly from: ReplicaId | Thread
  readonly to: ReplicaId | Thread
  /** Such as `MsgApp`. */
  readonly type: string
  readonly term: Term
  readonly log: EntryId
  /** The hint of a rejection. */
  readonly rejected?: number
  readonly commit?: number
  readonly vote?: HardState['vote']
  readonly entries?: readonly (EntryContent & Partial<EntryId>)[]
  readonly snapshot?: SnapshotMeta | null
  readonly responses?: readonly EtcdMessage[]
}

/** Neither to be lost nor delivered by anybody but the member itself. */
export function isLocal({ from, to }: EtcdMessage): boolean {
  return from === to || isThread(from) || isThread(to)
}

const isThread = (target: string): target is Thread =>
  target === 'AppendThread' || target === 'ApplyThread'

export function describeMessage(message: EtcdMessage): string {
  const { from, to, type, term, log, rejected, commit, vote, snapshot } = message
  const parts = [
    `${describeTarget(from)}->${describeTarget(to)} ${type} Term:${term} Log:${log.term}/${log.index}`,
  ]
  if (rejected !== undefined) parts.push(`Rejected (Hint: ${rejected})`)
  if (commit) parts.push(`Commit:${commit}`)
  if (vote) parts.push(`Vote:${memberNumber(vote)}`)
  const entries = (message.entries ?? []).map(describeEntry)
  if (entries.length > 0) parts.push(`Entries:${bracket(entries, entries.length === 1)}`)
  const snapshotLine =
    snapshot && snapshot.index > 0 ? `\n  Snapshot: ${describeSnapshot(snapshot)}` : ''
  const responses = (message.responses ?? []).map(describeMessage)
  const responsesText = responses.length > 0 ? ` Responses:${bracket(responses, false)}` : ''
  return `${parts.join(' ')}${snapshotLine}${responsesText}`
}

function bracket(texts: readonly string[], isOneLine: boolean): string {
  if (isOneLine) return `[${texts.join('')}]`
  return `[\n${indent(texts.join('\n'))}\n]`
}

const describeTarget = (target: ReplicaId | Thread): string =>
  isThread(target) ? target : memberNumberInHex(target)
