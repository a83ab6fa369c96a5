import { IpcRequest } from '@tesela/protos/ipc'
import { expect, test } from 'vitest'
import { decodeRequest, MAX_TEXT_BYTES } from './decode-request.ts'

const none = new Uint8Array()
const large = new Uint8Array(4 * 1024 * 1024).fill(7)
const invite = { role: 'voter', readOnly: false, ttlMs: 1, uses: 1 }
const read = { query: none, consistency: '', atLeast: 0, pin: false }

const texts: readonly (readonly [string, (text: string) => Partial<IpcRequest>])[] = [
  ['group', (group) => ({ group, status: {} })],
  ['version', (version) => ({ hello: { protocol: 1, minProtocol: 1, version } })],
  ['kind', (kind) => ({ write: { entries: [{ kind, body: none }] } })],
  ['consistency', (consistency) => ({ read: { ...read, consistency } })],
  ['name', (name) => ({ groupCreate: { name } })],
  ['role', (role) => ({ invite: { ...invite, role } })],
  ['invite id', (inviteId) => ({ inviteRevoke: { inviteId } })],
  ['invite', (text) => ({ join: { invite: text, address: '', noWait: false } })],
  ['address', (address) => ({ join: { invite: '', address, noWait: false } })],
]

function decoded(request: Partial<IpcRequest>): IpcRequest {
  return decodeRequest(IpcRequest.encode({ id: 2, group: '', deadlineMs: 0, ...request }), 256)
}

test.each(texts)('a %s that is too long is counted, and not decoded', (_field, request) => {
  const longest = 'x'.repeat(MAX_TEXT_BYTES)
  expect(decoded(request(longest))).toMatchObject(request(longest))
  expect(() => decoded(request(`${longest}x`))).toThrow(
    expect.objectContaining({
      code: 'limit_exceeded',
      details: { limit: MAX_TEXT_BYTES, actual: MAX_TEXT_BYTES + 1, setting: 'max_text_bytes' },
    }),
  )
})

test('whose texts are too long can be told by its id, wherever that stands', () => {
  const long = IpcRequest.encode({ group: 'x'.repeat(MAX_TEXT_BYTES + 1), id: 0, deadlineMs: 0 })
  const id = IpcRequest.encode({ id: 7, group: '', deadlineMs: 0, status: {} })
  for (const frame of [Buffer.concat([long, id]), Buffer.concat([id, long])]) {
    expect(() => decodeRequest(frame, 256)).toThrow(
      expect.objectContaining({
        code: 'limit_exceeded',
        request: expect.objectContaining({ id: 7, group: '', status: {} }),
      }),
    )
  }
})

test('a text that goes on behind its frame is no request', () => {
  const whole = IpcRequest.encode({ id: 7, group: 'x'.repeat(MAX_TEXT_BYTES + 9), deadlineMs: 0 })
  const error = expect.not.objectContaining({ code: 'limit_exceeded' })
  expect(() => decodeRequest(whole.subarray(0, -1), 256)).toThrow(error)
})

test('texts count together', () => {
  const kind = 'x'.repeat(MAX_TEXT_BYTES / 4)
  const entries = Array.from({ length: 4 }, () => ({ kind, body: none }))
  expect(decoded({ write: { entries } }).write?.entries).toHaveLength(4)
  const more = { write: { entries: [...entries, { kind: 'x', body: none }] } }
  expect(() => decoded(more)).toThrow(expect.objectContaining({ code: 'limit_exceeded' }))
})

test('a body and a query may be as long as a frame, and are views of it', () => {
  const frame = IpcRequest.encode({
    ...{ id: 2, group: 'g', deadlineMs: 0 },
    write: { entries: [{ kind: 'command', body: large }] },
    read: { ...read, query: large },
  })
  const { write, read: asked } = decodeRequest(frame, 256)
  expect(write?.entries[0]?.body.length).toBe(large.length)
  expect(asked?.query.buffer).toBe(frame.buffer)
})
