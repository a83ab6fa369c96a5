/**
 * What a catch-up by the log costs, in processor time of both sides together: read, prove, encode, decode, verify, hand
 * out; without network, disk and the core:
 * `node packages/sync/src/log-replay/log-replay.bench.ts [ENTRIES] [BYTES]`, after a build.
 */
import { createLogRange, type RangedEntry } from '../log-range/log-range.ts'
import { createLogReplaySync } from './log-replay-sync.ts'
import { decodeLogMessage, encodeLogMessage } from './message-codec.ts'
import type { LogMessage } from './messages.ts'

const count = Number(process.argv[2] ?? 200_000)
const size = Number(process.argv[3] ?? 100)
const peers = ['leader', 'a', 'b', 'c']
const groupId = new Uint8Array(16)
const leader = () => ({ id: 'leader', term: 1 })

const entries = Array.from({ length: count }, (_, at): RangedEntry => {
  return { index: at + 1, term: 1, type: 'normal', data: new Uint8Array(size).fill(at) }
})
const range = createLogRange()
range.append(entries, () => false)

const queue: (() => void)[] = []
const sync = createLogReplaySync()
const carried = (message: LogMessage, to: (message: LogMessage) => void): boolean => {
  const body = encodeLogMessage(message)
  queue.push(() => {
    const received = decodeLogMessage(body)
    if (received !== null) to(received)
  })
  return true
}
let bytes = 0
const providers = new Map(
  peers.map((self) => [
    self,
    sync.createProvider({
      ...{ self, groupId, leader },
      firstIndex: () => 1,
      log: {
        serving: () => true,
        range: () => range,
        read(from, maxBytes, done) {
          const most = Math.max(1, Math.floor(maxBytes / Math.max(1, size)))
          done(entries.slice(from - 1, from - 1 + Math.min(most, 65_536)))
        },
      },
      send: (_to, message) => carried(message, (got) => session.receive(self, got)),
    }),
  ]),
)
let requests = 0
let taken = 0
let ended = false
const session = sync.createSession(
  {
    ...{ self: 'me', groupId, leader },
    members: () => peers,
    reachable: () => true,
    requestId: () => ++requests,
    standing: () => createLogRange().closed(),
    replay(_prev, got, done) {
      taken += got.length
      for (const { data } of got) bytes += data.length
      done()
    },
    blamed: () => undefined,
    reached: () => undefined,
    ended: () => {
      ended = true
    },
    send: (to, message) => carried(message, (got) => providers.get(to)?.receive('me', got)),
  },
  { atLeast: 0 },
)

const start = process.cpuUsage()
session.start(0)
for (let next = queue.shift(); next !== undefined; next = queue.shift()) next()
const { user, system } = process.cpuUsage(start)
const ms = (user + system) / 1000
if (!ended || taken < count - 64) throw new Error(`${taken} of ${count} entries`)
const rate = (bytes / (1024 * 1024) / ms) * 1000
process.stdout.write(
  `${taken} entries of ${size} bytes in ${requests} requests: ${ms.toFixed(0)} ms, ${rate.toFixed(0)} MiB/s\n`,
)
