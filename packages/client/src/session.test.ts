import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SESSION_WINDOW } from './constants.ts'
import { createSessions } from './session.ts'

test('acknowledged is every sequence up to which all have ended, in any order', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8]), (ended) => {
      const session = createSessions(() => 0).current()
      for (let n = 0; n < 8; n++) session.issue()
      for (const sequence of ended) session.ended(sequence)
      const firstOpen = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((sequence) => !ended.includes(sequence))
      expect(session.acknowledgedThrough).toBe((firstOpen ?? 9) - 1)
    }),
  )
})

test('a window is full while its oldest sequence is open, and slides for ever', () => {
  const session = createSessions(() => 0).current()
  for (let n = 0; n < SESSION_WINDOW; n++) session.issue()
  expect(session.hasRoom).toBe(false)
  for (let sequence = 2; sequence <= SESSION_WINDOW; sequence++) session.ended(sequence)
  expect(session.hasRoom).toBe(false)
  session.ended(1)
  expect(session.acknowledgedThrough).toBe(SESSION_WINDOW)
  for (let n = 0; n < 5 * SESSION_WINDOW; n++) session.ended(session.issue())
  expect(session.acknowledgedThrough).toBe(6 * SESSION_WINDOW)
})

test('a session whose opening nobody confirmed is given up before it could have expired', () => {
  let now = 0
  const sessions = createSessions(() => now)
  const first = sessions.current()
  now = 59_000
  expect(sessions.current()).toBe(first)
  now = 61_000
  const second = sessions.current()
  expect(second.key).not.toEqual(first.key)
  second.opened(7)
  now = 1_000_000
  expect(sessions.current()).toBe(second)
  expect(sessions.opened).toBe(second)
  second.expire()
  expect(sessions.opened).toBeUndefined()
  expect(sessions.current()).not.toBe(second)
})

test('an opening that is answered too late, or with a second id, ends the session', () => {
  let now = 0
  const sessions = createSessions(() => now)
  const late = sessions.current()
  now = 61_000
  late.opened(7)
  expect(late.isOver).toBe(true)
  const twice = sessions.current()
  twice.opened(8)
  twice.opened(8)
  expect(sessions.current()).toBe(twice)
  twice.opened(9)
  expect(sessions.current()).not.toBe(twice)
})
