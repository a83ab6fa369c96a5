import { connect, type Database } from '@tesela/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLocalDaemon, type LocalDaemon } from './testing/local-daemon.ts'
import { sampleSnapshot } from './testing/sample-snapshot.ts'
import { createSolitaryService } from './testing/solitary-service.ts'

let daemon: LocalDaemon
let database: Database

beforeEach(async () => {
  daemon = await createLocalDaemon(createSolitaryService())
  database = await connect({ socket: daemon.path })
})
afterEach(async () => {
  await database.close()
  await daemon[Symbol.asyncDispose]()
})

test('manifest and leaves arrive as they are, whatever their size', async () => {
  await using snapshot = await database.snapshot()
  expect(snapshot).toMatchObject({ anchor: 1, term: 1, root: '07'.repeat(32), leaves: 5 })
  expect(Buffer.compare(await snapshot.manifest(), sampleSnapshot.manifest)).toBe(0)
  const leaves: Uint8Array[] = []
  for await (const leaf of snapshot.read()) leaves.push(leaf)
  expect(leaves.map(({ length }) => length)).toEqual(
    sampleSnapshot.leaves.map((each) => each.length),
  )
  for (const [at, leaf] of leaves.entries()) {
    expect(Buffer.compare(leaf, sampleSnapshot.leaves[at] ?? new Uint8Array())).toBe(0)
  }
})

test('one that was closed is not read any more', async () => {
  const snapshot = await database.snapshot()
  await snapshot.close()
  await expect(snapshot.manifest()).rejects.toMatchObject({ code: 'compacted' })
})
