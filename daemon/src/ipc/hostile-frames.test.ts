import { connect, createServer, type Socket } from 'node:net'
import { connect as connectClient } from '@tesela/client'
import { IpcRequest, IpcResponse } from '@tesela/protos/ipc'
import fc from 'fast-check'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { ReadAnswer } from '../service.ts'
import { MAX_TEXT_BYTES } from './decode-request.ts'
import type { IpcLimits } from './limits.ts'
import { createLocalDaemon } from './testing/local-daemon.ts'
import { connectRaw, frameOf } from './testing/raw-client.ts'
import { createSolitaryService } from './testing/solitary-service.ts'

const longText = 'x'.repeat(MAX_TEXT_BYTES + 1)
const join = { invite: longText, address: '', noWait: false }

const refusals: readonly (readonly [string, Uint8Array, string])[] = [
  [
    'text of another protocol',
    Buffer.from('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n'.repeat(9)),
    'protocol_mismatch',
  ],
  [
    'a request before the hello',
    frameOf(IpcRequest.encode({ id: 1, status: {} })),
    'protocol_mismatch',
  ],
  [
    'a hello of a later time only',
    frameOf(IpcRequest.encode({ id: 1, hello: { protocol: 9, minProtocol: 8, version: '' } })),
    'protocol_mismatch',
  ],
  ['groups nested without end', frameOf(new Uint8Array(1_000_000).fill(0x0b)), 'protocol_mismatch'],
  [
    'a text as long as a frame',
    frameOf(
      IpcRequest.encode({ id: 1, group: 'g'.repeat(4 * 1024 * 1024), deadlineMs: 0, status: {} }),
    ),
    'limit_exceeded',
  ],
  ['a frame above the cap', frameOf(new Uint8Array(4_300_000)), 'limit_exceeded'],
]

interface Setting {
  readonly limits?: Partial<IpcLimits>
  readonly allowHalfOpen?: boolean
}

/** A daemon, and a client of it that has said nothing yet; both are gone with the test. */
async function connected({ limits, allowHalfOpen }: Setting = {}) {
  const service = createSolitaryService()
  const daemon = await createLocalDaemon(service, limits)
  onTestFinished(() => daemon[Symbol.asyncDispose]())
  const client = await connectRaw(daemon.path, { allowHalfOpen })
  onTestFinished(() => client[Symbol.dispose]())
  return { service, daemon, client }
}

/** The client has sent its hello. */
async function greeted() {
  const local = await connected()
  local.client.hello()
  return local
}

const query = { query: new Uint8Array(), consistency: '', atLeast: 0, pin: false }

test.each(refusals)('%s ends the connection with a typed failure', async (_name, bytes, code) => {
  const { daemon, client } = await connected()
  client.write(bytes)
  await vi.waitFor(() => expect(client.closed).toBe(true))
  expect(client.responses[0]?.failure?.code).toBe(code)
  await vi.waitFor(() => expect(daemon.server.connections).toBe(0))
})

test.each([
  ['requests', frameOf(IpcRequest.encode({ id: 2, status: {} }))],
  ['what is no frame', new Uint8Array(64).fill(0xff)],
])('who is refused and goes on to send %s learns why', async (_name, more) => {
  const { daemon, client } = await connected()
  client.write(frameOf(IpcRequest.encode({ id: 1, join })))
  while (!client.closed) {
    client.write(more)
    // In this turn, too, the daemon may be done before the client reads.
    await new Promise(setImmediate)
  }
  expect(client.responses[0]?.failure?.code).toBe('limit_exceeded')
  await vi.waitFor(() => expect(daemon.server.connections).toBe(0))
})

test('who is refused and does not end is cut off', async () => {
  const { daemon, client } = await connected({ allowHalfOpen: true })
  client.request({ id: 1, join })
  await vi.waitFor(() => expect(client.responses.length).toBe(1))
  expect(daemon.server.connections).toBe(1)
  await vi.waitFor(() => expect(daemon.server.connections).toBe(0), { timeout: 5_000 })
})

test('a length without end is cut off before anything is allocated for it', async () => {
  const { client } = await connected()
  client.write(new Uint8Array([0xff, 0xff, 0xff, 0xff, 0x7f]))
  await vi.waitFor(() => expect(client.closed).toBe(true))
})

test('the bytes that the documentation shows are a hello', async () => {
  const { client } = await connected()
  client.write(Buffer.from('080801220408011001', 'hex'))
  await vi.waitFor(() => expect(client.responses[0]?.hello).toMatchObject({ protocol: 1 }))
})

test('a client without a hello is sent away in time', async () => {
  const { client } = await connected({ limits: { helloMs: 30 } })
  await vi.waitFor(() => expect(client.closed).toBe(true))
  expect(client.responses[0]?.failure?.code).toBe('deadline_exceeded')
})

test.each([
  ['zero', [0]],
  ['in use', [2, 2]],
])('an id that is %s ends the connection', async (_name, ids) => {
  const { service, daemon, client } = await greeted()
  service.script.read = () => new Promise(() => undefined)
  for (const id of ids) client.request({ id, read: query })
  await vi.waitFor(() => expect(client.closed).toBe(true))
  expect(client.responses.at(-1)).toMatchObject({ id: 0, failure: { code: 'invalid_argument' } })
  expect(daemon.server.requests).toBe(0)
})

const malformed: readonly (readonly [string, Partial<IpcRequest>])[] = [
  ['no operation', {}],
  ['two operations', { status: {}, groupCreate: { name: '' } }],
  ['a second hello', { hello: { protocol: 1, minProtocol: 1, version: '' } }],
  ['a write without entries', { write: { entries: [] } }],
  ['an unknown entry kind', { write: { entries: [{ kind: 'conf', body: new Uint8Array() }] } }],
  ['an unknown consistency', { read: { ...query, consistency: 'eventual' } }],
  ['an unknown role', { invite: { role: 'king', readOnly: false, ttlMs: 1, uses: 1 } }],
  ['an invite without uses', { invite: { role: 'voter', readOnly: false, ttlMs: 1, uses: 0 } }],
  ['a group name without end', { group: 'x'.repeat(10_000), status: {} }],
]

test.each(malformed)('%s is refused, and the connection goes on', async (_name, request) => {
  const { service, client } = await greeted()
  client.request({ id: 2, ...request })
  client.request({ id: 3, status: {} })
  await vi.waitFor(() => expect(client.responses.length).toBe(3))
  expect(client.responses[1]).toMatchObject({
    id: 2,
    failure: { code: 'invalid_argument', unknown: false },
  })
  expect(client.responses[2]?.status).toBeDefined()
  expect(service.writes).toEqual([])
})

test('too much text is refused for that request alone', async () => {
  const { service, client } = await greeted()
  const answer = Promise.withResolvers<ReadAnswer>()
  service.script.read = () => answer.promise
  client.request({ id: 2, read: query })
  client.request({ id: 3, join })
  await vi.waitFor(() => expect(client.responses.length).toBe(2))
  expect(client.responses[1]).toMatchObject({
    id: 3,
    failure: { code: 'limit_exceeded', unknown: false },
  })
  answer.resolve({ revision: 5, answer: new Uint8Array(), stale: false })
  client.request({ id: 3, status: {} })
  await vi.waitFor(() => expect(client.responses.length).toBe(4))
  expect(client.responses.slice(2).map(({ id, failure }) => [id, failure])).toEqual(
    expect.arrayContaining([
      [2, undefined],
      [3, undefined],
    ]),
  )
  expect(client.closed).toBe(false)
})

const unattributable: readonly (readonly [string, Partial<IpcRequest>])[] = [
  ['without an id', { id: 0, join }],
  ['with an id in use', { id: 2, join }],
  ['in a cancel', { id: 3, group: longText, cancel: {} }],
]

test.each(unattributable)('too much text %s ends the connection', async (_name, request) => {
  const { service, client } = await greeted()
  service.script.read = () => new Promise(() => undefined)
  client.request({ id: 2, read: query })
  client.request(request)
  await vi.waitFor(() => expect(client.closed).toBe(true))
  expect(client.responses.at(-1)).toMatchObject({ id: 0, failure: { code: 'limit_exceeded' } })
})

test('the client sends no request with too much text', async () => {
  await using daemon = await createLocalDaemon(createSolitaryService())
  const client = await daemon.connect()
  const invite = 'é'.repeat(MAX_TEXT_BYTES / 2)
  await expect(client.join({ invite, address: 'x' })).rejects.toMatchObject({
    code: 'limit_exceeded',
    outcome: 'not-applied',
    // The words of the client, not those of the daemon.
    message: expect.stringContaining(`the request take ${MAX_TEXT_BYTES + 1} bytes`),
    ...{ limit: MAX_TEXT_BYTES, actual: MAX_TEXT_BYTES + 1, setting: 'max_text_bytes' },
  })
  await client.join({ invite })
  const group = 'g'.repeat(257)
  await expect(connectClient({ socket: daemon.path, group })).rejects.toMatchObject({
    code: 'invalid_argument',
  })
  expect(daemon.logged.filter((line) => line.includes('refused'))).toEqual([])
})

test('too many entries in a write are refused before they are all decoded', async () => {
  const { client } = await greeted()
  const entries = Array.from({ length: 300 }, () => ({ kind: '', body: new Uint8Array() }))
  client.request({ id: 2, write: { entries } })
  await vi.waitFor(() => expect(client.closed).toBe(true))
  expect(client.responses.at(-1)?.failure?.code).toBe('protocol_mismatch')
})

test('whatever bytes come, the daemon lives on and keeps nothing', async () => {
  await using daemon = await createLocalDaemon(createSolitaryService(), { helloMs: 50 })
  const hello = frameOf(
    IpcRequest.encode({ id: 1, hello: { protocol: 1, minProtocol: 1, version: '' } }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 8 }),
      fc.boolean(),
      async (bodies, framed) => {
        using client = await connectRaw(daemon.path)
        client.write(hello)
        for (const body of bodies) client.write(framed ? frameOf(body) : body)
        client.socket.end()
        await client.ended
      },
    ),
    { numRuns: 60 },
  )
  await vi.waitFor(() => expect(daemon.server.connections).toBe(0))
  expect(daemon.server.requests).toBe(0)
  expect((await (await daemon.connect()).status()).peerId).toBe('peer')
})

/** A daemon that answers every connection with these bytes. */
async function listenAnswering(path: string, bytes: Uint8Array): Promise<void> {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.write(bytes)
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
}

const strangers: readonly (readonly [string, Uint8Array])[] = [
  [
    'a daemon of a later time',
    frameOf(IpcResponse.encode({ id: 1, hello: { protocol: 9, minProtocol: 8, version: '' } })),
  ],
  ['a daemon that greets with something else', frameOf(IpcResponse.encode({ id: 1, done: {} }))],
  [
    'no daemon at all',
    Buffer.from('220 mail.example ESMTP ready, and good morning to everybody here\r\n'.repeat(4)),
  ],
]

test.each(strangers)('the client tells apart %s', async (_name, bytes) => {
  await using daemon = await createLocalDaemon(createSolitaryService())
  const path = `${daemon.path}.other`
  await listenAnswering(path, bytes)
  await expect(connectClient({ socket: path })).rejects.toMatchObject({ code: 'protocol_mismatch' })
})

test('the client does not wait for a hello for ever', async () => {
  await using daemon = await createLocalDaemon(createSolitaryService())
  const path = `${daemon.path}.other`
  await listenAnswering(path, new Uint8Array())
  await expect(connectClient({ socket: path, timeoutMs: 50 })).rejects.toMatchObject({
    code: 'unavailable',
  })
  const stranger = connect({ path })
  stranger.destroy()
})
