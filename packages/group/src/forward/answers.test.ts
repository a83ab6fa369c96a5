import { expect, test } from 'vitest'
import { createAnswers } from './answers.ts'

/** Takes frames only while its way out is open. */
function gatedTransport() {
  const taken: string[] = []
  return {
    taken,
    open: false,
    send(to: string, _channel: string, body: Uint8Array): boolean {
      if (this.open) taken.push(`${to}:${body.join()}`)
      return this.open
    },
  }
}

const clock = { at: 0, now: () => clock.at }

function setUp(transport: ReturnType<typeof gatedTransport>, maxBytes = 100) {
  return createAnswers({ transport, clock, maxBytes, keepMs: 1000 })
}

test('an answer that finds no way is kept, and leaves in its order when the way opens', () => {
  const transport = gatedTransport()
  const answers = setUp(transport)
  answers.send('a', Uint8Array.of(1))
  answers.send('b', Uint8Array.of(2))
  answers.flush()
  expect(transport.taken).toEqual([])
  transport.open = true
  answers.flush()
  answers.flush()
  expect(transport.taken).toEqual(['a:1', 'b:2'])
})

test('what is kept has a bound, and room again once it left', () => {
  const transport = gatedTransport()
  const answers = setUp(transport, 4)
  answers.send('a', Uint8Array.of(1, 1, 1))
  answers.send('a', Uint8Array.of(2, 2))
  answers.send('a', Uint8Array.of(3))
  transport.open = true
  answers.flush()
  expect(transport.taken).toEqual(['a:1,1,1', 'a:3'])
  transport.open = false
  answers.send('a', Uint8Array.of(4, 4, 4, 4))
  transport.open = true
  answers.flush()
  expect(transport.taken.at(-1)).toBe('a:4,4,4,4')
})

test('a member whose connection ended is answered no more', () => {
  const transport = gatedTransport()
  const answers = setUp(transport)
  answers.send('a', Uint8Array.of(1))
  answers.send('b', Uint8Array.of(2))
  answers.down('a')
  transport.open = true
  answers.flush()
  expect(transport.taken).toEqual(['b:2'])
})

test('an answer that nobody can wait for any more is kept no longer', () => {
  const transport = gatedTransport()
  const answers = setUp(transport, 3)
  answers.send('gone', Uint8Array.of(1, 1, 1))
  clock.at += 999
  answers.flush()
  clock.at += 1
  answers.flush()
  answers.send('a', Uint8Array.of(2, 2, 2))
  transport.open = true
  answers.flush()
  expect(transport.taken).toEqual(['a:2,2,2'])
})
