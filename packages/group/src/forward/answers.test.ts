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

test('an answer that finds no way is kept, and leaves in its order when the way opens', () => {
  const transport = gatedTransport()
  const answers = createAnswers(transport, 100)
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
  const answers = createAnswers(transport, 4)
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
  const answers = createAnswers(transport, 100)
  answers.send('a', Uint8Array.of(1))
  answers.send('b', Uint8Array.of(2))
  answers.down('a')
  transport.open = true
  answers.flush()
  expect(transport.taken).toEqual(['b:2'])
})
