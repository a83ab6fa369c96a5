import { expect, test } from 'vitest'
import { createConnections } from './connections.ts'

function setUp() {
  const said: string[] = []
  const say = (what: string) => (peer?: string) => void said.push([what, peer].join(' ').trim())
  let timer: (() => void) | null = null
  let waiting = 0
  const connections = createConnections({
    receiver: { frame: () => undefined },
    mailbox: { post: (input) => void said.push(input.in) },
    asks: { down: say('asks are lost:') },
    answers: { down: say('no answers are wanted:'), flush: say('answers leave') },
    reachable: say('what waits may try'),
    clock: {
      timer: (_ms, callback) => {
        waiting += 1
        timer = callback
        return () => {
          waiting -= 1
        }
      },
    },
    settings: { electionMs: 100 },
    ended: () => false,
    failed: (error) => {
      throw error
    },
  })
  return { connections, said, ring: () => timer?.(), waiting: () => waiting }
}

test('who is down answers nothing any more, and expects nothing', () => {
  const { connections, said } = setUp()
  connections.down('b/1')
  expect(said).toEqual(['asks are lost: b/1', 'no answers are wanted: b/1', 'unreachable'])
})

test('of who is interrupted no answer is waited for, and what it asked is answered', () => {
  const { connections, said } = setUp()
  connections.interrupted('b/1')
  expect(said).toEqual(['unreachable', 'asks are lost: b/1', 'what waits may try'])
})

test('who is told later than this member that they are interrupted is asked again when he knows', () => {
  const { connections, said, ring, waiting } = setUp()
  connections.interrupted('b/1')
  connections.interrupted('b/1')
  expect(waiting()).toBe(1)
  said.length = 0
  ring()
  expect(said).toEqual(['asks are lost: b/1', 'what waits may try'])
})
