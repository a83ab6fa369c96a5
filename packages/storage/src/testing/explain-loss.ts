import type { Entry, EntryId } from '@tesela/raft'
import { isBehind, nearest } from '../entry-order.ts'
import type { LogStore, RecoveredLog } from '../log-store.ts'
import type { LogModel, WorkloadStep } from './crash-workload.ts'
import { entryAt, lastOf } from './crash-workload.ts'

export interface Expectation {
  readonly steps: readonly WorkloadStep[]
  readonly models: readonly LogModel[]
  /** How many of the steps were acknowledged. */
  readonly done: number
  /** What the watermark was promised to say, unless a later step lowers it. */
  readonly promised: EntryId
  /** The crash tore a slot of the watermark: that looks like damage of it, and of nothing else. */
  readonly slotIsTorn: boolean
}

/** Why what was recovered is not what some of the steps leave, the first of them acknowledged; null: it is. */
export function explainLoss(store: LogStore, expected: Expectation): string | null {
  const { recovered, notes } = store
  const later = expected.models.slice(expected.done)
  const [floor] = later
  if (floor === undefined) throw new RangeError(`there is no step ${expected.done}`)
  const wrong = notes.find(
    ({ kind }) => kind !== 'tornTail' && !(kind === 'rebuilt' && expected.slotIsTorn),
  )
  if (wrong !== undefined) return `a healthy disk is called damaged: ${JSON.stringify(wrong)}`
  return (
    explainHardState(recovered, floor, later) ??
    explainExtent(recovered, floor, later) ??
    explainEntries(recovered, floor, later) ??
    explainWatermark(recovered, expected)
  )
}

export function sameEntries(one: readonly Entry[], other: readonly Entry[]): boolean {
  return one.length === other.length && one.every((entry, at) => same(entry, other[at]))
}

function explainHardState(
  { hardState }: RecoveredLog,
  floor: LogModel,
  later: readonly LogModel[],
): string | null {
  const { term, vote, commit } = floor.hardState
  if (hardState.term < term) return `term ${hardState.term}, and ${term} was acknowledged`
  const votes = later
    .filter((model) => model.hardState.term === hardState.term)
    .map((model) => model.hardState.vote)
  if (!votes.includes(hardState.vote)) return `nobody voted ${hardState.vote} in the term`
  if (hardState.term === term && vote !== null && hardState.vote !== vote) {
    return 'the vote of the term was forgotten'
  }
  if (hardState.commit < commit) return `commit ${hardState.commit}, of ${commit}`
  return null
}

function explainExtent(
  { boundary, boundaryPosition, snapshot, snapshotRoot, lastIndex, hardState }: RecoveredLog,
  floor: LogModel,
  later: readonly LogModel[],
): string | null {
  if (!later.some((model) => isSame(model.boundary, boundary))) return 'no such boundary'
  if (boundary.index < floor.boundary.index) return 'the boundary went back'
  if (boundary.index > 0 && boundaryPosition.length === 0) return 'the position is lost'
  const at = snapshot?.index ?? 0
  if (!later.some((model) => (model.snapshot?.index ?? 0) === at)) return 'no such snapshot'
  if (at < (floor.snapshot?.index ?? 0)) return 'the snapshot went back'
  if ((snapshot === null) !== (snapshotRoot === null)) return 'a snapshot and no root'
  if (boundary.index > at) return 'the log begins behind the snapshot'
  if (lastIndex < at) return 'the log ends before the snapshot'
  if (hardState.commit < at || hardState.commit > lastIndex) return 'rule 36'
  return null
}

function explainEntries(
  { boundary, entries, lastIndex, hardState }: RecoveredLog,
  floor: LogModel,
  later: readonly LogModel[],
): string | null {
  if (entries.length !== lastIndex - boundary.index) return 'entries are missing'
  for (const entry of entries) {
    if (!later.some((model) => same(entryAt(model, entry.index), entry))) {
      return `nobody wrote entry ${entry.index}`
    }
  }
  for (const entry of floor.entries) {
    if (entry.index <= Math.max(boundary.index, 0)) continue
    const found = entries[entry.index - boundary.index - 1]
    if (same(found, entry)) continue
    const isReplaced = later.some((model) => {
      const other = entryAt(model, entry.index)
      return model.boundary.index >= entry.index || (other !== undefined && !same(other, entry))
    })
    const isGone = later.some((model) => lastOf(model).index < entry.index)
    if (!isReplaced && !isGone) return `entry ${entry.index} was lost`
  }
  const committed = later.find((model) => model.hardState.commit >= hardState.commit)
  for (let index = boundary.index + 1; index <= hardState.commit; index++) {
    const wanted = committed === undefined ? undefined : entryAt(committed, index)
    const found = entries[index - boundary.index - 1]
    // Behind its own boundary the model knows nothing of it.
    if (wanted !== undefined && !same(wanted, found)) return `committed entry ${index} is another`
  }
  return null
}

function explainWatermark(recovered: RecoveredLog, expected: Expectation): string | null {
  const { watermark, entries, boundary } = recovered
  const last = entries.at(-1) ?? boundary
  if (isBehind(watermark, last)) return 'a healthy replica is below its watermark'
  let floor = expected.promised
  for (const step of expected.steps.slice(expected.done)) {
    const lowered = step.kind === 'persist' ? step.batch.lowerWatermark : null
    if (lowered !== null) floor = nearest(floor, lowered)
  }
  return isBehind(floor, watermark) ? 'the watermark went back' : null
}

function isSame(one: EntryId, other: EntryId): boolean {
  return one.term === other.term && one.index === other.index
}

function same(one: Entry | undefined, other: Entry | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  return (
    one.term === other.term && one.type === other.type && Buffer.compare(one.data, other.data) === 0
  )
}
