import { Command } from '@tesela/protos/collections'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeOperation, FRONT_BYTES } from './encode-operation.ts'

const numbers = [0, 1, 127, 128, 16_384, 2 ** 32, Number.MAX_SAFE_INTEGER]
const optional = fc.oneof(fc.constant(undefined), fc.constantFrom(...numbers), fc.maxSafeNat())
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 5 }),
  fc.constantFrom(127, 128, 16_400).map((length) => new Uint8Array(length).fill(3)),
)
const set = fc.record({
  key: bytes,
  value: bytes,
  ifAbsent: fc.boolean(),
  ifRevision: optional,
  returnPrevious: fc.boolean(),
  ttlMs: optional,
})
const items = fc.array(fc.record({ key: bytes, value: bytes, ttlMs: optional }), { maxLength: 6 })
const map = fc.oneof(
  set.map((each) => ({ set: each })),
  items.map((each) => ({ setMany: { items: each } })),
  bytes.map((key) => ({ delete: { key, returnPrevious: true } })),
)
const collection = fc.constantFrom('', 'bench', 'a'.repeat(128), 'größe', '日')

test('an operation has the bytes that the codec would write', () => {
  fc.assert(
    fc.property(collection, map, (name, command) => {
      const operation = { collection: name, map: command } as Parameters<typeof encodeOperation>[0]
      const encoded = encodeOperation(operation).subarray(FRONT_BYTES)
      expect(Buffer.compare(encoded, Command.encode(operation))).toBe(0)
    }),
    { numRuns: 500 },
  )
})
