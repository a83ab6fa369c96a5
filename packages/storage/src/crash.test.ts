import type { Entry, HardState, PersistBatch, Recovered } from '@tesela/raft'
import { describe, expect, it } from 'vitest'
import { createLog } from './create-log.ts'
import { openLogStore } from './open-log-store.ts'
import { createSeededRandom } from './testing/random.ts'
import type { VolatileDisk } from './testing/volatile-disk.ts'
import { createVolatileDisk } from './testing/volatile-disk.ts'
import type { CrashPolicy } from './testing/volatile-file.ts'

const options = { segmentBytes: 4096 }

/** What a replica may rely on: the log and hard state as its batches, up to some of them, make them. */
interface Model {
  readonly hardState: HardState
  readonly log: readonly Entry[]
}

const nothing: Model = { hardState: { term: 0, vote: null, commit: 0 }, log: [] }

function after(model: Model, { hardState, entries }: PersistBatch): Model {
  const [first] = entries
  const log = first === undefined ? model.log : [...model.log.slice(0, first.index - 1), ...entries]
  return { hardState: hardState ?? model.hardState, log }
}

/** Batches as a follower's life makes them: terms that rise, votes, entries replaced, commits that follow. */
function workload(seed: number, length: number): readonly PersistBatch[] {
  const random = createSeededRandom(seed)
  const batches: PersistBatch[] = []
  let model = nothing
  for (let seq = 1; seq <= length; seq++) {
    const before = model.hardState
    const newTerm = seq === 1 || random.below(6) === 0
    const term = newTerm ? before.term + 1 : before.term
    const vote = newTerm ? (['a/1', 'b/2', null][random.below(3)] ?? null) : before.vote
    const uncommitted = model.log.length - before.commit
    const replaced = newTerm ? random.below(uncommitted + 1) : 0
    const from = model.log.length - replaced + 1
    const count = random.below(4)
    const entries = Array.from({ length: count }, (_, k): Entry => {
      const bytes = random.below(12) === 0 ? 1000 + random.below(4000) : random.below(200)
      const data = new Uint8Array(bytes).fill(random.below(256))
      return { term, index: from + k, type: random.below(5) === 0 ? 'conf' : 'normal', data }
    })
    const last = count > 0 ? from + count - 1 : model.log.length
    const commit = before.commit + random.below(last - before.commit + 1)
    const idle = count === 0 && term === before.term && commit === before.commit
    const hardState = idle ? null : { term, vote, commit }
    const mustSync = count > 0 || newTerm || random.below(4) === 0
    const batch: PersistBatch = {
      seq,
      mustSync,
      lowerWatermark: null,
      raiseWatermark: null,
      hardState,
      snapshot: null,
      entries,
      after: [],
    }
    batches.push(batch)
    model = after(model, batch)
  }
  return batches
}

/** Persists in bursts, so that groups form. Returns how many batches were acknowledged, growing as it runs. */
function run(disk: VolatileDisk, batches: readonly PersistBatch[], seed: number) {
  const acknowledged = { durable: 0, written: 0 }
  const random = createSeededRandom(seed)
  const life = async () => {
    const store = await openLogStore(disk, 'wal', options)
    for (let at = 0; at < batches.length; ) {
      const burst = batches.slice(at, at + 1 + random.below(5))
      at += burst.length
      const persisting = burst.map(async (batch) => {
        await store.persist(batch)
        acknowledged.written = batch.seq
        if (batch.mustSync) acknowledged.durable = batch.seq
      })
      await Promise.all(persisting)
    }
    await store.close()
  }
  return { acknowledged, ended: life() }
}

/** Why the recovered state is not what is left of the batches, the first `durable` of them acknowledged. */
function explain(
  batches: readonly PersistBatch[],
  durable: number,
  found: Recovered,
): string | null {
  let model = nothing
  const promised: Model[] = []
  for (const batch of batches) {
    model = after(model, batch)
    if (batch.seq >= durable) promised.push(model)
  }
  const floor = durable === 0 ? nothing : (promised[0] ?? nothing)
  const { hardState, entries } = found
  if (hardState.term < floor.hardState.term) return 'the term went back'
  if (hardState.term === floor.hardState.term && hardState.vote !== floor.hardState.vote) {
    return 'the vote of the term was forgotten'
  }
  const later = [floor, ...promised]
  for (const [at, entry] of entries.entries()) {
    if (!later.some(({ log }) => same(log[at], entry))) return `nobody wrote entry ${at + 1}`
  }
  for (let at = entries.length; at < floor.log.length; at++) {
    const replaced = later.some(({ log }) => log[at]?.term !== floor.log[at]?.term)
    if (!replaced) return `entry ${at + 1} was lost`
  }
  const committed = later.find((candidate) => candidate.hardState.commit >= hardState.commit)
  for (let at = 0; at < hardState.commit; at++) {
    if (!same(committed?.log[at], entries[at])) return `committed entry ${at + 1} is another one`
  }
  return null
}

function same(a: Entry | undefined, b: Entry | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.term === b.term && a.type === b.type && Buffer.compare(a.data, b.data) === 0
}

async function newDisk(): Promise<VolatileDisk> {
  const disk = createVolatileDisk()
  await createLog(disk, 'wal', options)
  return disk
}

async function check(disk: VolatileDisk, batches: readonly PersistBatch[], durable: number) {
  const store = await openLogStore(disk, 'wal', options)
  const { recovered } = store
  expect(explain(batches, durable, recovered)).toBeNull()
  expect(recovered.entries.length).toBe(recovered.lastIndex)
  // What was recovered once stays recovered, and takes appends.
  const { hardState, lastIndex } = recovered
  const term = hardState.term + 1
  const next: Entry = {
    term,
    index: lastIndex + 1,
    type: 'normal',
    data: new Uint8Array(700).fill(7),
  }
  const batch = {
    seq: 1,
    mustSync: true,
    lowerWatermark: null,
    raiseWatermark: null,
    snapshot: null,
    after: [],
  }
  await store.persist({ ...batch, hardState: { ...hardState, term }, entries: [next] })
  const again = await openLogStore(disk.crash('dropAll'), 'wal', options)
  expect(again.recovered.entries).toEqual([...recovered.entries, next])
}

const policies: readonly CrashPolicy[] = ['dropAll', 'prefix', 'subset', 'subset', 'keepAll']

describe('a crash', () => {
  it.each([1, 2, 3])('at any operation loses nothing acknowledged (workload %i)', async (seed) => {
    const batches = workload(seed, 45)
    const probe = await newDisk()
    const before = probe.journal.length
    await run(probe, batches, seed).ended
    const operations = probe.journal.length - before
    expect(operations).toBeGreaterThan(50)
    for (let at = 0; at < operations; at++) {
      for (const moment of ['before', 'after'] as const) {
        const disk = await newDisk()
        disk.freezeAt(at, moment)
        const { acknowledged } = run(disk, batches, seed)
        await disk.frozen
        for (const [k, policy] of policies.entries()) {
          const durable = policy === 'keepAll' ? acknowledged.written : acknowledged.durable
          await check(disk.crash(policy, at * 10 + k), batches, durable)
        }
      }
    }
  })

  it('during recovery loses nothing either', async () => {
    const batches = workload(9, 40)
    for (let at = 20; at < 60; at++) {
      const disk = await newDisk()
      disk.freezeAt(at, 'after')
      const { acknowledged } = run(disk, batches, 9)
      await disk.frozen
      for (let step = 0; step < 8; step++) {
        const recovering = disk.crash('subset', at)
        recovering.freezeAt(step, 'after')
        await Promise.race([openLogStore(recovering, 'wal', options), recovering.frozen])
        await check(recovering.crash('subset', step), batches, acknowledged.durable)
      }
    }
  })
})
