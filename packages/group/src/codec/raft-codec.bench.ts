/**
 * What an append costs to encode and to decode: `node packages/group/src/codec/raft-codec.bench.ts [BYTES]`, after a
 * build. Processor time, so that a busy machine matters less.
 */
import type { Entry, Message } from '@tesela/raft'
import { decodeRaftMessage, encodeRaftMessage } from './raft-codec.ts'

const data = new Uint8Array(Number(process.argv[2] ?? 150)).fill(7)
const ENTRIES_PER_MEASUREMENT = 1_000_000

function appendOf(count: number): Message {
  const entries = Array.from(
    { length: count },
    (_, at): Entry => ({ term: 3, index: 1_000_001 + at, type: 'normal', data }),
  )
  const prev = { term: 3, index: 1_000_000 }
  return { type: 'append', from: 'a', to: 'b', term: 3, prev, entries, commit: 1_000_000 }
}

function nanosecondsEach(count: number, act: () => void): string {
  const rounds = ENTRIES_PER_MEASUREMENT / count
  // A tenth more, first, for the compiler.
  for (let round = 0; round < rounds / 10; round += 1) act()
  const before = process.cpuUsage()
  for (let round = 0; round < rounds; round += 1) act()
  const { user, system } = process.cpuUsage(before)
  return (((user + system) / rounds / count) * 1_000).toFixed(0)
}

for (const count of [1, 16, 64, 256]) {
  const append = appendOf(count)
  const body = encodeRaftMessage(append)
  if (body === null) throw new Error('an append has no encoding')
  const encode = nanosecondsEach(count, () => encodeRaftMessage(append))
  const decode = nanosecondsEach(count, () => decodeRaftMessage(body, 'a', 'b'))
  console.log(
    `${count} entries of ${data.length} bytes: encode ${encode}, decode ${decode} ns an entry`,
  )
}
