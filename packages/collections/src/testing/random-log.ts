import type { AtomicOperation } from '@tesela/protos/collections'
import type { Operation } from '../check-operation.ts'
import {
  closeSessionEntry,
  commandEntry,
  inviteEntry,
  type MachineEntry,
  markEntry,
} from '../index.ts'
import { CellModel } from './cell-model.ts'
import { drive, member, sessionKey } from './driver.ts'
import { MapModel } from './map-model.ts'
import { OnceModel } from './once-model.ts'
import { QueueModel } from './queue-model.ts'
import { createRandom } from './random.ts'
import { SetModel } from './set-model.ts'
import { VecModel } from './vec-model.ts'

const limits = { sessionTtlMs: 700, sessionWindow: 20, maxSessions: 4 }

/** The options of a machine for the log. */
export const logOptions = { limits }

/** A log of everything there is: six kinds, transactions, sessions, members, invites, marks, time. */
export function randomLog(seed: number, length: number): readonly MachineEntry[] {
  const random = createRandom(seed)
  const driver = drive(logOptions)
  const queue = { priority: 'int64', capacity: 15 }
  // In most groups there are none.
  const quotas = { maxItems: seed % 3 === 0 ? 10 : 0, maxBytes: seed % 5 === 0 ? 300 : 0 }
  const models = {
    map: new MapModel({}),
    vec: new VecModel({}),
    set: new SetModel({}),
    cell: new CellModel({}),
    once: new OnceModel({}),
    queue: new QueueModel(queue),
  }
  const kinds = Object.keys(models) as (keyof typeof models)[]
  const acknowledged = new Map<number, number>()
  const genesis = {
    groupId: sessionKey(1),
    name: 'random',
    format: 1,
    salt: new Uint8Array(32).fill(seed),
    limits: driver.machine.limits(),
  }
  driver.conf([{ op: 'addVoter', id: member(1).id }], { genesis, members: [member(1)] })

  function drawOperation(): AtomicOperation {
    const kind = random.pick(kinds)
    // Now and then one for another kind, or for a collection that is not there.
    const collection = random.chance(0.03) ? random.pick([...kinds, 'none']) : kind
    const operation: Operation = models[kind].drawOperation(random)
    return { collection, ...operation }
  }

  function drawCommand() {
    const kind = random.pick(kinds)
    const share = random.below(100)
    if (share < 3) return { collection: kind, drop: {} }
    if (share < 15) {
      const options = { keyCodec: '', valueCodec: '', ...quotas }
      const own = kind === 'queue' ? { ...options, ...queue } : options
      return { collection: kind, create: { kind, options: own } }
    }
    if (share < 85) return drawOperation()
    const checks = random
      .many(1, () => ({
        collection: 'map',
        key: sessionKey(0),
        absent: random.chance(0.8),
        present: false,
      }))
      .map((check) => ({ ...check, present: !check.absent }))
    return { collection: '', atomic: { checks, operations: random.many(4, drawOperation) } }
  }

  while (driver.entries.length < length) {
    driver.now += random.chance(0.1) ? random.below(300) : random.below(8)
    const share = random.below(100)
    if (share < 8 || acknowledged.size === 0) {
      const id = driver.open(random.below(6))
      if (id > 0 && !acknowledged.has(id)) acknowledged.set(id, 0)
    } else if (share < 9) driver.apply(closeSessionEntry(random.pick([...acknowledged.keys()])))
    else if (share < 12) driver.apply(markEntry())
    else if (share < 14) {
      const inviteId = sessionKey(random.below(5))
      const key = random.chance(0.7) ? { key: new Uint8Array(32) } : {}
      driver.apply(inviteEntry({ inviteId, role: 'voter', ttlMs: 400, uses: 2, ...key }))
    } else if (share < 15) {
      const of = member(2 + random.below(4))
      const op = random.pick(['addVoter', 'addLearner', 'remove'] as const)
      driver.conf([{ op, id: of.id }], { members: [of] })
    } else {
      const session = random.pick([...acknowledged.keys()])
      const through = acknowledged.get(session) ?? 0
      const sequence = through + 1 + random.below(4)
      driver.apply(
        commandEntry({ session, sequence, acknowledgedThrough: through, ...drawCommand() }),
      )
      if (random.chance(0.7)) acknowledged.set(session, sequence)
    }
  }
  return driver.entries
}
