/**
 * What a durable append costs on this machine: `node daemon/src/disk/log-store.bench.ts [ROUNDS] [BYTES]`, after
 * a build. One batch at a time, each with one durable write; one entry also as a lone client has it written, its
 * commit index in a batch behind it; then a restart, and a read of everything.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLog, openLogStore } from '@tesela/storage'
import { createNodeDisk } from './node-disk.ts'

const rounds = Number(process.argv[2] ?? 1000)
const data = new Uint8Array(Number(process.argv[3] ?? 130)).fill(7)
const directory = await mkdtemp(join(tmpdir(), 'tesela-bench-'))
const log = join(directory, 'wal')
const disk = createNodeDisk()

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function since<T>(name: string, act: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await act()
  print(`${name}: ${(performance.now() - start).toFixed(0)} ms`)
  return result
}

try {
  await createLog(disk, log)
  const store = await openLogStore(disk, log)
  let last = 0
  for (const { size, committed } of [
    ...[1, 16, 64, 256].map((size) => ({ size, committed: false })),
    { size: 1, committed: true },
  ]) {
    const times: number[] = []
    const cpuBefore = process.cpuUsage()
    for (let round = 0; round < rounds; round++) {
      const hardState = { term: 1, vote: null, commit: last }
      const entries = Array.from(
        { length: size },
        () => ({ term: 1, index: ++last, type: 'normal', data }) as const,
      )
      const batch = {
        seq: last,
        mustSync: true,
        lowerWatermark: null,
        raiseWatermark: null,
        hardState,
        snapshot: null,
        entries,
        after: [],
      }
      const start = performance.now()
      await store.persist(batch)
      if (committed) {
        const commit = { ...hardState, commit: last }
        await store.persist({ ...batch, mustSync: false, hardState: commit, entries: [] })
      }
      times.push(performance.now() - start)
    }
    const { user, system } = process.cpuUsage(cpuBefore)
    const sorted = times.toSorted((one, other) => one - other)
    const at = (part: number) => sorted[Math.floor(part * (rounds - 1))]?.toFixed(3)
    const perEntry = ((user + system) / (rounds * size)).toFixed(2)
    const what = `${size} entries${committed ? ', then their commit' : ''}`
    print(`${what}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ${perEntry} µs of CPU an entry`)
  }
  await store.close()
  const again = await since(`opened with ${last} entries`, () => openLogStore(disk, log))
  await since('read from the first to the last', async () => {
    for (let from = 1; from <= last; ) {
      const entries = await again.read(from, 256 * 1024)
      if (entries === 'compacted') throw new Error(`entry ${from} is gone`)
      from += entries.length
    }
  })
  await again.close()
} finally {
  await rm(directory, { recursive: true })
}
