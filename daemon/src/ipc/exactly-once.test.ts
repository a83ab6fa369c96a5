import { type CollectionMap, connect, TeselaError } from '@tesela/client'
import { Command } from '@tesela/protos/collections'
import { expect, test } from 'vitest'
import type { WriteEntry, WriteResult } from '../service.ts'
import { IpcRefusal } from './errors.ts'
import { createLocalDaemon } from './testing/local-daemon.ts'
import {
  createSolitaryService,
  type SolitaryService,
  type WriteAttempt,
} from './testing/solitary-service.ts'

const never = (): Promise<never> => new Promise(() => undefined)

class UnknownError extends Error {
  readonly code = 'unknown_outcome'
  readonly outcome = 'unknown'
}

/** The first of the attempts from here on misbehaves, the others do what they should. */
function onceMisbehaving(
  service: SolitaryService,
  misbehave: (attempt: WriteAttempt) => Promise<readonly WriteResult[]>,
): void {
  const first = service.writes.length + 1
  service.script.write = async (attempt) =>
    attempt.number === first ? misbehave(attempt) : attempt.execute()
}

/** Adds one by compare-exchange: executed twice, it would not answer that it swapped. */
async function increment(map: CollectionMap<string, number>): Promise<void> {
  const before = await map.get('n')
  const { swapped, current } = await map.compareExchange('n', before, (before ?? 0) + 1)
  expect({ swapped, current }).toEqual({ swapped: true, current: (before ?? 0) + 1 })
}

function commandsOf(service: SolitaryService): Command[] {
  return service.writes.map((entries) => Command.decode(entries.at(-1)?.body ?? new Uint8Array()))
}

test('a write answered unknown although it was executed is repeated with the same session and sequence', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const map = await (await daemon.connect()).map<string, number>('counters')
  await increment(map)
  onceMisbehaving(service, async ({ execute }) => {
    execute()
    throw new UnknownError('the leader is gone')
  })
  await increment(map)
  expect(await map.get('n')).toBe(2)
  const [first, second] = service.writes.slice(-2)
  expect(second).toEqual(first)
})

test('what a pop or a transaction took is answered by its repeat, and taken once', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const db = await daemon.connect()
  const queue = await db.queue<string, number>('jobs')
  const vec = await db.vec<string>('done')
  await queue.pushMany([
    [1n, 'a', 1],
    [2n, 'b', 2],
    [3n, 'c', 3],
  ])
  const executedButUnknown = async ({ execute }: WriteAttempt) => {
    execute()
    throw new UnknownError('the leader is gone')
  }
  onceMisbehaving(service, executedButUnknown)
  expect(await queue.popMin()).toMatchObject({ items: [{ key: 'a' }] })
  onceMisbehaving(service, executedButUnknown)
  expect(await db.atomic().popMax(queue).push(vec, 'c').commit()).toMatchObject({
    committed: true,
    results: [{ items: [{ key: 'c' }] }, { length: 1 }],
  })
  expect(await queue.size()).toBe(1)
})

test('a write that was not applied is executed by its repeat', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const map = await (await daemon.connect()).map<string, number>('counters')
  onceMisbehaving(service, async () => {
    throw new IpcRefusal('unavailable', 'no leader', { retryAfterMs: 1 })
  })
  await increment(map)
  expect(await map.get('n')).toBe(1)
})

test('the first write of all opens the session, and its repeat finds the same one', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const db = await daemon.connect()
  onceMisbehaving(service, async ({ execute }) => {
    execute()
    throw new UnknownError('the way was lost')
  })
  expect(await db.create('map', 'counters')).toMatchObject({ fresh: true })
  const [first, second] = service.writes
  expect(first?.map(({ kind }) => kind)).toEqual(['openSession', 'command'])
  expect(second).toEqual(first)
})

test('concurrent first writes share one session, each with a sequence of its own', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const setUp = await daemon.connect()
  await setUp.map('m')
  const map = (await daemon.connect()).bytes.map('m')
  const before = service.writes.length
  const keys = Array.from({ length: 20 }, (_, n) => new Uint8Array([n]))
  await Promise.all(keys.map((key) => map.set(key, key)))
  await map.set(new Uint8Array([99]), new Uint8Array())
  const commands = commandsOf(service).slice(before)
  expect(new Set(commands.slice(0, 20).map((command) => String(command.sessionKey))).size).toBe(1)
  expect(commands.map(({ sequence }) => sequence)).toEqual(
    Array.from({ length: 21 }, (_, n) => n + 1),
  )
  const last = commands.at(-1)
  expect(last?.acknowledgedThrough).toBe(20)
  expect(last?.session).toBeGreaterThan(0)
  expect(last?.sessionKey).toBeUndefined()
})

test('a write whose connection is cut before the answer is repeated on the next one', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const map = await (await daemon.connect()).map<string, number>('counters')
  await increment(map)
  const executed = Promise.withResolvers<void>()
  onceMisbehaving(service, ({ execute }) => {
    execute()
    executed.resolve()
    return never()
  })
  const incremented = increment(map)
  await executed.promise
  await daemon.restart()
  await incremented
  expect(await map.get('n')).toBe(2)
  const [first, second] = service.writes.slice(-2)
  expect(second).toEqual(first)
})

test('reads and writes under way when the daemon restarts are all answered', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const map = await (await daemon.connect()).map<string, number>('m')
  const held = Promise.withResolvers<void>()
  let hold = true
  service.script.write = async ({ execute }) => {
    if (hold) await never()
    return execute()
  }
  service.script.read = async ({ execute }) => {
    if (hold) {
      held.resolve()
      await never()
    }
    return execute()
  }
  const keys = Array.from({ length: 50 }, (_, n) => `k-${n}`)
  const writes = keys.map((key, n) => map.set(key, n))
  const read = map.size()
  await held.promise
  hold = false
  await daemon.restart()
  await Promise.all(writes)
  await read
  expect(await map.size()).toBe(50)
})

test('an expired session is replaced for a write that nobody executed', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const map = await (await daemon.connect()).map<string, number>('counters')
  await increment(map)
  service.passTime(24 * 3_600_000)
  await increment(map)
  expect(await map.get('n')).toBe(2)
})

test('a write that may have been executed under an expired session is never executed under another', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const map = await (await daemon.connect()).map<string, number>('counters')
  await increment(map)
  onceMisbehaving(service, async ({ execute }) => {
    execute()
    service.passTime(24 * 3_600_000)
    throw new UnknownError('the leader is gone')
  })
  await expect(map.compareExchange('n', 1, 2)).rejects.toMatchObject({
    code: 'unknown_outcome',
    outcome: 'unknown',
  })
  service.script = {}
  expect(await map.get('n')).toBe(2)
  await increment(map)
  expect(await map.get('n')).toBe(3)
})

test('a refusal after an attempt that may have been applied leaves the outcome unknown', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const map = await (await daemon.connect()).map<string, number>('m')
  const first = service.writes.length + 1
  service.script.write = async (attempt) => {
    if (attempt.number === first) throw new UnknownError('the way was lost')
    throw new IpcRefusal('permission_denied', 'this member may only read')
  }
  await expect(map.set('a', 1)).rejects.toMatchObject({
    code: 'unknown_outcome',
    cause: { code: 'permission_denied' },
  })
  await expect(map.set('a', 1)).rejects.toMatchObject({
    code: 'permission_denied',
    outcome: 'not-applied',
  })
})

test('a refusal after a cut connection leaves the outcome unknown', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const map = await (await daemon.connect()).map<string, number>('m')
  const first = service.writes.length + 1
  const arrived = Promise.withResolvers<void>()
  service.script.write = async ({ number }) => {
    if (number > first) throw new IpcRefusal('permission_denied', 'this member may only read')
    arrived.resolve()
    return never()
  }
  const refused = expect(map.set('a', 1)).rejects.toMatchObject({ code: 'unknown_outcome' })
  await arrived.promise
  await daemon.restart()
  await refused
})

test('results received are acknowledged, and at most a window of them is not', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const db = await daemon.connect()
  const map = await db.map<string, number>('m')
  const stuck = service.writes.length + 1
  const release = Promise.withResolvers<void>()
  const full = Promise.withResolvers<void>()
  let open = 0
  service.script.write = async ({ number, execute }) => {
    if (number === stuck) {
      await release.promise
    }
    open += 1
    // The one that is stuck came first, so that all others of its window are here now.
    if (open === 1023) full.resolve()
    return execute()
  }
  const writes = Array.from({ length: 3000 }, (_, n) => map.set(`k-${n}`, n))
  await full.promise
  // What comes after this question would have come before its answer.
  await db.status()
  expect(service.writes.length - stuck + 1).toBe(1024)
  release.resolve()
  await Promise.all(writes)
  const commands = commandsOf(service)
  const widest = Math.max(...commands.map((c) => c.sequence - c.acknowledgedThrough))
  expect(widest).toBe(1024)
  expect(await map.size()).toBe(3000)
})

test('answers that come twice change nothing', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const map = await (await daemon.connect()).map<string, number>('counters')
  service.script.write = async ({ execute }) => {
    const results = execute()
    expect(execute().at(-1)?.result).toEqual(results.at(-1)?.result)
    return results
  }
  await increment(map)
  await increment(map)
  expect(await map.get('n')).toBe(2)
})

test('closing ends the session in the replicated state', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const db = await connect({ socket: daemon.path })
  await db.map('m')
  await db.close()
  const kinds = service.writes.map((entries: readonly WriteEntry[]) => entries.at(-1)?.kind)
  expect(kinds).toEqual(['command', 'closeSession'])
  await expect(db.info('m')).rejects.toBeInstanceOf(TeselaError)
})
