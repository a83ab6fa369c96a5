import { chmod, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { WriteRequest } from '../service.ts'
import { IpcRefusal } from './errors.ts'
import { socketPathFor } from './socket-path.ts'
import { createLocalDaemon } from './testing/local-daemon.ts'
import { connectRaw } from './testing/raw-client.ts'
import { createSolitaryService } from './testing/solitary-service.ts'

const never = (): Promise<never> => new Promise(() => undefined)

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tesela-ipc-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const read = (id: number) => ({
  id,
  read: { query: new Uint8Array(), consistency: '', atLeast: 0, pin: false },
})

test('the socket is open to its user only, and gone after the end', async () => {
  const daemon = await createLocalDaemon(createSolitaryService())
  expect((await stat(daemon.path)).mode & 0o777).toBe(0o600)
  await daemon.server.close()
  await expect(stat(daemon.path)).rejects.toMatchObject({ code: 'ENOENT' })
  await daemon[Symbol.asyncDispose]()
})

test('a stale socket is replaced, and anything else in its place is left alone', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'ipc.sock')
  const { createIpcServer } = await import('./server.ts')
  const logger = { debug() {}, info() {}, warn() {}, error() {} }
  const options = { path, service: createSolitaryService(), logger, version: 'test' }
  await writeFile(path, 'precious')
  await expect(createIpcServer(options)).rejects.toMatchObject({ code: 'socket_unusable' })
  await rm(path)
  const killed = createServer()
  await new Promise<void>((resolve) => killed.listen(path, resolve))
  const server = await createIpcServer(options)
  ;(await connectRaw(path))[Symbol.dispose]()
  await server.close()
  await new Promise((resolve) => killed.close(resolve))
})

test('a long data directory gets a socket in a private folder elsewhere', async () => {
  const runtime = await temporaryFolder()
  const long = join(runtime, 'd'.repeat(120))
  expect(await socketPathFor('/data', { XDG_RUNTIME_DIR: runtime })).toBe('/data/ipc.sock')
  const path = await socketPathFor(long, { XDG_RUNTIME_DIR: runtime })
  expect(path.startsWith(runtime)).toBe(true)
  expect(Buffer.byteLength(path)).toBeLessThanOrEqual(107)
  const folder = join(path, '..')
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect(await socketPathFor(long, { XDG_RUNTIME_DIR: runtime })).toBe(path)
  await chmod(folder, 0o755)
  await expect(socketPathFor(long, { XDG_RUNTIME_DIR: runtime })).rejects.toMatchObject({
    code: 'socket_unusable',
  })
  await rm(folder, { recursive: true })
  await mkdir(join(runtime, 'elsewhere'), { mode: 0o700 })
  await symlink(join(runtime, 'elsewhere'), folder)
  await expect(socketPathFor(long, { XDG_RUNTIME_DIR: runtime })).rejects.toMatchObject({
    code: 'socket_unusable',
  })
})

test('a client that vanishes leaves nothing behind: its signals are aborted', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const signals: { readonly aborted: boolean }[] = []
  service.script.read = ({ options }) => {
    signals.push(options.signal)
    return never()
  }
  const client = await connectRaw(daemon.path)
  client.hello()
  for (let id = 2; id < 12; id++) client.request(read(id))
  await vi.waitFor(() => expect(signals.length).toBe(10))
  expect(daemon.server.requests).toBe(10)
  client.socket.destroy()
  await vi.waitFor(() => expect(daemon.server.connections).toBe(0))
  expect(signals.every((signal) => signal.aborted)).toBe(true)
  expect(daemon.server.requests).toBe(0)
})

test('a cancel frees its request at once, and is not answered', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  service.script.read = never
  using client = await connectRaw(daemon.path)
  client.hello()
  client.request(read(2))
  await vi.waitFor(() => expect(daemon.server.requests).toBe(1))
  client.request({ id: 2, cancel: {} })
  client.request({ id: 77, cancel: {} })
  await vi.waitFor(() => expect(daemon.server.requests).toBe(0))
  client.request({ id: 3, status: {} })
  await vi.waitFor(() => expect(client.responses.length).toBe(2))
  expect(client.responses[1]).toMatchObject({ id: 3, status: {} })
})

test('requests beyond what one client, or all together, may have under way are answered overloaded', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service, {
    maxRequestsPerConnection: 3,
    maxRequests: 4,
    retryAfterMs: 7,
  })
  service.script.read = never
  using first = await connectRaw(daemon.path)
  first.hello()
  for (let id = 2; id < 7; id++) first.request(read(id))
  await vi.waitFor(() => expect(first.responses.length).toBe(3))
  expect(first.responses.slice(1)).toMatchObject([
    { id: 5, failure: { code: 'overloaded', retryAfterMs: 7, unknown: false } },
    { id: 6, failure: { code: 'overloaded', retryAfterMs: 7, unknown: false } },
  ])
  using second = await connectRaw(daemon.path)
  second.hello()
  second.request(read(2))
  second.request(read(3))
  await vi.waitFor(() => expect(second.responses.length).toBe(2))
  expect(second.responses[1]).toMatchObject({ id: 3, failure: { code: 'overloaded' } })
})

test('an overloaded daemon is tried again by the client until it has room', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service, {
    maxRequestsPerConnection: 4,
    retryAfterMs: 1,
  })
  const map = await (await daemon.connect()).map<string, number>('m')
  await Promise.all(Array.from({ length: 64 }, (_, n) => map.set(`k-${n}`, n)))
  expect(await map.size()).toBe(64)
})

test('a client that does not read is not read from, and cut off in the end', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service, {
    responseHighWaterBytes: 64 * 1024,
    stallMs: 200,
  })
  service.script.read = async () => ({
    revision: 1,
    answer: new Uint8Array(64 * 1024),
    stale: false,
  })
  using client = await connectRaw(daemon.path)
  client.hello()
  await vi.waitFor(() => expect(client.responses.length).toBe(1))
  client.socket.pause()
  for (let id = 2; id < 200; id++) client.request(read(id))
  await vi.waitFor(() => expect(daemon.server.connections).toBe(0))
})

test('responses above the bound cut the client off at once', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service, {
    responseHighWaterBytes: 64 * 1024,
    maxResponseBytes: 1024 * 1024,
    stallMs: 60_000,
  })
  service.script.read = async () => ({
    revision: 1,
    answer: new Uint8Array(512 * 1024),
    stale: false,
  })
  using client = await connectRaw(daemon.path)
  client.hello()
  client.socket.pause()
  for (let id = 2; id < 20; id++) client.request(read(id))
  await vi.waitFor(() => expect(daemon.server.connections).toBe(0))
})

test('an answer that fits no frame is a failure, not a broken connection', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  service.script.read = async () => ({
    revision: 1,
    answer: new Uint8Array(5_000_000),
    stale: false,
  })
  using client = await connectRaw(daemon.path)
  client.hello()
  client.request(read(2))
  await vi.waitFor(() => expect(client.responses.length).toBe(2))
  expect(client.responses[1]?.failure).toMatchObject({ code: 'limit_exceeded', unknown: false })
})

test('a service that answers nothing is answered for when the time is up', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  service.script.write = never
  using client = await connectRaw(daemon.path)
  client.hello()
  client.request({
    id: 2,
    deadlineMs: 1,
    write: { entries: [{ kind: 'command', body: new Uint8Array([1]) }] },
  })
  await vi.waitFor(() => expect(client.responses.length).toBe(2), { timeout: 5_000 })
  expect(client.responses[1]?.failure).toMatchObject({ code: 'unknown_outcome', unknown: true })
  expect(daemon.server.requests).toBe(0)
})

test('who is answered because the time of another one was up is not answered a second time', async () => {
  const written: WriteRequest[] = []
  const refusal = new IpcRefusal('unavailable', 'it is given up with the other one', {})
  await using daemon = await createLocalDaemon({
    ...createSolitaryService(),
    write(_group, _entries, request) {
      written.push(request)
      const handleEvent = () => {
        for (const each of written) each.failed(refusal)
      }
      request.signal.addEventListener('abort', { handleEvent }, { once: true })
    },
  })
  using client = await connectRaw(daemon.path)
  client.hello()
  const write = { entries: [{ kind: 'command', body: new Uint8Array([1]) }] }
  for (const id of [2, 3, 4]) client.request({ id, deadlineMs: 1, write })
  await vi.waitFor(() => expect(written.length).toBe(3))
  await vi.waitFor(() => expect(daemon.server.requests).toBe(0), { timeout: 5_000 })
  client.request({ id: 5, status: {} })
  await vi.waitFor(() => expect(client.responses.at(-1)?.id).toBe(5))
  expect(client.responses.map(({ id }) => id).toSorted()).toEqual([1, 2, 3, 4, 5])
})

test('a bug in the service is answered without its text, and logged', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  service.script.read = async () => {
    throw new TypeError('secret place in the code')
  }
  using client = await connectRaw(daemon.path)
  client.hello()
  client.request(read(2))
  await vi.waitFor(() => expect(client.responses.length).toBe(2))
  const { failure } = client.responses[1] ?? {}
  expect(failure).toMatchObject({ code: 'internal' })
  expect(JSON.stringify(failure)).not.toContain('secret')
  expect(daemon.logged).toContain('a request failed on a bug')
})

test('a graceful end waits for what is under way and refuses what is new', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  const release = Promise.withResolvers<void>()
  service.script.read = async () => {
    await release.promise
    return { revision: 5, answer: new Uint8Array(), stale: false }
  }
  using client = await connectRaw(daemon.path)
  client.hello()
  client.request(read(2))
  await vi.waitFor(() => expect(daemon.server.requests).toBe(1))
  const closed = daemon.server.close({ graceMs: 10_000 })
  client.request({ id: 3, status: {} })
  await vi.waitFor(() => expect(client.responses.length).toBe(2))
  expect(client.responses[1]).toMatchObject({ id: 3, failure: { code: 'unavailable' } })
  release.resolve()
  await closed
  await vi.waitFor(() => expect(client.closed).toBe(true))
  expect(client.responses[2]).toMatchObject({ id: 2, answer: { revision: 5 } })
})

test('an end does not wait longer than its grace', async () => {
  const service = createSolitaryService()
  await using daemon = await createLocalDaemon(service)
  service.script.read = never
  using client = await connectRaw(daemon.path)
  client.hello()
  client.request(read(2))
  await vi.waitFor(() => expect(daemon.server.requests).toBe(1))
  await daemon.server.close({ graceMs: 20 })
  expect(daemon.server.requests).toBe(0)
  await vi.waitFor(() => expect(client.closed).toBe(true))
})
