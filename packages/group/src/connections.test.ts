import { expect, test } from 'vitest'
import { createConnections } from './connections.ts'

function setUp() {
  const said: string[] = []
  const say = (what: string) => (peer?: string) => void said.push([what, peer].join(' ').trim())
  const connections = createConnections({
    receiver: { frame: () => undefined },
    mailbox: { post: (input) => void said.push(input.in) },
    asks: { down: say('asks are lost:') },
    answers: { down: say('no answers are wanted:'), flush: say('answers leave') },
    reachable: say('what waits may try'),
    ended: () => false,
    failed: (error) => {
      throw error
    },
  })
  return { connections, said }
}

test('who is down answers nothing any more, and expects nothing', () => {
  const { connections, said } = setUp()
  connections.down('b/1')
  expect(said).toEqual(['asks are lost: b/1', 'no answers are wanted: b/1', 'unreachable'])
})

test('of who is interrupted no answer is waited for, and what it asked is answered', () => {
  const { connections, said } = setUp()
  connections.interrupted('b/1')
  expect(said).toEqual(['asks are lost: b/1', 'unreachable', 'what waits may try'])
})
