import { expect, test } from 'vitest'
import { createRequests } from './requests.ts'

function table() {
  let id = 0
  const timedOut: string[] = []
  const resolver = { timedOut: (peer: string) => void timedOut.push(peer) }
  const requests = createRequests<string>({ resolver, requestId: () => ++id })
  const ask = (peer: string, what: string, now = 0) =>
    requests.ask(peer, what, { now, timeoutMs: 100 }, () => true)
  return { requests, timedOut, ask }
}

test('an answer is one to a request once, and of whom it was put to (C6, R8)', () => {
  const { requests, timedOut, ask } = table()
  ask('a', 'one', 7)
  expect(requests.answered('b', 1)).toBeNull()
  expect(requests.answered('a', 2)).toBeNull()
  expect(requests.answered('a', 1)).toMatchObject({ what: 'one', askedAt: 7, deadline: 107 })
  expect(requests.answered('a', 1)).toBeNull()
  expect(timedOut).toEqual([])
})

test('an answer that is there before the request was sent whole finds it', () => {
  const { requests, timedOut } = table()
  let answered: unknown = null
  requests.ask('a', 'one', { now: 0, timeoutMs: 100 }, (id) => {
    answered = requests.answered('a', id)
    return true
  })
  expect(answered).toMatchObject({ peer: 'a', what: 'one' })
  expect(requests.size).toBe(0)
  expect(timedOut).toEqual([])
})

test('what cannot be sent is not under way, and its peer waits (R2)', () => {
  const { requests, timedOut } = table()
  const timing = { now: 0, timeoutMs: 100 }
  expect(requests.ask('a', 'one', timing, () => false)).toBe(false)
  expect(requests.size).toBe(0)
  expect(timedOut).toEqual(['a'])
})

test('what comes too late, or was put to who is gone, is given up, and its peer waits (R2, H3)', () => {
  const { requests, timedOut, ask } = table()
  ask('a', 'late', 0)
  ask('b', 'lost', 50)
  ask('c', 'kept', 50)
  expect(requests.giveUp(['a', 'b', 'c'], 99)).toEqual([])
  const lost = requests.giveUp(['a', 'c'], 100)
  expect(lost.map(({ what }) => what)).toEqual(['late', 'lost'])
  expect(timedOut).toEqual(['a', 'b'])
  expect([...requests].map(({ what }) => what)).toEqual(['kept'])
})

test('what is forgotten blames nobody, and its answer finds nobody (C7, R7, R8)', () => {
  const { requests, timedOut, ask } = table()
  for (const what of ['one', 'two']) ask('a', what)
  ask('b', 'three')
  expect(requests.to('a')).toBe(2)
  expect([...requests.peers]).toEqual(['a', 'b'])
  expect(requests.forget(({ what }) => what !== 'two')).toHaveLength(2)
  expect(requests.answered('a', 1)).toBeNull()
  expect(requests.answered('a', 2)).not.toBeNull()
  expect(timedOut).toEqual([])
})
