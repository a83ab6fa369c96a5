import type { Entry, EntryId, HardState, PersistBatch, SnapshotMeta } from '@tesela/raft'
import type { InstallPoint } from '../group-commit.ts'
import type { SeededRandom } from './random.ts'
import { createSeededRandom } from './random.ts'

/** One call of a log store. */
export type WorkloadStep =
  | { readonly kind: 'persist'; readonly batch: PersistBatch; readonly install?: InstallPoint }
  | { readonly kind: 'anchor'; readonly snapshot: SnapshotMeta; readonly root: string }
  | { readonly kind: 'cut'; readonly boundary: EntryId; readonly position: Uint8Array }
  | { readonly kind: 'promise' }

/** What a replica may rely on when the steps up to some of them are done. */
export interface LogModel {
  readonly hardState: HardState
  readonly snapshot: SnapshotMeta | null
  readonly boundary: EntryId
  /** Behind the boundary. */
  readonly entries: readonly Entry[]
}

/** So long that a slot of the watermark reaches into a second sector. */
const LONG_NAME = `b/${'2'.repeat(500)}`

const emptyModel: LogModel = {
  hardState: { term: 0, vote: null, commit: 0 },
  snapshot: null,
  boundary: { term: 0, index: 0 },
  entries: [],
}

export function lastOf({ entries, boundary }: LogModel): EntryId {
  const { term, index } = entries.at(-1) ?? boundary
  return { term, index }
}

export function entryAt({ entries, boundary }: LogModel, index: number): Entry | undefined {
  return entries[index - boundary.index - 1]
}

/** The log before the first step, and as each step leaves it. */
export function modelsOf(steps: readonly WorkloadStep[]): readonly LogModel[] {
  const models = [emptyModel]
  let model = emptyModel
  for (const step of steps) {
    model = modelAfter(model, step)
    models.push(model)
  }
  return models
}

/** The log as the step leaves it. */
function modelAfter(model: LogModel, step: WorkloadStep): LogModel {
  switch (step.kind) {
    case 'persist':
      return afterBatch(model, step.batch)
    case 'anchor':
      return { ...model, snapshot: step.snapshot }
    case 'cut': {
      const { boundary } = step
      const entries = model.entries.filter(({ index }) => index > boundary.index)
      return { ...model, boundary, entries }
    }
    case 'promise':
      return model
  }
}

function afterBatch(model: LogModel, { hardState, snapshot, entries }: PersistBatch): LogModel {
  const state = hardState ?? model.hardState
  const { boundary, entries: old } =
    snapshot === null
      ? model
      : { boundary: { term: snapshot.term, index: snapshot.index }, entries: [] }
  const first = entries[0]?.index ?? Number.POSITIVE_INFINITY
  return {
    hardState: state,
    snapshot: snapshot ?? model.snapshot,
    boundary,
    entries: [...old.filter(({ index }) => index < first), ...entries],
  }
}

/**
 * The life of a follower: terms that rise, votes, entries replaced, commits that follow; snapshots taken and given,
 * the log cut behind them.
 */
export function crashWorkload(seed: number, length: number): readonly WorkloadStep[] {
  const random = createSeededRandom(seed)
  const steps: WorkloadStep[] = []
  let model = emptyModel
  while (steps.length < length) {
    const step = nextStep(random, model, steps.length + 1)
    if (step === null) continue
    steps.push(step)
    model = modelAfter(model, step)
  }
  return steps
}

function nextStep(random: SeededRandom, model: LogModel, seq: number): WorkloadStep | null {
  const { snapshot, boundary } = model
  const commit = Math.max(model.hardState.commit, snapshot?.index ?? 0)
  switch (random.below(14)) {
    case 0:
      return { kind: 'promise' }
    case 1: {
      const index = commit - random.below(3)
      const term = index === boundary.index ? boundary.term : entryAt(model, index)?.term
      if (term === undefined || index < 1 || index < (snapshot?.index ?? 0)) return null
      return { kind: 'anchor', snapshot: snapshotAt({ term, index }), root: rootOf(seq) }
    }
    case 2: {
      const index = (snapshot?.index ?? 0) - random.below(3)
      const entry = entryAt(model, index)
      if (entry === undefined) return null
      const { term } = entry
      return { kind: 'cut', boundary: { term, index }, position: Uint8Array.of(seq % 256) }
    }
    case 3:
      return random.below(3) === 0 ? installStep(random, model, seq, commit) : null
    default:
      return { kind: 'persist', batch: nextBatch(random, model, seq, commit) }
  }
}

/** A snapshot that is ahead of the whole log, or that conflicts with what is not committed of it. */
function installStep(
  random: SeededRandom,
  model: LogModel,
  seq: number,
  commit: number,
): WorkloadStep {
  const last = lastOf(model)
  const term = model.hardState.term + 1
  const isAhead = random.below(2) === 0
  const index = isAhead ? last.index + 1 + random.below(20) : commit + 1
  const meta = snapshotAt({ term, index })
  const vote = null
  const entries = random.below(2) === 0 ? [] : [entryOf(random, { term, index: index + 1 })]
  return {
    kind: 'persist',
    install: { root: rootOf(seq), position: Uint8Array.of(seq % 256) },
    batch: {
      seq,
      mustSync: true,
      lowerWatermark: isAhead ? null : { term: termBefore(model, index), index: index - 1 },
      raiseWatermark: null,
      hardState: { term, vote, commit: index },
      snapshot: meta,
      entries,
      after: [],
    },
  }
}

function nextBatch(
  random: SeededRandom,
  model: LogModel,
  seq: number,
  committed: number,
): PersistBatch {
  const before = model.hardState
  const last = lastOf(model).index
  const newTerm = before.term === 0 || random.below(6) === 0
  const votes = before.vote === null && random.below(4) === 0
  const term = newTerm ? before.term + 1 : before.term
  const voted = ['a/1', LONG_NAME, null][random.below(3)] ?? null
  const vote = newTerm || votes ? voted : before.vote
  const replaced = newTerm ? random.below(last - committed + 1) : 0
  const from = last - replaced + 1
  const count = random.below(4)
  const entries = Array.from({ length: count }, (_, k) =>
    entryOf(random, { term, index: from + k }),
  )
  const newLast = count > 0 ? from + count - 1 : last
  const commit = committed + random.below(newLast - committed + 1)
  const isIdle =
    count === 0 && term === before.term && vote === before.vote && commit === before.commit
  const truncates = count > 0 && from <= last
  return {
    seq,
    mustSync: count > 0 || newTerm || vote !== before.vote || random.below(4) === 0,
    lowerWatermark: truncates ? { term: termBefore(model, from), index: from - 1 } : null,
    raiseWatermark: null,
    hardState: isIdle ? null : { term, vote, commit },
    snapshot: null,
    entries,
    after: [],
  }
}

function termBefore(model: LogModel, index: number): number {
  return entryAt(model, index - 1)?.term ?? model.boundary.term
}

function entryOf(random: SeededRandom, { term, index }: EntryId): Entry {
  const bytes = random.below(12) === 0 ? 1000 + random.below(4000) : random.below(200)
  const data = new Uint8Array(bytes).fill(random.below(256))
  return { term, index, type: random.below(5) === 0 ? 'conf' : 'normal', data }
}

function snapshotAt({ term, index }: EntryId): SnapshotMeta {
  const conf = {
    voters: ['a/1', 'b/2'],
    votersOutgoing: [],
    learners: [],
    learnersNext: [],
    autoLeave: false,
  }
  return {
    term,
    index,
    conf,
    confIndex: Math.max(0, index - 1),
    context: Uint8Array.of(index % 256),
  }
}

function rootOf(seq: number): string {
  return String.fromCharCode(seq % 256).repeat(32)
}
