import { emptyConf } from '../conf/conf-state.ts'
import { createRaft } from '../core.ts'
import type {
  Config,
  Entry,
  EntryId,
  Input,
  Message,
  Output,
  RaftCore,
  Term,
  TermRun,
} from '../types.ts'

const unlimited = Number.MAX_SAFE_INTEGER

export const bootConfig: Config = {
  id: 'a',
  seed: 1,
  electionMs: 300,
  heartbeatMs: 100,
  preVote: false,
  checkQuorum: false,
  maxMsgBytes: unlimited,
  maxInflightMsgs: 256,
  maxInflightBytes: unlimited,
  maxUncommittedBytes: unlimited,
  maxApplyBytes: unlimited,
  maxCachedBytes: unlimited,
  catchUpBytes: unlimited,
  stepDownOnRemoval: true,
  handOffOnRemoval: true,
  leaseReads: false,
  reluctantFactor: 3,
  diskStallMs: unlimited,
}

export interface Boot {
  /** Terms of the entries behind index 1, where a snapshot of term 1 stands. */
  readonly log?: readonly Term[]
  readonly term?: Term
  readonly commit?: number
  readonly voters?: readonly string[]
  readonly settings?: Partial<Config>
  readonly watermark?: EntryId
  readonly stateMissing?: boolean
  /** Whether the log begins with entry 1, of term 1, and no snapshot is named. */
  readonly isWhole?: boolean
  /** Which of the entries are configurations. */
  readonly confIndexes?: readonly number[]
}

/** Member `a` of a group, alone with whoever writes the test. */
export function bootCore(boot: Boot): RaftCore {
  const { log = [], term = 1, commit = 1, voters, settings, watermark, stateMissing } = boot
  const { confIndexes = [], isWhole = false } = boot
  const entries = isWhole ? entriesOf(1, 1, ...log) : entriesOf(2, ...log)
  const conf = { ...emptyConf, voters: voters ?? ['a', 'b', 'c'] }
  const snapshot = { term: 1, index: 1, conf, confIndex: 1, context: new Uint8Array(0) }
  return createRaft(
    { ...bootConfig, ...settings },
    {
      hardState: { term, vote: null, commit },
      snapshot: isWhole ? null : snapshot,
      boundary: isWhole ? { term: 0, index: 0 } : { term: 1, index: 1 },
      lastIndex: 1 + log.length,
      termRuns: termRunsOf(entries),
      confIndexes,
      entries,
      applied: isWhole ? 0 : 1,
      ...(watermark === undefined ? {} : { watermark }),
      ...(stateMissing === undefined ? {} : { stateMissing }),
    },
  )
}

/** Entries of these terms, the first one at `from`. */
export function entriesOf(from: number, ...terms: Term[]): readonly Entry[] {
  return terms.map((term, at) => ({
    term,
    index: from + at,
    type: 'normal',
    data: new Uint8Array(0),
  }))
}

function termRunsOf(entries: readonly Entry[]): readonly TermRun[] {
  return entries
    .filter(({ term }, at) => entries[at - 1]?.term !== term)
    .map(({ term, index }) => ({ term, first: index }))
}

/** Steps the inputs one after the other, then takes everything that comes of them. The disk has answered nothing. */
export function outputsOf(core: RaftCore, ...inputs: Input[]): readonly Output[] {
  for (const input of inputs) core.step(input)
  const outputs: Output[] = []
  while (core.hasOutput()) outputs.push(core.takeOutput())
  return outputs
}

/** The same with a disk that is done at once: gives what leaves for the other members. */
export function sentBy(core: RaftCore, ...inputs: Input[]): readonly Message[] {
  for (const input of inputs) core.step(input)
  const sent: Message[] = []
  while (core.hasOutput()) {
    const { send, persist } = core.takeOutput()
    sent.push(...send)
    if (persist === null) continue
    sent.push(...persist.after)
    core.step({ in: 'persisted', seq: persist.seq })
  }
  return sent
}

/** A message to `a`. */
export function receive(msg: Message): Input {
  return { in: 'message', msg }
}
