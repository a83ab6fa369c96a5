import { Command } from '@tesela/protos/collections'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commandInSession } from './command-in-session.ts'

const number = fc.oneof(fc.nat(300), fc.maxSafeNat(), fc.constant(Number.MAX_SAFE_INTEGER))
const operation = {
  collection: 'm',
  cell: { set: { value: new Uint8Array(200), returnPrevious: false } },
}

test('a command has the bytes that the codec would write', () => {
  fc.assert(
    fc.property(
      number,
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      number,
      number,
      (id, key, sequence, acknowledgedThrough) => {
        const written = commandInSession(
          { id, key, acknowledgedThrough },
          sequence,
          Command.encode(operation),
        )
        const named = id === 0 ? { sessionKey: key } : {}
        const fields = { session: id, ...named, sequence, acknowledgedThrough, ...operation }
        expect([...written]).toEqual([...Command.encode(fields)])
      },
    ),
    { numRuns: 500, examples: [[0, new Uint8Array(16).fill(9), 1, 0]] },
  )
})
