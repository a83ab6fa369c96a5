import { expect, test } from 'vitest'
import { applyCommands, commandLength, emptyState, writeCommand } from './command.ts'

test('commands one behind the other are applied in order', () => {
  const first = [
    [Buffer.from('a'), Buffer.from('1')],
    [Buffer.from([0xff]), Buffer.alloc(0)],
  ] as const
  const second = [[Buffer.from('a'), Buffer.from('22')]] as const
  const buffer = Buffer.alloc(commandLength(first) + commandLength(second))
  const middle = writeCommand(buffer, 0, first)
  expect(middle).toBe(commandLength(first))
  expect(writeCommand(buffer, middle, second)).toBe(buffer.length)
  const state = applyCommands(emptyState, buffer, 0, buffer.length)
  expect(state.toObject()).toEqual({ a: Buffer.from('22'), ÿ: Buffer.alloc(0) })
})
