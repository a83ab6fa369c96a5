import { expect, test } from 'vitest'
import { createIdentity, loadIdentity } from './identity.ts'

test('an identity is the same after it was stored', async () => {
  const made = await createIdentity()
  expect(made.keyBytes.byteLength).toBe(68)
  expect((await loadIdentity(Uint8Array.from(made.keyBytes))).peerId).toBe(made.peerId)
  expect((await createIdentity()).peerId).not.toBe(made.peerId)
})

test.each([
  ['nothing', new Uint8Array(0)],
  ['too few bytes', new Uint8Array(20)],
  ['bytes of something else', new Uint8Array(68).fill(255)],
])('%s is no identity', async (_, bytes) => {
  await expect(loadIdentity(bytes)).rejects.toMatchObject({ code: 'storage_damaged' })
})

test('an identity of which one bit has changed is refused, wherever the bit is', async () => {
  const { keyBytes } = await createIdentity()
  for (let at = 0; at < keyBytes.byteLength; at++) {
    const changed = Uint8Array.from(keyBytes)
    changed[at] = (changed[at] ?? 0) ^ 0x10
    await expect(loadIdentity(changed)).rejects.toMatchObject({ code: 'storage_damaged' })
  }
})
