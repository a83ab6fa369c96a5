/**
 * Closed-loop load on the local socket alone: the real client in this process, the real server in another, a service
 * that answers at once. What is left is what framing, codecs and bookkeeping cost.
 *
 *     node daemon/src/ipc/ipc.bench.ts     (after a build)
 */
import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@tesela/client'
import { Answer, Result } from '@tesela/protos/collections'
import type { WriteEntry } from '../service.ts'
import { createIpcServer } from './server.ts'
import { createSolitaryService } from './testing/solitary-service.ts'

const CASES = [
  { window: 256, operations: 20_000 },
  { window: 1, operations: 5_000 },
  { window: 16, operations: 50_000 },
  { window: 256, operations: 200_000 },
  { window: 1000, operations: 200_000 },
] as const

const path = process.argv[2]
if (path === undefined) await load()
else await serve(path)

/** Answers without a state behind it. */
async function serve(path: string): Promise<void> {
  const logger = { debug() {}, info() {}, warn() {}, error: console.error }
  let revision = 0
  const service = createSolitaryService()
  const done = Result.encode({ mapSet: { applied: true } })
  const opened = Result.encode({ session: 1 })
  const answer = Answer.encode({ entries: { entries: [], more: false } })
  const result = ({ kind }: WriteEntry) => ({
    revision: ++revision,
    result: kind === 'openSession' ? opened : done,
  })
  service.write = (_group, entries, writer) => writer.committed(entries.map(result))
  service.read = async () => ({ revision, answer, stale: false })
  await createIpcServer({ path, service, logger, version: 'bench' })
  process.send?.('ready')
}

async function load(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tesela-bench-'))
  const socket = join(folder, 'ipc.sock')
  const server = fork(import.meta.filename, [socket])
  await new Promise((resolve) => server.once('message', resolve))
  const db = await connect({ socket })
  const map = db.bytes.map('bench')
  const key = new Uint8Array(16)
  const value = new Uint8Array(100)
  for (const { window, operations } of CASES) {
    const set = await rate(window, operations, () => map.set(key, value))
    const get = await rate(window, operations, () => map.get(key))
    console.log(`window ${window}: ${set} set/s, ${get} get/s`)
  }
  await db.close()
  server.kill()
  await rm(folder, { recursive: true, force: true })
}

async function rate(
  window: number,
  operations: number,
  call: () => Promise<unknown>,
): Promise<number> {
  const started = performance.now()
  let left = operations
  const client = async (): Promise<void> => {
    while (left-- > 0) await call()
  }
  await Promise.all(Array.from({ length: window }, client))
  return Math.round((operations / (performance.now() - started)) * 1000)
}
