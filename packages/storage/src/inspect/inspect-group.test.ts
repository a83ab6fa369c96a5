import { crc32 } from 'node:zlib'
import type { PersistBatch, SnapshotMeta } from '@tesela/raft'
import { beforeEach, describe, expect, test } from 'vitest'
import { createGroupDirectory, logDirectory } from '../group-directory.ts'
import { openLogStore } from '../open-log-store.ts'
import { createSnapshotStore } from '../snapshots/create-snapshot-store.ts'
import { sampleSnapshot, storeSample } from '../testing/sample-snapshot.ts'
import type { VolatileDisk } from '../testing/volatile-disk.ts'
import { createVolatileDisk } from '../testing/volatile-disk.ts'
import { removeUnfinished } from '../unfinished-files.ts'
import { dumpLog } from './dump-log.ts'
import type { Finding } from './finding.ts'
import { inspectGroup } from './inspect-group.ts'

const options = { segmentBytes: 4096 }
const bytes = (...values: number[]) => Uint8Array.from(values)
const sample = sampleSnapshot(3, 40, 400)
const conf = {
  voters: ['a/1'],
  votersOutgoing: [],
  learners: [],
  learnersNext: [],
  autoLeave: false,
}
const snapshot: SnapshotMeta = { ...sample.id, conf, confIndex: 1, context: bytes(7) }
const group = 'groups/g'
const named = `${group}/snapshots/${sample.id.term}-${sample.id.index}`
const newest = () => `${group}/wal/00000005.wal`

function batch(more: Partial<PersistBatch>): PersistBatch {
  const nothing = { lowerWatermark: null, raiseWatermark: null, hardState: null, snapshot: null }
  return { seq: 0, mustSync: true, ...nothing, entries: [], after: [], ...more }
}

/** A member that keeps a snapshot behind entry 103 of 120, and was stopped. */
async function written(): Promise<VolatileDisk> {
  const disk = createVolatileDisk()
  const identity = {
    groupId: bytes(1),
    name: 'g',
    peerId: 'a',
    incarnation: bytes(1),
    members: [],
  }
  const content = { identity, secret: { epoch: 0, secret: bytes(9) }, genesis: bytes(1) }
  await createGroupDirectory(disk, 'groups', 'g', content, options)
  const store = await openLogStore(disk, logDirectory(group), options)
  for (let index = 2; index <= 120; index++) {
    const hardState = { term: 2, vote: 'a/1', commit: index - 1 }
    const data = bytes(...Array.from({ length: 60 }, () => index))
    await store.persist(batch({ hardState, entries: [{ term: 2, index, type: 'normal', data }] }))
  }
  await (await storeSample(createSnapshotStore(disk, group), sample)).close()
  await store.anchored(snapshot, 'r'.repeat(32))
  await store.close()
  return disk
}

const unfinished = [
  'diverged.new',
  'meta.new',
  'secret.new',
  'watermark.new',
  'wal/00000002.wal.new',
]

let disk: VolatileDisk
beforeEach(async () => {
  disk = await written()
})

async function findings(check: () => string | null = () => null): Promise<readonly Finding[]> {
  const operations = disk.journal.length
  const { findings: found } = await inspectGroup(disk, group, check)
  expect(disk.journal.length).toBe(operations)
  return found
}

async function create(path: string): Promise<void> {
  await (await disk.open(path, 'create')).close()
}

/** As a later version would write it: with a checksum that is right. */
async function writtenInFormat(format: number, path: string): Promise<void> {
  const file = await disk.open(path, 'existing')
  const content = Buffer.from(await file.readAt(0, await file.size()))
  content.writeUInt32LE(format, 12)
  content.writeUInt32LE(crc32(content.subarray(12)), 8)
  await file.writeAt(0, [content])
  await file.close()
}

async function sizeOf(path: string): Promise<number> {
  const file = await disk.open(path, 'existing')
  return file.size()
}

describe('inspectGroup', () => {
  test('finds nothing in what was stopped in order', async () => {
    expect(await findings()).toEqual([])
  })

  test('names the leaf, the file and the byte of a damaged snapshot, and each of them', async () => {
    disk.corrupt(`${named}/leaves-0001`, 500, 1)
    disk.corrupt(`${named}/leaves-0001`, 5_000, 1)
    const found = await findings()
    expect(found).toMatchObject([
      { kind: 'corrupt', isDamage: true, file: `${named}/leaves-0001` },
      { kind: 'corrupt', isDamage: true, file: `${named}/leaves-0001` },
    ])
    for (const { message } of found) expect(message).toMatch(/leaf \d+/)
    expect(found[0]?.offset).toBeLessThanOrEqual(500)
    expect(found[1]?.offset).toBeGreaterThan(500)
  })

  test.each([
    ['manifest', 30],
    ['index', 60],
  ])('names the %s of a damaged snapshot', async (name, at) => {
    disk.corrupt(`${named}/${name}`, at, 1)
    expect(await findings()).toMatchObject([{ kind: 'corrupt', file: `${named}/${name}` }])
  })

  test('names a file of the snapshot that is missing, and a snapshot that is', async () => {
    await disk.unlink(`${named}/leaves-0001`)
    expect(await findings()).toMatchObject([{ kind: 'missing', file: `${named}/leaves-0001` }])
    for (const name of ['manifest', 'index']) await disk.unlink(`${named}/${name}`)
    await disk.removeDirectory(named)
    expect(await findings()).toMatchObject([{ kind: 'missing', isDamage: true, file: named }])
  })

  test('says what the manifest is refused for', async () => {
    expect(await findings(() => 'it has another root')).toMatchObject([
      { kind: 'corrupt', file: `${named}/manifest`, message: 'it has another root' },
    ])
  })

  test('tells a torn tail from damage in the middle of the log', async () => {
    const end = (await lastOf(newest())).end
    const file = await disk.open(newest(), 'existing')
    await file.writeAt(end, [bytes(1, 2, 3, 4, 5, 6, 7, 8, 9)])
    expect(await findings()).toMatchObject([
      { kind: 'tornTail', isDamage: false, file: newest(), offset: end },
    ])
    disk.corrupt(`${group}/wal/00000002.wal`, 600, 1)
    const harmless = expect.stringContaining('nothing is lost by it')
    expect(await findings()).toMatchObject([
      { kind: 'corrupt', isDamage: true, file: `${group}/wal/00000002.wal`, message: harmless },
      { kind: 'tornTail', isDamage: false },
    ])
    disk.corrupt(newest(), 600, 1)
    expect((await findings()).map(({ kind }) => kind)).toEqual([
      'corrupt',
      'corrupt',
      'behindWatermark',
    ])
  })

  test('tells entries that were promised, and are gone at a clean end', async () => {
    const { offset } = await lastOf(newest())
    const file = await disk.open(newest(), 'existing')
    const zeros = new Uint8Array((await sizeOf(newest())) - offset + 400)
    await file.writeAt(offset - 400, [zeros])
    await file.truncate(4096)
    expect((await findings()).map(({ kind }) => kind)).toContain('behindWatermark')
  })

  test('tells a segment, the watermark, meta and secret that are missing', async () => {
    const files = [
      `${group}/wal/00000003.wal`,
      `${group}/watermark`,
      `${group}/meta`,
      `${group}/secret`,
    ]
    for (const file of files) await disk.unlink(file)
    const missing = (await findings()).filter(({ kind }) => kind === 'missing')
    expect(missing.map(({ file }) => file).sort()).toEqual([...files].sort())
  })

  test('tells what another version wrote from damage, and names a file only once', async () => {
    await writtenInFormat(9, `${group}/meta`)
    disk.corrupt(`${group}/secret`, 30, 1)
    const message = 'it has format 9, which this version does not read'
    expect(await findings()).toEqual([
      { kind: 'unknownFormat', isDamage: true, file: `${group}/meta`, offset: null, message },
      expect.objectContaining({ file: `${group}/secret`, message: 'its checksum is wrong' }),
    ])
  })

  test('tells what is not needed, and takes none of it for damage', async () => {
    await create(`${group}/wal/stray`)
    await create(`${group}/stray`)
    for (const name of unfinished) await create(`${group}/${name}`)
    await disk.makeDirectory(`${group}/snapshots/2-9`)
    await disk.makeDirectory(`${group}/snapshots/staging`)
    await disk.makeDirectory(`${group}/damaged`)
    await create(`${group}/damaged/1-00000001.wal`)
    const found = await findings()
    expect(found.some(({ isDamage }) => isDamage)).toBe(false)
    expect(found.map(({ kind, file }) => `${kind} ${file}`)).toEqual([
      `unnamedSnapshot ${group}/snapshots/2-9`,
      `unnamedSnapshot ${group}/snapshots/staging`,
      ...unfinished.map((name) => `unfinished ${group}/${name}`),
      `unknownFile ${group}/stray`,
      `unknownFile ${group}/wal/stray`,
      `setAside ${group}/damaged/1-00000001.wal`,
    ])
  })
})

describe('removeUnfinished', () => {
  test('deletes what a crash left of a write, and nothing else', async () => {
    for (const name of [...unfinished, 'stray.new']) await create(`${group}/${name}`)
    const before = await everyName()
    const paths = unfinished.map((name) => `${group}/${name}`)
    expect(await removeUnfinished(disk, group)).toEqual(paths)
    expect(await everyName()).toEqual(before.filter((path) => !paths.includes(path)))
    expect(await removeUnfinished(disk, group)).toEqual([])
  })
})

describe('dumpLog', () => {
  test('gives every record with its place, and goes on behind what does not read back', async () => {
    const before = await dumped()
    const entries = before.filter(({ kind }) => kind === 'entry')
    expect(entries).toHaveLength(120)
    expect(before.filter(({ kind }) => kind === 'header')).toHaveLength(5)
    expect(before.at(-1)?.kind).toBe('seal')
    const victim = entries[50]
    disk.corrupt(`${group}/wal/0000000${victim?.segment}.wal`, (victim?.offset ?? 0) + 20, 1)
    const after = await dumped()
    expect(after.filter(({ kind }) => kind === 'entry')).toHaveLength(119)
    const { segment, offset, bytes: length } = victim ?? {}
    expect(after.filter(({ kind }) => kind === 'unreadable')).toMatchObject([
      { segment, offset, bytes: length },
    ])
  })
})

async function everyName(): Promise<readonly string[]> {
  const directories = [group, `${group}/wal`]
  const names = directories.map(async (path) =>
    (await disk.list(path)).map((name) => `${path}/${name}`),
  )
  return (await Promise.all(names)).flat()
}

async function dumped() {
  const records = []
  for await (const record of dumpLog(disk, `${group}/wal`)) records.push(record)
  return records
}

async function lastOf(path: string): Promise<{ offset: number; end: number }> {
  const segment = Number(path.slice(-12, -4))
  const last = (await dumped()).filter((record) => record.segment === segment).at(-1)
  return { offset: last?.offset ?? 0, end: (last?.offset ?? 0) + (last?.bytes ?? 0) }
}
