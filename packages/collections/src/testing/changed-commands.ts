/** Commands whose bytes were changed at random, for those who read them in another way than the codec. */
import { Command } from '@tesela/protos/collections'
import fc from 'fast-check'
import { expect } from 'vitest'
import { bytesOf } from '../byte-string.ts'
import type { ReadBytes, ReadCommand } from '../read-command.ts'
import { commandShape, itemsAtMost } from '../shapes.ts'
import { hasShape } from '../wire-shape.ts'

interface Change {
  readonly at: number
  readonly remove: number
  readonly insert: readonly number[]
}

/** Something else than a codec writes: bytes changed, doubled or left out. */
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  remove: fc.nat(2),
  insert: fc.array(fc.nat(255), { maxLength: 2 }),
})

function changed(data: Uint8Array, { at, remove, insert }: Change): Uint8Array {
  const from = at % (data.length + 1)
  return new Uint8Array(
    Buffer.concat([data.subarray(0, from), Uint8Array.from(insert), data.subarray(from + remove)]),
  )
}

/** How many of the commands had which end. */
export interface ChangedReads {
  /** Read: as the codec reads them. */
  readonly read: number
  /** Left, though they have the shape of a command. */
  readonly left: number
  /** Left, and no commands. */
  readonly bad: number
}

/** Expects of whatever is read that it has the shape of a command and is what the codec decodes. */
export function readChanged(
  command: fc.Arbitrary<Partial<Command>>,
  read: (data: Uint8Array) => ReadCommand | null,
  numRuns: number,
): ChangedReads {
  const count = { read: 0, left: 0, bad: 0 }
  fc.assert(
    fc.property(command, fc.array(change, { minLength: 1, maxLength: 3 }), (fields, changes) => {
      const data = changes.reduce<Uint8Array>(changed, Command.encode(fields))
      const isGood = hasShape(data, commandShape, itemsAtMost)
      const direct = read(data)
      if (direct === null) count[isGood ? 'left' : 'bad']++
      else {
        count.read++
        expect(isGood).toBe(true)
        expect(plainly(direct)).toEqual(Command.decode(data))
      }
    }),
    { numRuns },
  )
  return count
}

/** With plain arrays where it has buffers and strings. */
export function plainly(command: ReadCommand | null): object | null {
  const plain = structuredClone(command)
  const written = plain?.map?.set === undefined ? plain?.map?.setMany?.items : [plain.map.set]
  for (const item of written ?? []) {
    item.key = arrayOf(item.key)
    item.value = arrayOf(item.value)
  }
  return plain
}

function arrayOf(read: ReadBytes): Uint8Array {
  return typeof read === 'string' ? new Uint8Array(bytesOf(read)) : read
}
