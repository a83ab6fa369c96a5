import { expect, test } from 'vitest'
import { errorFromFailure, errorFromRejection } from './failure.ts'

const failure = { code: '', message: 'a sentence', unknown: false, retryAfterMs: 0, details: '' }

test('a failure keeps its code, outcome, pause and fields', () => {
  expect(
    errorFromFailure({
      ...failure,
      code: 'limit_exceeded',
      details: '{"limit":1,"actual":2,"setting":"max_key_bytes"}',
    }),
  ).toMatchObject({ name: 'LimitExceeded', limit: 1, actual: 2, setting: 'max_key_bytes' })
  expect(errorFromFailure({ ...failure, code: 'overloaded', retryAfterMs: 50 })).toMatchObject({
    code: 'overloaded',
    outcome: 'not-applied',
    retryAfterMs: 50,
  })
  expect(errorFromFailure({ ...failure, code: 'unavailable', unknown: true }).outcome).toBe(
    'unknown',
  )
  expect(
    errorFromFailure({ ...failure, code: 'compacted', details: '{"oldest":9}' }),
  ).toMatchObject({ oldest: 9n })
})

test('a code of a newer daemon is kept, and one named like a property of objects is no trap', () => {
  expect(errorFromFailure({ ...failure, code: 'brand_new' }).code).toBe('brand_new')
  expect(errorFromFailure({ ...failure, code: 'constructor' }).code).toBe('constructor')
  expect(errorFromFailure(failure).code).toBe('internal')
})

test('details that are no object are left out', () => {
  for (const details of ['[1]', 'null', '{', '"x"']) {
    expect(errorFromFailure({ ...failure, code: 'limit_exceeded', details })).toMatchObject({
      limit: 0,
    })
  }
})

test('a rejection changed nothing', () => {
  const rejection = { code: 'wrong_kind', message: 'm', limit: 0, actual: 0, setting: '' }
  expect(errorFromRejection(rejection)).toMatchObject({ name: 'WrongKind', outcome: 'not-applied' })
})

test('a full disk can be told from nobody being there', () => {
  const details = JSON.stringify({ reason: 'disk_full' })
  const refused = { code: 'unavailable', message: 'x', unknown: false, retryAfterMs: 0 }
  expect(errorFromFailure({ ...refused, details })).toMatchObject({ reason: 'disk_full' })
  expect(errorFromFailure({ ...refused, details: '' })).toMatchObject({ reason: undefined })
})
