/**
 * What most of a log is: commands that edit few items each. A run of them is done in less than a millisecond, so that
 * nobody can look between two of them, and none of them needs a copy of what the one before it left.
 */
import { applyCommandAt } from './apply-entry.ts'
import { entryKinds, stampOf } from './envelope.ts'
import type { GroupDraft } from './group-draft.ts'
import type { JudgedCommands } from './judged-commands.ts'
import type { MachineEntry, MachineResult } from './machine.ts'
import type { ReadCommand, ReadMapCommand } from './read-command.ts'
import type { Refusal } from './rejections.ts'
import { exhaust, takesSteps } from './steps.ts'

/** Items that a run edits: two thirds of a millisecond where none of them is in a cache. */
const editsAtMost = 128

/** A value of a vec goes to two trees. */
const treesOfVec = 2

const unknown = Number.POSITIVE_INFINITY

/** An entry whose command was read. */
export interface ReadEntry {
  readonly index: number
  readonly logTime: number
  readonly command: ReadCommand | Refusal
}

/** Of the next entries of a draft, those that were read: the first ones, and all of them where the run is short. */
export interface ReadRun {
  readonly isShort: boolean
  readonly entries: readonly ReadEntry[]
}

const unread: ReadRun = { isShort: false, entries: [] }

/**
 * Reads the entries as long as they may be a short run, and the next ones of the draft. Changes nothing.
 *
 * @param bytesAtMost - all data of a run
 */
export function readShortRun(
  draft: GroupDraft,
  entries: readonly MachineEntry[],
  bytesAtMost: number,
  judged: JudgedCommands,
): ReadRun {
  if (!mayBeShort(draft, entries, bytesAtMost)) return unread
  const read: ReadEntry[] = []
  let edits = 0
  for (const entry of entries) {
    const { index } = entry
    const data = entry.type === 'normal' ? entry.data : null
    const logTime = data === null ? null : stampOf(data)
    if (data === null || logTime === null) break
    const command = judged.take(data, draft.limits)
    read.push({ index, logTime, command })
    edits += 'code' in command ? 1 : editsOf(command)
    if (edits > editsAtMost) break
  }
  return { isShort: edits <= editsAtMost && read.length === entries.length, entries: read }
}

/** Applies all of it. An exception is a bug, and leaves a draft that is of no use any more. */
export function applyShortRun(
  draft: GroupDraft,
  entries: readonly ReadEntry[],
): readonly MachineResult[] {
  const results: MachineResult[] = []
  for (const { index, logTime, command } of entries) {
    // Steps: of a batch, or of the expiry of what an entry before it let expire this soon.
    const work = applyCommandAt(draft, index, logTime, command)
    results.push(takesSteps(work) ? exhaust(work) : work)
  }
  draft.revision += entries.length
  return results
}

/** From the outside. What would halt the member, or is no command, or lets something expire, is none. */
function mayBeShort(
  draft: GroupDraft,
  entries: readonly MachineEntry[],
  bytesAtMost: number,
): boolean {
  if (entries.length > editsAtMost) return false
  const { earliest } = draft.deadlines
  let next = draft.revision + 1
  let bytes = 0
  if (earliest <= draft.logTime) return false
  for (const entry of entries) {
    if (entry.type !== 'normal' || entry.index !== next) return false
    const { data } = entry
    const logTime = stampOf(data)
    bytes += data.length
    if (logTime === null || logTime >= earliest || bytes > bytesAtMost) return false
    if (data[1] !== entryKinds.command) return false
    next++
  }
  return true
}

/** As many items as a command edits; infinite: it does not say, or its answer may hold values of whatever size. */
function editsOf({ map, vec, set, cell }: ReadCommand): number {
  if (map !== undefined) return editsOfMap(map)
  if (set !== undefined) return (set.add ?? set.delete)?.values.length ?? unknown
  if (cell?.set !== undefined) return cell.set.returnPrevious ? unknown : 1
  const values = vec?.push?.values ?? vec?.pushFront?.values
  return values === undefined ? unknown : values.length * treesOfVec
}

function editsOfMap(map: ReadMapCommand): number {
  if (map.set !== undefined) {
    const { ifAbsent, ifRevision, returnPrevious } = map.set
    // What is there is the answer where the condition does not hold.
    return ifAbsent || ifRevision !== undefined || returnPrevious ? unknown : 1
  }
  if (map.delete !== undefined) return map.delete.returnPrevious ? unknown : 1
  return map.setMany?.items.length ?? map.deleteMany?.keys.length ?? unknown
}
