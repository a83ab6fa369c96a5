import { Command } from '@tesela/protos/collections'
import { describe, expect, it } from 'vitest'
import { readCommand } from './bodies.ts'
import { defaultLimits } from './limits.ts'

const place = { session: 1, sequence: 1, acknowledgedThrough: 0, collection: 'c' }
const value = new Uint8Array([1])

/** One of every operation that a command may have. */
const operations: Required<
  Omit<Command, 'session' | 'sessionKey' | 'sequence' | 'acknowledgedThrough' | 'collection'>
> = {
  create: { kind: 'map' },
  drop: {},
  map: { clear: {} },
  vec: { clear: {} },
  set: { clear: {} },
  cell: { clear: {} },
  once: { set: { value } },
  queue: { clear: {} },
  atomic: { checks: [], operations: [] },
}
const names = Object.keys(operations) as (keyof typeof operations)[]
const kinds = ['map', 'vec', 'set', 'cell', 'once', 'queue'] as const

function codeOf(command: Partial<Command>): string | undefined {
  const read = readCommand(Command.encode({ ...place, ...command }), defaultLimits)
  return 'code' in read ? read.code : undefined
}

describe('a command', () => {
  it.each(names)('with %s and nothing else is read', (name) => {
    const collection = name === 'atomic' ? '' : 'c'
    expect(codeOf({ collection, [name]: operations[name] })).toBeUndefined()
  })

  it('without an operation is refused', () => {
    expect(codeOf({})).toBe('invalid_command')
  })

  it.each(names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const)))(
    'with %s and %s is refused',
    (one, other) => {
      const both = { [one]: operations[one], [other]: operations[other] }
      expect(codeOf(both)).toBe('invalid_command')
      expect(codeOf({ ...both, collection: '' })).toBe('invalid_command')
    },
  )
})

describe('an operation of a transaction', () => {
  const codeWithin = (operation: object) =>
    codeOf({
      collection: '',
      atomic: { checks: [], operations: [{ collection: 'c', ...operation }] },
    })

  it.each(kinds)('on a %s and nothing else is read', (kind) => {
    expect(codeWithin({ [kind]: operations[kind] })).toBeUndefined()
  })

  it('on nothing is refused', () => {
    expect(codeWithin({})).toBe('invalid_command')
  })

  it.each(kinds.flatMap((one, at) => kinds.slice(at + 1).map((other) => [one, other] as const)))(
    'on a %s and a %s is refused',
    (one, other) => {
      const both = { [one]: operations[one], [other]: operations[other] }
      expect(codeWithin(both)).toBe('invalid_command')
    },
  )
})
