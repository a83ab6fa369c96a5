/**
 * Three members in one thread, over memory: what the loop itself costs per write. Run with
 * `node --experimental-transform-types --conditions=source packages/group/src/group.bench.ts [clients]`.
 */

import { ConfContext } from '@tesela/protos/collections'
import { createLog, createSnapshotStore, openLogStore, writeGenesis } from '@tesela/storage'
import { createVolatileDisk } from '@tesela/storage/testing'
import { genesisEntry } from './genesis.ts'
import { createGroup } from './group.ts'
import { replicaIdOf } from './replica-id.ts'
import type { Clock, Transport, TransportHandler } from './seams.ts'
import { addEntry, createCounterMachine } from './testing/counter-machine.ts'
import type { Group } from './types.ts'

const clients = Number(process.argv[2] ?? 256)
const seconds = 5
const handlers = new Map<string, TransportHandler>()
const clock: Clock = {
  now: () => performance.now(),
  timer: (ms, callback) => {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
  yield: (callback) => void setImmediate(callback),
}
const silent = { debug() {}, info() {}, warn() {}, error: console.error }

function transportOf(self: string): Transport {
  return {
    send(to, channel, body) {
      const bytes = body.slice()
      setImmediate(() => handlers.get(to)?.frame(self, channel, bytes))
      return handlers.has(to)
    },
    reachable: (to) => handlers.has(to),
    receive: (handler) => void handlers.set(self, handler),
    setPeers: () => undefined,
  }
}

async function open(name: string, number: number, founder: Group | null): Promise<Group> {
  const identity = { peerId: name, incarnation: Uint8Array.of(0, 0, 0, 0, 0, 0, 0, number) }
  const replica = replicaIdOf(identity.peerId, identity.incarnation)
  const disk = createVolatileDisk()
  const member = { ...identity, addresses: [], role: 'voter', readOnly: false, reluctant: false }
  const context = ConfContext.encode({ logTime: 0, members: [member] })
  if (founder === null) await writeGenesis(disk, 'wal', genesisEntry(replica, context))
  else await createLog(disk, 'wal')
  const group = createGroup({
    replica,
    groupId: new Uint8Array(16),
    store: await openLogStore(disk, 'wal'),
    snapshots: createSnapshotStore(disk, '.'),
    start: { snapshot: null, log: new Uint8Array(0), lost: false, divergence: null },
    machine: createCounterMachine(new Map([['01', { role: 'voter', readOnly: false }]])),
    transport: transportOf(replica),
    clock,
    random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    logger: silent,
    fatal: (error) => {
      throw error
    },
  })
  group.start()
  await founder?.admit({ inviteId: Uint8Array.of(1), ...identity, addresses: [] })
  return group
}

const leader = await open('a', 1, null)
await leader.read({ consistency: 'linearizable' })
const others = [await open('b', 2, leader), await open('c', 3, leader)]
while (others.some((group) => group.status().role !== 'follower')) {
  await new Promise((resolve) => setTimeout(resolve, 10))
}

async function measure(
  what: string,
  operation: (client: number, sequence: number) => Promise<unknown>,
) {
  let done = 0
  const begun = performance.now()
  const cpu = process.cpuUsage()
  const times: number[] = []
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let sequence = 1; performance.now() - begun < seconds * 1000; sequence += 1) {
        const at = performance.now()
        await operation(client, sequence)
        times.push(performance.now() - at)
        done += 1
      }
    }),
  )
  const { user, system } = process.cpuUsage(cpu)
  times.sort((a, b) => a - b)
  const at = (quantile: number) => times[Math.floor(times.length * quantile)]?.toFixed(2)
  console.log(
    `${what}: ${Math.round((done * 1000) / (performance.now() - begun))}/s, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ` +
      `${((user + system) / done).toFixed(1)} µs of CPU each (three members)`,
  )
}

const write = (group: Group) => (client: number, sequence: number) =>
  group.propose([addEntry({ client: `c${client}-${sequence}`, sequence, key: 'k', add: 1 })])
await measure('write through the leader', write(leader))
await measure('write through a follower', write(others[0] ?? leader))
await measure('linearizable read on the leader', () => leader.read({ consistency: 'linearizable' }))
await measure('linearizable read on a follower', () =>
  (others[0] ?? leader).read({ consistency: 'linearizable' }),
)
await Promise.all([leader, ...others].map((group) => group.close()))
process.exit(0)
