import { getEventListeners } from 'node:events'
import { connect } from '@tesela/client'
import { expect, test, vi } from 'vitest'
import { IpcRefusal } from './errors.ts'
import { createLocalDaemon } from './testing/local-daemon.ts'
import { createSolitaryService } from './testing/solitary-service.ts'

const never = (): Promise<never> => new Promise(() => undefined)

test('a write without an answer ends at its deadline with an unknown outcome', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const map = await (await daemon.connect()).map('m')
  service.script.write = never
  const started = performance.now()
  await expect(map.set('a', 1, { timeoutMs: 60 })).rejects.toMatchObject({
    code: 'unknown_outcome',
    outcome: 'unknown',
  })
  expect(performance.now() - started).toBeGreaterThanOrEqual(60)
})

test('a read without an answer ends at its deadline, and changed nothing', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const map = await (await daemon.connect()).map('m')
  service.script.read = never
  await expect(map.get('a', { timeoutMs: 30 })).rejects.toMatchObject({
    code: 'deadline_exceeded',
    outcome: 'not-applied',
  })
})

test('refusals end with their reason when the time is too short for another attempt: nothing was applied', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const map = await (await daemon.connect()).map('m')
  const before = service.writes.length
  service.script.write = async () => {
    throw new IpcRefusal('unavailable', 'there is no leader', { retryAfterMs: 200 })
  }
  await expect(map.set('a', 1, { timeoutMs: 600 })).rejects.toMatchObject({
    code: 'unavailable',
    outcome: 'not-applied',
    message: 'there is no leader',
  })
  expect(service.writes.length - before).toBeGreaterThan(1)
})

test('the daemon is given less time than the caller has, and no more than a timer takes', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const map = await (await daemon.connect()).map('m')
  let given = 0
  service.script.read = async ({ options, execute }) => {
    given = options.deadlineMs
    return execute()
  }
  await map.size({ timeoutMs: 2 ** 40 })
  expect(given).toBe(2 ** 31 - 1)
  await map.size({ timeoutMs: 1_000 })
  expect(given).toBeGreaterThan(700)
  expect(given).toBeLessThanOrEqual(900)
})

test('aborting stops the wait and tells the daemon, not the write', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const map = await (await daemon.connect()).map('m')
  const controller = new AbortController()
  const seen = Promise.withResolvers<{ readonly aborted: boolean }>()
  service.script.write = ({ options }) => {
    seen.resolve(options.signal)
    return never()
  }
  const reason = new Error('enough')
  const outcome = expect(map.set('a', 1, { signal: controller.signal })).rejects.toMatchObject({
    code: 'unknown_outcome',
    cause: reason,
  })
  const signal = await seen.promise
  controller.abort(reason)
  await outcome
  await vi.waitFor(() => expect(signal.aborted).toBe(true))
  expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  expect(daemon.server.requests).toBe(0)
})

test('a read that is aborted, or never began, changed nothing', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const map = await (await daemon.connect()).map('m')
  service.script.read = never
  const controller = new AbortController()
  const read = expect(map.get('a', { signal: controller.signal })).rejects.toMatchObject({
    code: 'aborted',
    name: 'AbortError',
  })
  controller.abort()
  await read
  await expect(map.set('a', 1, { signal: controller.signal })).rejects.toMatchObject({
    code: 'aborted',
    outcome: 'not-applied',
  })
})

test('a daemon that is gone for good is unavailable, in one sentence that says what to do', async () => {
  const daemon = await createLocalDaemon(createSolitaryService())
  const db = await connect({ socket: daemon.path })
  await daemon[Symbol.asyncDispose]()
  await expect(db.info('m', { timeoutMs: 100 })).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('tesela start'),
  })
  await db.close()
  await expect(connect({ socket: daemon.path })).rejects.toMatchObject({
    code: 'unavailable',
    message: `no daemon answers at ${daemon.path}; start it with \`tesela start\``,
  })
})

test('when.online waits until the node has a group and a leader', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const db = await daemon.connect()
  service.script.read = async ({ number, execute }) => {
    if (number === 1) throw new IpcRefusal('no_group', 'this peer is in no group')
    if (number === 2) throw new IpcRefusal('unavailable', 'no leader', { retryAfterMs: 1 })
    return execute()
  }
  await db.when.online()
  expect(service.reads.length).toBe(3)
})

test('consistency travels as asked: session reads name what this client has seen', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const map = await (await daemon.connect()).map<string, number>('m')
  const { revision } = await map.set('a', 1)
  service.script.read = async ({ execute }) => execute()
  await map.get('a', { consistency: 'session' })
  await map.get('a', { consistency: { atLeast: 7n } })
  await map.get('a', { consistency: 'local' })
  await map.get('a')
  await map.when.reaches(revision)
  expect(service.reads.slice(-5)).toMatchObject([
    { consistency: 'session', atLeast: Number(revision) },
    { consistency: 'session', atLeast: 7 },
    { consistency: 'local', atLeast: 0 },
    { consistency: 'linearizable', atLeast: 0 },
    { consistency: 'session', atLeast: Number(revision) },
  ])
})
