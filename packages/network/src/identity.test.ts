import { expect, test } from 'vitest'
import { createIdentity, loadIdentity } from './identity.ts'

test('an identity is the same after it was stored', async () => {
  const made = await createIdentity()
  expect(made.keyBytes.byteLength).toBe(68)
  expect(loadIdentity(Uint8Array.from(made.keyBytes)).peerId).toBe(made.peerId)
  expect((await createIdentity()).peerId).not.toBe(made.peerId)
})

test.each([
  ['nothing', new Uint8Array(0)],
  ['too few bytes', new Uint8Array(20)],
  ['bytes of something else', new Uint8Array(68).fill(255)],
])('%s is no identity', (_, bytes) => {
  expect(() => loadIdentity(bytes)).toThrow(expect.objectContaining({ code: 'storage_damaged' }))
})
