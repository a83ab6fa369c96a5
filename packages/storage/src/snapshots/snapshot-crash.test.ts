import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createForgetfulDisk } from '../testing/forgetful-disk.ts'
import { readSample, sampleSnapshot, storeSample } from '../testing/sample-snapshot.ts'
import type { VolatileDisk } from '../testing/volatile-disk.ts'
import { createVolatileDisk } from '../testing/volatile-disk.ts'
import type { CrashPolicy } from '../testing/volatile-file.ts'
import { createSnapshotStore } from './create-snapshot-store.ts'

const options = { leafFileBytes: 2048, writeBytes: 256, syncBytes: 512 }
const policies: readonly CrashPolicy[] = ['dropAll', 'prefix', 'subset', 'subset', 'keepAll']
const old = sampleSnapshot(1, 6, 300)
const fresh = sampleSnapshot(2, 24, 400)
const largest = Math.max(...fresh.leaves.map(({ length }) => length))

/**
 * Bytes of leaves that a crash may cost, whatever it does: what is under way to be durable, what was written
 * since that sync began, what is gathered. Frames count as nothing: they only make it less.
 */
const unsyncedTail = 2 * (options.syncBytes + options.writeBytes + largest)

async function diskWithOld(): Promise<VolatileDisk> {
  const disk = createVolatileDisk()
  await (await storeSample(createSnapshotStore(disk, 'g', options), old)).close()
  return disk
}

/** Stages leaf after leaf; `put` grows as it runs. */
function life(disk: VolatileDisk): { put: Set<number>; ended: Promise<void> } {
  const put = new Set<number>()
  const run = async () => {
    const store = createSnapshotStore(disk, 'g', options)
    const staged = await store.stage(fresh.id, fresh.manifest, fresh.sections)
    for (const [at] of fresh.leaves.entries()) {
      const ordinal = (at * 7) % fresh.leaves.length
      await staged.put(ordinal, fresh.leaves[ordinal] ?? new Uint8Array(0))
      put.add(ordinal)
    }
    await (await staged.finish()).close()
  }
  return { put, ended: run() }
}

async function expectOld(disk: VolatileDisk): Promise<void> {
  const stored = await createSnapshotStore(disk, 'g', options).open(old.id)
  expect(await readSample(stored, 1000)).toEqual(old.leaves)
  await stored.close()
}

/** The new snapshot is there as a whole, or staged but for the tail; and it can be had from there. */
async function expectWholeOrStaged(disk: VolatileDisk, put: ReadonlySet<number>): Promise<string> {
  await expectOld(disk)
  const store = createSnapshotStore(disk, 'g', options)
  const found = (await store.list()).some(({ index }) => index === fresh.id.index)
  if (!found) {
    const staged = await store.stage(fresh.id, fresh.manifest, fresh.sections)
    let lost = 0
    for (const ordinal of put) {
      if (!staged.staged.has(ordinal)) lost += fresh.leaves[ordinal]?.length ?? 0
    }
    expect(lost).toBeLessThanOrEqual(unsyncedTail)
    for (const ordinal of staged.missing) {
      await staged.put(ordinal, fresh.leaves[ordinal] ?? new Uint8Array(0))
    }
    await (await staged.finish()).close()
  }
  const after = disk.crash('dropAll')
  const stored = await createSnapshotStore(after, 'g', options).open(fresh.id)
  expect(await readSample(stored, 2000)).toEqual(fresh.leaves)
  expect(stored.manifest).toEqual(fresh.manifest)
  await expectOld(after)
  return found ? 'whole' : 'staged'
}

describe('a crash at any operation', () => {
  it('of staging and finishing leaves it staged or whole, and the others as they are', async () => {
    const probe = await diskWithOld()
    const before = probe.journal.length
    await life(probe).ended
    const operations = probe.journal.length - before
    expect(operations).toBeGreaterThan(40)
    const seen = new Set<string>()
    for (let at = 0; at < operations; at++) {
      for (const moment of ['before', 'after'] as const) {
        const disk = await diskWithOld()
        disk.freezeAt(at, moment)
        const { put } = life(disk)
        await disk.frozen
        for (const [k, policy] of policies.entries()) {
          seen.add(await expectWholeOrStaged(disk.crash(policy, at * 10 + k), put))
        }
      }
    }
    expect([...seen].sort()).toEqual(['staged', 'whole'])
  })

  it('of taking it up again costs no more than the tail either', async () => {
    const disk = await diskWithOld()
    disk.freezeAt(40, 'after')
    const { put } = life(disk)
    await disk.frozen
    const probe = disk.crash('subset', 40)
    const before = probe.journal.length
    const store = createSnapshotStore(probe, 'g', options)
    const { staged } = await store.stage(fresh.id, fresh.manifest, fresh.sections)
    const kept = new Set([...put].filter((ordinal) => staged.has(ordinal)))
    for (let step = 0; step < probe.journal.length - before; step++) {
      const taking = disk.crash('subset', 40)
      taking.freezeAt(step, 'after')
      void createSnapshotStore(taking, 'g', options).stage(fresh.id, fresh.manifest, fresh.sections)
      await taking.frozen
      for (const [k, policy] of policies.entries()) {
        await expectWholeOrStaged(taking.crash(policy, step * 10 + k), kept)
      }
    }
  })

  it('of taking leaves over into another staging costs none that was durable', async () => {
    const disk = await diskWithOld()
    const store = createSnapshotStore(disk, 'g', options)
    const former = await store.stage({ term: 2, index: 500 }, Uint8Array.of(1), fresh.sections)
    const kept = new Set(Array.from({ length: 12 }, (_, at) => at * 2))
    for (const at of kept) await former.put(at, fresh.leaves[at] ?? new Uint8Array(0))
    await former.close()
    const durable = () => disk.crash('dropAll')
    const probe = durable()
    const before = probe.journal.length
    const stage = (of: VolatileDisk) =>
      createSnapshotStore(of, 'g', options).stage(fresh.id, fresh.manifest, fresh.sections)
    const { staged } = await stage(probe)
    expect([...staged].sort()).toEqual([...kept].sort())
    for (let at = 0; at < probe.journal.length - before; at++) {
      const taking = durable()
      taking.freezeAt(at, 'after')
      void stage(taking)
      await taking.frozen
      for (const [k, policy] of policies.entries()) {
        const again = await stage(taking.crash(policy, at * 10 + k))
        expect([...again.staged].sort()).toEqual([...kept].sort())
      }
    }
  })

  it.each(['remove', 'quarantine'] as const)('of %s leaves it whole or away', async (verb) => {
    const seen = new Set<boolean>()
    const stored = async () => {
      const disk = await diskWithOld()
      await life(disk).ended
      return disk
    }
    const probe = await stored()
    const before = probe.journal.length
    await createSnapshotStore(probe, 'g', options)[verb](fresh.id)
    for (let at = 0; at < probe.journal.length - before; at++) {
      const disk = await stored()
      disk.freezeAt(at, 'after')
      void createSnapshotStore(disk, 'g', options)[verb](fresh.id)
      await disk.frozen
      for (const [k, policy] of policies.entries()) {
        const after = disk.crash(policy, at * 10 + k)
        const store = createSnapshotStore(after, 'g', options)
        const there = (await store.list()).length > 1
        seen.add(there)
        if (there) {
          const left = await store.open(fresh.id)
          expect(await readSample(left, 5000)).toEqual(fresh.leaves)
          await left.close()
          await store.remove(fresh.id)
        }
        // What a removal left half done is done with the next, and its bytes are free.
        await store.remove(old.id)
        expect(await store.bytes()).toBe(0)
      }
    }
    expect(seen.size).toBe(2)
  })
})

describe('after a sync that failed', () => {
  it('what the kernel took for clean is written again', async () => {
    let failures = 0
    for (let nth = 1; nth <= 12; nth++) {
      const platter = createVolatileDisk()
      const disk = createForgetfulDisk(createVolatileDisk(), platter)
      const stage = async () => {
        const store = createSnapshotStore(disk, 'g', options)
        const staged = await store.stage(fresh.id, fresh.manifest, fresh.sections)
        for (const ordinal of staged.missing) {
          await staged.put(ordinal, fresh.leaves[ordinal] ?? new Uint8Array(0))
        }
        await (await staged.finish()).close()
      }
      disk.failSync(nth)
      try {
        await stage()
      } catch (error) {
        failures++
        expect(error).toMatchObject({ code: 'StorageFailed' })
        await stage()
      }
      const store = createSnapshotStore(platter.crash('dropAll'), 'g', options)
      const stored = await store.open(fresh.id)
      expect(await readSample(stored, 2000)).toEqual(fresh.leaves)
    }
    expect(failures).toBeGreaterThan(8)
  })
})

describe('a staged snapshot', () => {
  it('is what was put, through crashes, closings and other snapshots', async () => {
    const step = fc.oneof(
      { weight: 12, arbitrary: fc.record({ kind: fc.constant('put' as const), at: fc.nat(23) }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'close' as const }) },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('crash' as const),
          seed: fc.nat(99),
          policy: fc.constantFrom(...policies),
        }),
      },
      { weight: 1, arbitrary: fc.constant({ kind: 'discard' as const }) },
    )
    const property = fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
      let disk = await diskWithOld()
      const open = () =>
        createSnapshotStore(disk, 'g', options).stage(fresh.id, fresh.manifest, fresh.sections)
      let staged = await open()
      let model = new Set<number>()
      for (const each of steps) {
        if (each.kind === 'put') {
          await staged.put(each.at, fresh.leaves[each.at] ?? new Uint8Array(0))
          model.add(each.at)
        } else if (each.kind === 'discard') {
          await staged.discard()
          model.clear()
          staged = await open()
        } else if (each.kind === 'close') {
          await staged.close()
          disk = disk.crash('dropAll')
          staged = await open()
        } else {
          disk = disk.crash(each.policy, each.seed)
          staged = await open()
          const lost = [...model].filter((ordinal) => !staged.staged.has(ordinal))
          const bytes = lost.reduce((sum, at) => sum + (fresh.leaves[at]?.length ?? 0), 0)
          expect(bytes).toBeLessThanOrEqual(unsyncedTail)
          model = model.difference(new Set(lost))
        }
        expect(new Set(staged.staged)).toEqual(model)
        expect([...staged.missing].length).toBe(24 - model.size)
      }
      for (const at of staged.missing) await staged.put(at, fresh.leaves[at] ?? new Uint8Array(0))
      const stored = await staged.finish()
      expect(await readSample(stored, 3000)).toEqual(fresh.leaves)
      await expectOld(disk)
    })
    await fc.assert(property, { numRuns: 150 })
  })
})
