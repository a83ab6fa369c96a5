import { LimitExceeded, UnknownOutcome } from '@tesela/client'
import { describe, expect, test } from 'vitest'
import { InterruptedError, UsageError } from './errors.ts'
import { failureOf, reportLines } from './report.ts'
import { sentence } from './sentence.ts'

const plain = { json: false, verbose: false }

describe('what a user is told', () => {
  test('is one line, whatever the message holds', () => {
    const lines = reportLines(new UsageError('one\n  two\u001b[31m'), plain)
    expect(lines).toEqual(['tesela: One two\\x1b[31m.'])
  })

  test('names what the system refused, and why, in words', () => {
    const error = (code: string) =>
      Object.assign(new Error(`${code}: x, mkdir '/srv/a'`), {
        code,
        syscall: 'mkdir',
        path: '/srv/a',
      })
    expect(reportLines(error('EACCES'), plain)).toEqual([
      'tesela: Cannot mkdir /srv/a: permission denied.',
    ])
    expect(reportLines(error('EMFILE'), plain)).toEqual(["tesela: EMFILE: x, mkdir '/srv/a'."])
  })

  test('holds a stack trace only when asked for', () => {
    const error = new UsageError('wrong', { cause: new Error('because') })
    expect(reportLines(error, plain).join('\n')).not.toContain('at ')
    const verbose = reportLines(error, { json: false, verbose: true }).join('\n')
    expect(verbose).toMatch(/report\.test/)
    expect(verbose).toContain('caused by: Error: because')
  })

  test('is a document with code, outcome, message and the fields of the error with --json', () => {
    const error = new LimitExceeded('too long', { limit: 1, actual: 2, setting: 'max_key_bytes' })
    const [line = ''] = reportLines(error, { json: true, verbose: false })
    expect(JSON.parse(line)).toEqual({
      code: 'limit_exceeded',
      outcome: 'not-applied',
      message: 'Too long.',
      limit: 1,
      actual: 2,
      setting: 'max_key_bytes',
    })
  })
})

test.each([
  [new UsageError('x'), 'usage', 'not-applied', 2],
  [new UnknownOutcome('x'), 'unknown_outcome', 'unknown', 5],
  [new InterruptedError(), 'interrupted', 'unknown', 130],
  [new TypeError('x is undefined'), 'internal', 'unknown', 1],
  [Object.assign(new Error('no'), { code: 'EACCES' }), 'internal', 'unknown', 1],
  [Object.assign(new Error('no'), { code: 'of_tomorrow' }), 'of_tomorrow', 'unknown', 1],
  ['a string', 'internal', 'unknown', 1],
  [undefined, 'internal', 'unknown', 1],
])('%s is reported by its code', (error, code, outcome, exitCode) => {
  expect(failureOf(error)).toMatchObject({ code, outcome, exitCode })
})

test('details cannot pass for code or outcome', () => {
  const error = Object.assign(new Error('x'), {
    code: 'unavailable',
    outcome: 'not-applied',
    details: { code: 'fine', hint: 1 },
  })
  expect(failureOf(error)).toMatchObject({ code: 'unavailable', exitCode: 4, fields: { hint: 1 } })
})

test.each([
  ['no leader', 'unavailable', 'No leader; `tesela status` shows who is missing.'],
  [
    'another peer answers at /ip4/127.0.0.1/tcp/1',
    'invite_refused',
    'Another peer answers at /ip4/127.0.0.1/tcp/1; check the address, or ask a member for a new invite from `tesela invite`.',
  ],
  ['nobody answers; start it', 'unavailable', 'Nobody answers; start it.'],
  ['max_key_bytes is 4096', 'limit_exceeded', 'max_key_bytes is 4096.'],
  ['/tmp/x is damaged.', 'storage_damaged', '/tmp/x is damaged.'],
  [
    "'jobs' is a map, not a set",
    'wrong_kind',
    "'jobs' is a map, not a set; `tesela ls` shows the kinds.",
  ],
  ['did you mean it?', 'usage', 'Did you mean it?'],
])('"%s" (%s) becomes a sentence', (message, code, expected) => {
  expect(sentence(message, code)).toBe(expected)
})
