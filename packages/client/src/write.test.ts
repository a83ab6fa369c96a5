import { Result } from '@tesela/protos/collections'
import { IpcRequest, IpcResponse } from '@tesela/protos/ipc'
import { expect, test } from 'vitest'
import { createHorizon } from './horizon.ts'
import { createSessions } from './session.ts'
import { createWrite } from './write.ts'

function setUp() {
  const time = { now: 0 }
  const sessions = createSessions(() => time.now)
  const context = { group: '', sessions, horizon: createHorizon() }
  const write = createWrite(
    context,
    { collection: 'm', map: { clear: {} } },
    { operation: 'clear', collection: 'm' },
    ({ count }) => count,
  )
  const deadline = (deadlineMs: number, mayHaveBeenApplied: boolean) =>
    IpcRequest.decode(write.request(1, deadlineMs, mayHaveBeenApplied)).deadlineMs
  return { time, sessions, write, deadline }
}

test('a repeat asks for no more time than its session is sure to live without an id', () => {
  const { time, sessions, deadline } = setUp()
  const hour = 3_600_000
  expect(deadline(hour, false)).toBe(hour)
  time.now = 20_000
  expect(deadline(hour, true)).toBe(40_000)
  expect(deadline(5_000, true)).toBe(5_000)
  sessions.current().opened(3)
  expect(deadline(hour, true)).toBe(hour)
})

test('a repeat of what may have been executed under a session that is over has an unknown outcome', () => {
  const { time, write, deadline } = setUp()
  deadline(1_000, false)
  time.now = 60_001
  expect(() => write.request(2, 1_000, true)).toThrowError(
    expect.objectContaining({ code: 'unknown_outcome', outcome: 'unknown' }),
  )
})

test.each([
  [false, 'not-applied'],
  [true, 'unknown'],
])(
  'a session of a group that was replaced ends the write, and another one follows it',
  (sent, outcome) => {
    const { sessions, write, deadline } = setUp()
    const before = sessions.current()
    deadline(1_000, false)
    before.opened(3)
    const rejection = { code: 'group_replaced', message: 'm', limit: 0, actual: 0, setting: '' }
    const results = [{ revision: 9, result: Result.encode({ rejection }) }]
    const response = IpcResponse.decode(
      IpcResponse.encode({ id: 1, more: false, written: { results } }),
    )
    expect(() => write.result(response, sent)).toThrowError(
      expect.objectContaining({ code: 'group_replaced', outcome }),
    )
    expect(sessions.current()).not.toBe(before)
  },
)

test('a repeat has the bytes of the operation again, and leaves those of the first request alone', () => {
  const { sessions, write } = setUp()
  sessions.current().opened(3)
  const first = write.request(1, 1_000, false)
  const sent = Buffer.from(first)
  const again = write.request(2, 900, true)
  expect(Buffer.compare(first, sent)).toBe(0)
  const [before, after] = [sent, again].map((request) => IpcRequest.decode(request))
  expect(after).toEqual({ ...before, id: 2, deadlineMs: 900 })
})
