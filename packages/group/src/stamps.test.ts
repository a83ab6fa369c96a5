import { ConfContext } from '@tesela/protos/collections'
import { type Entry, encodeConfChange } from '@tesela/raft'
import { expect, test } from 'vitest'
import { stampReader } from './stamps.ts'

const read = stampReader({ stampOf: (data) => data[0] ?? null })

function conf(context: Uint8Array): Entry {
  const ops = [{ op: 'addVoter', id: 'a/1' }] as const
  const data = encodeConfChange({ transition: 'auto', ops, context })
  return { type: 'conf', term: 1, index: 1, data }
}

test('a configuration entry tells the time of its context, a normal one that of its prefix', () => {
  expect(read(conf(ConfContext.encode({ logTime: 7, members: [] })))).toBe(7)
  expect(read({ type: 'normal', term: 1, index: 1, data: Uint8Array.of(9) })).toBe(9)
  expect(read({ type: 'normal', term: 1, index: 1, data: new Uint8Array() })).toBeNull()
})

test.each([
  ['a wire type that there is none of', [0x0f]],
  ['a number cut short', [0x08, 0xff]],
  ['a number beyond a safe integer', [0x08, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]],
])('%s in the context tells no time, and ends nothing', (_what, bytes) => {
  expect(read(conf(Uint8Array.from(bytes)))).toBeNull()
  expect(read({ type: 'conf', term: 1, index: 1, data: Uint8Array.from(bytes) })).toBeNull()
})
