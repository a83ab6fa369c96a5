import type { Entry, EntryId } from '@tesela/raft'
import { createLog } from '../create-log.ts'
import { nearest, noEntry } from '../entry-order.ts'
import type { LogStore } from '../log-store.ts'
import { openLogStore } from '../open-log-store.ts'
import { readWatermark, watermarkPath } from '../watermark-file.ts'
import type { LogModel, WorkloadStep } from './crash-workload.ts'
import { crashWorkload, lastOf, modelsOf } from './crash-workload.ts'
import type { Expectation } from './explain-loss.ts'
import { explainLoss, sameEntries } from './explain-loss.ts'
import { createSeededRandom } from './random.ts'
import type { VolatileDisk } from './volatile-disk.ts'
import { createVolatileDisk } from './volatile-disk.ts'
import type { CrashPolicy } from './volatile-file.ts'

const DIRECTORY = 'wal'
/** Small, so that a short workload has many rotations. */
const options = { segmentBytes: 4096 }

export interface CrashEnumeration {
  readonly seed: number
  /** Calls of the store. */
  readonly length: number
  /** States for every place and every policy that leaves something to chance. */
  readonly perPlace: number
  /** In how many of the states recovery is crashed, too, at each of its operations: one in so many. */
  readonly nestedEvery: number
}

export interface CrashStates {
  tried: number
  /** In how many of them a slot of the watermark was torn. */
  tornSlots: number
  /** What was wrong with a state, and how to come to it. */
  readonly lost: string[]
}

/** How far a run has come. */
interface Progress {
  /** Steps that are durable, all before them included. */
  durable: number
  /** What was promised to stand in the watermark. */
  promised: EntryId
}

/** The disk before one operation took effect. */
interface Moment extends Progress {
  readonly operation: number
  readonly disk: VolatileDisk
  /** A slot of the watermark is written and not synced. */
  readonly slotIsPending: boolean
}

const policies: readonly CrashPolicy[] = [
  'dropAll',
  'prefix',
  'torn',
  'subset',
  'reordered',
  'keepAll',
]
/** Crashes by chance where a slot may be torn, of every one elsewhere: most of them leave it whole, or do not begin it. */
const SLOT_CRASHES = 4
/** Disks that are kept at a time. */
const WINDOW = 64

/**
 * Takes every state in which a file system may leave the disk after a crash at any operation of a workload, recovers
 * each, and sees whether what was acknowledged is there.
 */
export async function enumerateCrashStates(enumeration: CrashEnumeration): Promise<CrashStates> {
  const { seed, length, perPlace, nestedEvery } = enumeration
  const steps = crashWorkload(seed, length)
  const models = modelsOf(steps)
  const states: CrashStates = { tried: 0, tornSlots: 0, lost: [] }
  for (let from = 0; ; from += WINDOW) {
    const moments = await momentsOf(steps, models, seed, from)
    for (const moment of moments) {
      const byChance = moment.slotIsPending ? perPlace * SLOT_CRASHES : perPlace
      for (const policy of policies) {
        const isCertain = policy === 'dropAll' || policy === 'keepAll'
        for (let k = 0; k < (isCertain ? 1 : byChance); k++) {
          const chance = moment.operation * 1000 + k
          const place = `seed ${seed}, operation ${moment.operation}, ${policy} ${chance}`
          const { durable: done, promised } = moment
          const expected = { steps, models, done, promised, place }
          const left = moment.disk.crash(policy, chance)
          const isNested = states.tried % nestedEvery === 0
          await judge(states, left.crash('keepAll'), expected)
          if (isNested) await judgeNested(states, left, chance, expected)
        }
      }
    }
    if (moments.length < WINDOW) return states
  }
}

/** Runs the workload, which does the same every time, and keeps the disk at some of its operations. */
async function momentsOf(
  steps: readonly WorkloadStep[],
  models: readonly LogModel[],
  seed: number,
  from: number,
): Promise<readonly Moment[]> {
  const moments: Moment[] = []
  const disk = createVolatileDisk()
  await createLog(disk, DIRECTORY, options)
  const progress: Progress = { durable: 0, promised: noEntry }
  let operation = 0
  let slotIsPending = false
  const keep = () => {
    if (operation >= from && moments.length < WINDOW) {
      moments.push({ ...progress, operation, slotIsPending, disk: disk.crash('keepAll') })
    }
    operation++
  }
  disk.onOperation = (next) => {
    keep()
    if (next.path === watermarkPath(DIRECTORY)) slotIsPending = next.operation === 'writeAt'
  }
  await run(disk, steps, models, seed, progress)
  disk.onOperation = null
  keep()
  return moments
}

/** Calls in bursts, so that groups form. */
async function run(
  disk: VolatileDisk,
  steps: readonly WorkloadStep[],
  models: readonly LogModel[],
  seed: number,
  progress: Progress,
): Promise<void> {
  const random = createSeededRandom(seed)
  const store = await openLogStore(disk, DIRECTORY, options)
  for (let at = 0; at < steps.length; ) {
    const burst = steps.slice(at, at + 1 + random.below(5))
    const first = at
    at += burst.length
    await Promise.all(
      burst.map(async (step, k) => {
        await call(store, step)
        const isSynced = step.kind === 'persist' ? step.batch.mustSync : step.kind !== 'promise'
        if (isSynced) progress.durable = first + k + 1
        // Alone, so that it is known what was durable when it was asked for.
        if (step.kind === 'promise' && burst.length === 1) {
          const model = models[first]
          if (model !== undefined) progress.promised = lastOf(model)
        } else if (step.kind === 'persist' && step.batch.lowerWatermark !== null) {
          progress.promised = nearest(progress.promised, step.batch.lowerWatermark)
        }
      }),
    )
  }
  await store.close()
}

function call(store: LogStore, step: WorkloadStep): Promise<void> {
  switch (step.kind) {
    case 'persist':
      return store.persist(step.batch, step.install)
    case 'anchor':
      return store.anchored(step.snapshot, step.root)
    case 'cut':
      return store.compact(step.boundary, step.position)
    case 'promise':
      return store.promise()
  }
}

interface Expected extends Omit<Expectation, 'slotIsTorn'> {
  readonly place: string
}

async function judge(states: CrashStates, disk: VolatileDisk, expected: Expected): Promise<void> {
  states.tried++
  try {
    const slotIsTorn = (await readWatermark(disk, DIRECTORY)).state === 'torn'
    if (slotIsTorn) states.tornSlots++
    const store = await openLogStore(disk, DIRECTORY, options)
    const reason =
      explainLoss(store, { ...expected, slotIsTorn }) ?? (await goesOn(store, disk, states.tried))
    if (reason !== null) states.lost.push(`${expected.place}: ${reason}`)
  } catch (error) {
    states.lost.push(`${expected.place}: ${error}`)
  }
}

/** Crashes recovery, too, at each of its operations. */
async function judgeNested(
  states: CrashStates,
  left: VolatileDisk,
  chance: number,
  expected: Expected,
): Promise<void> {
  const moments: VolatileDisk[] = []
  const disk = left.crash('keepAll')
  disk.onOperation = () => moments.push(disk.crash('keepAll'))
  const store = await openLogStore(disk, DIRECTORY, options)
  await store.close()
  for (const [at, moment] of moments.entries()) {
    const policy = at % 2 === 0 ? 'reordered' : 'torn'
    const place = `${expected.place}, operation ${at} of recovery, ${policy}`
    await judge(states, moment.crash(policy, chance + at), { ...expected, place })
  }
}

/** What was recovered once stays recovered, and takes appends. Looked at now and then. */
async function goesOn(store: LogStore, disk: VolatileDisk, count: number): Promise<string | null> {
  if (count % 4 !== 0) return null
  const { hardState, lastIndex, entries } = store.recovered
  const term = hardState.term + 1
  const data = new Uint8Array(700).fill(7)
  const next: Entry = { term, index: lastIndex + 1, type: 'normal', data }
  await store.persist({
    seq: 1,
    mustSync: true,
    lowerWatermark: null,
    raiseWatermark: null,
    hardState: { ...hardState, term },
    snapshot: null,
    entries: [next],
    after: [],
  })
  const again = await openLogStore(disk.crash('dropAll'), DIRECTORY, options)
  return sameEntries(again.recovered.entries, [...entries, next]) ? null : 'it does not go on'
}
