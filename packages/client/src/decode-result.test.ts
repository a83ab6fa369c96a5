import { Result } from '@tesela/protos/collections'
import { expect, test } from 'vitest'
import { decodeResult } from './decode-result.ts'

const [key, value] = [new Uint8Array(3), new Uint8Array(2)]
const previous = { key, value, created: 1, modified: 2 }

test.each<readonly [string, Partial<Result>]>([
  ['a set that was applied', { mapSet: { applied: true } }],
  ['one that was not', { mapSet: { applied: false } }],
  ['one with what was there', { mapSet: { applied: true, previous } }],
  ['another write', { dropped: { existed: true } }],
])('the result of %s is what the codec reads', (_, result) => {
  const bytes = Result.encode(result)
  expect(decodeResult(bytes)).toEqual(Result.decode(bytes))
})
