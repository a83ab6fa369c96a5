import type { Entry, PersistBatch, SnapshotMeta } from '@tesela/raft'
import { describe, expect, it } from 'vitest'
import { isBehind } from './entry-order.ts'
import { createGroupDirectory, logDirectory } from './group-directory.ts'
import { readGroupMeta, readGroupSecret } from './group-files.ts'
import type { LogInspection } from './inspect/inspect-log.ts'
import { inspectLog } from './inspect/inspect-log.ts'
import type { LogStore, RecoveredLog } from './log-store.ts'
import { openLogStore } from './open-log-store.ts'
import { encodeHardState } from './payloads.ts'
import { recordType } from './record.ts'
import { createRecordBuffer } from './record-buffer.ts'
import { createSeededRandom } from './testing/random.ts'
import type { VolatileDisk } from './testing/volatile-disk.ts'
import { createVolatileDisk } from './testing/volatile-disk.ts'

const options = { segmentBytes: 4096 }
const bytes = (...values: number[]) => Uint8Array.from(values)
const hardState = { term: 3, vote: 'b/2', commit: 200 }
const anchorAt = 120
const cutAt = 60
const lastIndex = 201

function batch(more: Partial<PersistBatch>): PersistBatch {
  return {
    seq: 0,
    mustSync: true,
    lowerWatermark: null,
    raiseWatermark: null,
    hardState: null,
    snapshot: null,
    entries: [],
    after: [],
    ...more,
  }
}

function entry(index: number): Entry {
  return { term: 1, index, type: 'normal', data: new Uint8Array(100).fill(index) }
}

const snapshot: SnapshotMeta = {
  term: 1,
  index: anchorAt,
  conf: {
    voters: ['a/1', 'b/2', 'c/3'],
    votersOutgoing: [],
    learners: [],
    learnersNext: [],
    autoLeave: false,
  },
  confIndex: 1,
  context: bytes(7),
}

/** A group with a log that was cut behind a snapshot, voted in the last segment, promised, and was killed. */
async function written(): Promise<VolatileDisk> {
  const disk = createVolatileDisk()
  const directory = await createGroupDirectory(
    disk,
    'groups',
    'g',
    {
      identity: {
        groupId: bytes(1),
        name: 'first',
        peerId: 'a',
        incarnation: bytes(1),
        members: [],
      },
      secret: { epoch: 1, secret: bytes(9) },
      genesis: bytes(1),
    },
    options,
  )
  const store = await openLogStore(disk, logDirectory(directory), options)
  for (let index = 2; index <= lastIndex; index++) {
    const state = { term: 1, vote: 'a/1', commit: index - 1 }
    await store.persist(batch({ hardState: state, entries: [entry(index)] }))
    if (index === anchorAt + 10) {
      await store.anchored(snapshot, 'r'.repeat(32))
      await store.compact({ term: 1, index: cutAt }, bytes(5))
    }
  }
  await store.persist(batch({ hardState }))
  await store.promise()
  // The name of the spare need not be durable.
  await disk.syncDirectory('groups/g/wal')
  return disk.crash('dropAll')
}

const disk = await written()
const segments = (await disk.list('groups/g/wal')).filter((name) => name.endsWith('.wal'))
const inFront = `wal/${segments[0]}`
const inTheMiddle = `wal/${segments[Math.floor(segments.length / 2) + 1]}`
const newest = `wal/${segments.at(-1)}`

async function content(path: string): Promise<Uint8Array> {
  const file = await disk.open(`groups/g/${path}`, 'existing')
  return file.readAt(0, await file.size())
}

/** Where the k-th record from the end begins, as the layout says. */
async function recordFromEnd(path: string, k: number): Promise<number> {
  const all = await content(path)
  const view = new DataView(all.buffer, all.byteOffset, all.byteLength)
  const places: number[] = []
  for (let at = 512; at + 16 <= all.length && view.getUint32(at + 12, true) !== 0; ) {
    places.push(at)
    at += Math.ceil((16 + view.getUint32(at + 4, true)) / 8) * 8
  }
  return places.at(-k) ?? 512
}

type Damage = (copy: VolatileDisk, path: string) => Promise<void>

const flipped =
  (position: number): Damage =>
  async (copy, path) =>
    copy.corrupt(path, position, 0x20)

const truncated =
  (length: number): Damage =>
  async (copy, path) => {
    const file = await copy.open(path, 'existing')
    await file.truncate(length)
    await file.datasync()
  }

/** Of an older term than the ones before it: valid, and nobody wrote it there. */
const misplaced: Damage = async (copy, path) => {
  const last = await recordFromEnd(newest, 1)
  const file = await copy.open(path, 'existing')
  const head = Buffer.from(await file.readAt(last, 8))
  const end = last + Math.ceil((16 + head.readUInt32LE(4)) / 8) * 8
  const records = createRecordBuffer(64)
  records.reset(Number.parseInt(newest.replace('wal/', ''), 10), end, end)
  records.put(recordType.hardState, encodeHardState({ term: 1, vote: null, commit: 0 }))
  await file.writeAt(end, records.chunks())
  await file.datasync()
}

/** As if nothing had ever stood behind: the file ends clean, and as long as it was. */
const emptiedFrom =
  (position: number): Damage =>
  async (copy, path) => {
    const file = await copy.open(path, 'existing')
    await file.writeAt(position, [new Uint8Array((await file.size()) - position)])
    await file.datasync()
  }

const deleted: Damage = async (copy, path) => {
  await copy.unlink(path)
  await copy.syncDirectory(path.slice(0, path.lastIndexOf('/')))
}

/**
 * - unharmed: nothing is lost, and nothing is said
 * - kept: something is gone that is not needed, and said
 * - below: something is lost that was promised, and the replica knows
 * - rebuilt: the watermark is that of the log
 */
type Verdict = 'unharmed' | 'kept' | 'below' | 'rebuilt'

async function inspectedUnchanged(copy: VolatileDisk): Promise<LogInspection> {
  const operations = copy.journal.length
  const inspection = await inspectLog(copy, 'groups/g/wal')
  expect(copy.journal.length).toBe(operations)
  return inspection
}

/** What looks without touching, and what opens and repairs, must understand a log alike. */
function expectForetold(inspection: LogInspection, { recovered, notes }: LogStore): void {
  const { hardState, anchor, boundary, last } = inspection
  const { term, vote } = recovered.hardState
  expect([hardState.term, hardState.vote]).toEqual([term, vote])
  expect([anchor?.snapshot ?? null, boundary]).toEqual([recovered.snapshot, recovered.boundary])
  expect(last.index).toBe(recovered.lastIndex)
  // A torn slot of the watermark is what a crash may leave, and mended all the same.
  const isTorn = inspection.findings.some(({ kind }) => kind === 'watermarkTorn')
  const mended = notes.filter(({ kind }) => kind !== 'tornTail' && !(isTorn && kind === 'rebuilt'))
  const isDamaged = inspection.findings.some((finding) => finding.isDamage)
  expect(isDamaged).toBe(mended.length > 0)
  const foretellsLoss = inspection.findings.some(({ kind }) => kind === 'behindWatermark')
  expect(foretellsLoss).toBe(isBehind(recovered.watermark, last))
}

async function verdictOf(path: string, damage: Damage): Promise<Verdict> {
  const copy = disk.crash('dropAll')
  await damage(copy, `groups/g/${path}`)
  const inspected = await inspectedUnchanged(copy)
  const store = await openLogStore(copy, 'groups/g/wal', options)
  const { recovered, notes } = store
  expectForetold(inspected, store)
  expect([recovered.hardState.term, recovered.hardState.vote]).toEqual([3, 'b/2'])
  expect(recovered).toMatchObject({ snapshot, snapshotRoot: 'r'.repeat(32) })
  for (const each of recovered.entries) expect(each).toEqual(entry(each.index))
  const last = recovered.entries.at(-1) ?? recovered.boundary
  const isBelow = isBehind(recovered.watermark, last)
  expect(isBelow).toBe(recovered.lastIndex < lastIndex)
  expect(recovered.lastIndex).toBeGreaterThanOrEqual(anchorAt)
  const next = { ...entry(recovered.lastIndex + 1), term: 3 }
  await store.persist(batch({ entries: [next] }))
  await store.close()
  const again = await openLogStore(copy.crash('dropAll'), 'groups/g/wal', options)
  expect(again.recovered.entries.at(-1)).toEqual(next)
  expect(again.notes.filter(({ kind }) => kind !== 'lost')).toEqual([])
  const movedAway = notes.filter((note) => note.kind === 'damaged' && note.movedTo !== null)
  expect(again.stats().damagedFiles).toBeGreaterThanOrEqual(movedAway.length)
  for (const note of movedAway) {
    if (note.kind === 'damaged' && note.movedTo !== null) {
      expect(await copy.exists(note.movedTo)).toBe(true)
    }
  }
  if (isBelow) return 'below'
  if (notes.some(({ kind }) => kind === 'rebuilt')) return 'rebuilt'
  return notes.length > 0 ? 'kept' : 'unharmed'
}

const record = await recordFromEnd(newest, 3)
const inMiddle = await recordFromEnd(inTheMiddle, 4)
const inNewest = await recordFromEnd(newest, 2)

describe('what damage of a file of the log comes to', () => {
  it.each<readonly [string, string, Damage, Verdict]>([
    [inFront, 'a bit of its header flipped', flipped(20), 'kept'],
    [inFront, 'a bit of its first record flipped', flipped(530), 'kept'],
    [inFront, 'a bit in its middle flipped', flipped(2000), 'kept'],
    [inFront, 'cut short', truncated(2000), 'kept'],
    [inFront, 'emptied', truncated(0), 'kept'],
    // What it held the snapshot holds, and the segments behind it know where they begin.
    [inFront, 'deleted', deleted, 'unharmed'],
    [inTheMiddle, 'a bit of its header flipped', flipped(20), 'below'],
    [inTheMiddle, 'a bit of its first record flipped', flipped(530), 'below'],
    [inTheMiddle, 'a bit in its middle flipped', flipped(2000), 'below'],
    [inTheMiddle, 'cut short within a record', truncated(inMiddle + 20), 'below'],
    [inTheMiddle, 'cut short between two records', truncated(inMiddle), 'below'],
    [inTheMiddle, 'ended clean between two records', emptiedFrom(inMiddle), 'below'],
    [inTheMiddle, 'deleted', deleted, 'below'],
    [newest, 'followed by a valid record that cannot follow', misplaced, 'kept'],
    [newest, 'a bit of its header flipped', flipped(20), 'below'],
    [newest, 'a bit of its first record flipped', flipped(530), 'below'],
    [newest, 'a bit near its end flipped', flipped(record + 30), 'below'],
    [newest, 'cut short within a record', truncated(record + 20), 'below'],
    [newest, 'cut short between two records', truncated(record), 'below'],
    [newest, 'ended clean between two records', emptiedFrom(record), 'below'],
    [
      newest,
      'without its last vote, which the watermark has',
      emptiedFrom(inNewest + 200),
      'unharmed',
    ],
    [newest, 'deleted', deleted, 'below'],
    ['wal/spare', 'a bit flipped', flipped(100), 'unharmed'],
    ['wal/spare', 'cut short', truncated(100), 'unharmed'],
    ['wal/spare', 'deleted', deleted, 'unharmed'],
    ['watermark', 'a bit of one slot flipped', flipped(20), 'rebuilt'],
    ['watermark', 'a bit of the other slot flipped', flipped(4096 + 9), 'rebuilt'],
    ['watermark', 'cut short between its slots', truncated(4096), 'rebuilt'],
    ['watermark', 'emptied', truncated(0), 'rebuilt'],
    ['watermark', 'deleted', deleted, 'rebuilt'],
  ])('%s, %s', async (path, _, damage, verdict) => {
    expect(await verdictOf(path, damage)).toBe(verdict)
  })

  it('all of wal, gone', async () => {
    const copy = disk.crash('dropAll')
    for (const name of await copy.list('groups/g/wal')) await copy.unlink(`groups/g/wal/${name}`)
    const { recovered, notes } = await openLogStore(copy, 'groups/g/wal', options)
    expect(recovered).toMatchObject({
      hardState: { term: 3, vote: 'b/2', commit: 0 },
      snapshot: null,
      lastIndex: 0,
      watermark: { term: 1, index: lastIndex },
    })
    expect(notes.map(({ kind }) => kind)).toEqual(['damaged', 'lost'])
    const again = await openLogStore(copy.crash('dropAll'), 'groups/g/wal', options)
    expect(again.recovered).toEqual(recovered)
  })

  it('all of it, gone: never an empty log', async () => {
    const copy = createVolatileDisk()
    const opening = openLogStore(copy, 'groups/g/wal', options)
    await expect(opening).rejects.toMatchObject({ code: 'LogMissing' })
  })

  it.each([
    ['deleted', deleted],
    ['emptied', truncated(0)],
    ['with one slot that does not read back', flipped(4096 + 9)],
  ])('the log and the watermark, %s: this replica must not go on', async (_, damage) => {
    const copy = disk.crash('dropAll')
    await damage(copy, 'groups/g/watermark')
    await flipped(2000)(copy, `groups/g/${inTheMiddle}`)
    for (let attempt = 0; attempt < 2; attempt++) {
      const opening = openLogStore(copy, 'groups/g/wal', options)
      const where = { code: 'HardStateLost', file: `groups/g/${inTheMiddle}` }
      await expect(opening).rejects.toMatchObject(where)
    }
  })

  it.each([
    ['deleted', deleted],
    ['emptied', truncated(0)],
  ])('the last segment and the watermark, %s: nor may it then', async (_, damage) => {
    const copy = disk.crash('dropAll')
    await damage(copy, 'groups/g/watermark')
    await damage(copy, `groups/g/${newest}`)
    const { findings } = await inspectedUnchanged(copy)
    expect(findings.filter(({ isDamage }) => isDamage).length).toBeGreaterThan(1)
    const opening = openLogStore(copy, 'groups/g/wal', options)
    await expect(opening).rejects.toMatchObject({ code: 'HardStateLost' })
  })

  it('the segment that a repair made and the watermark, deleted: nor then', async () => {
    const copy = disk.crash('dropAll')
    await flipped(record + 30)(copy, `groups/g/${newest}`)
    await (await openLogStore(copy, 'groups/g/wal', options)).close()
    const again = copy.crash('dropAll')
    const made = (await again.list('groups/g/wal')).filter((name) => name.endsWith('.wal')).at(-1)
    expect(`wal/${made}` > newest).toBe(true)
    await deleted(again, `groups/g/wal/${made}`)
    await deleted(again, 'groups/g/watermark')
    const opening = openLogStore(again, 'groups/g/wal', options)
    await expect(opening).rejects.toMatchObject({ code: 'HardStateLost' })
  })

  it('the watermark, deleted, when the newest segment is just about to be left: it must not go on either', async () => {
    const whole = disk.crash('dropAll')
    const moments: VolatileDisk[] = []
    const store = await openLogStore(whole, 'groups/g/wal', options)
    const segmentsNow = store.stats().segments
    whole.onOperation = ({ operation }) => {
      if (operation === 'rename') moments.push(whole.crash('dropAll'))
    }
    for (let index = lastIndex + 1; store.stats().segments === segmentsNow; index++) {
      await store.persist(batch({ entries: [{ ...entry(index), term: 3 }] }))
    }
    const [moment] = moments
    if (moment === undefined) throw new Error('no segment was left')
    const promising = await openLogStore(moment.crash('dropAll'), 'groups/g/wal', options)
    expect(promising.notes).toEqual([])
    await deleted(moment, 'groups/g/watermark')
    const opening = openLogStore(moment, 'groups/g/wal', options)
    await expect(opening).rejects.toMatchObject({ code: 'HardStateLost' })
  })

  it('what is set aside takes no room, but where the disk has no links', async () => {
    const withLinks = async (): Promise<void> => undefined
    const without = () => Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' }))
    for (const [link, copies] of [
      [withLinks, 0],
      [without, 1],
    ] as const) {
      const copy = disk.crash('dropAll')
      await flipped(2000)(copy, `groups/g/${inTheMiddle}`)
      const { link: linkNow } = copy
      copy.link = async (from, to) => {
        await link()
        await linkNow.call(copy, from, to)
      }
      const damaged = await copy.open(`groups/g/${inTheMiddle}`, 'existing')
      const bytesBefore = await damaged.readAt(0, await damaged.size())
      const { notes } = await openLogStore(copy, 'groups/g/wal', options)
      const written = copy.journal.filter(
        ({ operation, path }) => operation === 'writeAt' && path.includes('damaged/'),
      )
      expect(written).toHaveLength(copies)
      const [note] = notes
      if (note?.kind !== 'damaged' || note.movedTo === null) throw new Error('nothing was kept')
      const kept = await copy.open(note.movedTo, 'existing')
      expect(await kept.readAt(0, await kept.size())).toEqual(bytesBefore)
    }
  })

  const repairs: readonly (readonly [string, string, Damage])[] = [
    [inTheMiddle, 'a bit in its middle flipped', flipped(2000)],
    [inTheMiddle, 'cut short between two records', truncated(inMiddle)],
    [inTheMiddle, 'deleted', deleted],
    [newest, 'a bit near its end flipped', flipped(record + 30)],
    [inFront, 'a bit of its header flipped', flipped(20)],
    ['watermark', 'a bit of one slot flipped', flipped(20)],
    ['watermark', 'deleted', deleted],
  ]

  /** What was believed of the files that were found must not rest on what the power can still take. */
  const expectToGoOn = async (copy: VolatileDisk, recovered: RecoveredLog) => {
    const again = await openLogStore(copy, 'groups/g/wal', options)
    expect(again.recovered).toEqual(recovered)
    const next = { ...entry(recovered.lastIndex + 1), term: 3 }
    await again.persist(batch({ entries: [next] }))
    const left = copy.crash('dropAll')
    expect(await left.exists('groups/g/watermark')).toBe(true)
    const { recovered: kept } = await openLogStore(left, 'groups/g/wal', options)
    expect(kept.entries).toEqual([...recovered.entries, next])
  }

  it.each(repairs)(
    '%s, %s: a repair that is cut short comes to the same end',
    async (path, _, damage) => {
      const copy = disk.crash('dropAll')
      await damage(copy, `groups/g/${path}`)
      const moments: VolatileDisk[] = []
      const whole = copy.crash('keepAll')
      whole.onOperation = () => moments.push(whole.crash('keepAll'))
      const { recovered } = await openLogStore(whole, 'groups/g/wal', options)
      whole.onOperation = null
      for (const [at, moment] of moments.entries()) {
        for (const policy of ['dropAll', 'subset', 'reordered', 'keepAll'] as const) {
          await expectToGoOn(moment.crash(policy, at), recovered)
        }
      }
    },
  )

  it.each(repairs)('%s, %s: so do several, one after the other', async (path, _, damage) => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = createSeededRandom(seed)
      let left = disk.crash('dropAll')
      await damage(left, `groups/g/${path}`)
      const { recovered } = await openLogStore(left.crash('keepAll'), 'groups/g/wal', options)
      for (let cut = 0; cut < 4; cut += 1) {
        left.freezeAt(random.below(30), random.below(2) === 0 ? 'before' : 'after')
        await Promise.race([openLogStore(left, 'groups/g/wal', options), left.frozen])
        const policy = random.below(2) === 0 ? 'keepAll' : 'subset'
        left = left.crash(policy, random.below(1000))
      }
      await expectToGoOn(left, recovered)
    }
  })
})

describe('what damage of another file of a group comes to', () => {
  const reading = async (damage: Damage, name: string) => {
    const copy = disk.crash('dropAll')
    await damage(copy, `groups/g/${name}`)
    return name === 'meta' ? readGroupMeta(copy, 'groups/g') : readGroupSecret(copy, 'groups/g')
  }

  it.each(['meta', 'secret'])('%s is refused, and nothing else is touched', async (name) => {
    const size = (await content(name)).length
    for (const damage of [
      flipped(3),
      flipped(17),
      flipped(size - 1),
      truncated(20),
      truncated(0),
    ]) {
      await expect(reading(damage, name)).rejects.toMatchObject({ code: 'GroupFileDamaged' })
    }
    await expect(reading(deleted, name)).rejects.toMatchObject({ code: 'GroupFileMissing' })
  })
})
