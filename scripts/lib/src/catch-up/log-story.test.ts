import { describe, expect, test } from 'vitest'
import { type LogLine, storyIn } from './log-story.ts'

const lines: readonly LogLine[] = [
  { msg: 'begins', at: 1, leader: 'a' },
  { msg: 'goes on', at: 2, phase: 'leaves' },
  { msg: 'begins', at: 3, leader: 'b' },
  { msg: 'ended', at: 4, fetchedBytes: 7 },
]

describe('the story in a log', () => {
  test('is found in its order, whatever lies between', () => {
    const told = storyIn('peer-1', lines, [{ msg: 'begins' }, { msg: 'ended' }])
    expect(told.map(({ at }) => at)).toEqual([1, 4])
  })

  test('goes by the fields that are named', () => {
    const told = storyIn('peer-1', lines, [{ msg: 'begins', fields: { leader: 'b' } }])
    expect(told.map(({ at }) => at)).toEqual([3])
  })

  test('is not found in another order', () => {
    expect(() => storyIn('peer-1', lines, [{ msg: 'ended' }, { msg: 'begins' }])).toThrow(
      'The log of peer-1 has no "begins" {} behind "ended".',
    )
  })

  test('needs a line of its own for each chapter', () => {
    expect(() => storyIn('peer-1', lines, [{ msg: 'ended' }, { msg: 'ended' }])).toThrow(
      'behind "ended"',
    )
  })

  test('is not told by a line with other fields', () => {
    const phase = { phase: 'manifest' }
    expect(() => storyIn('peer-1', lines, [{ msg: 'goes on', fields: phase }])).toThrow(
      'no "goes on" {"phase":"manifest"}.',
    )
  })
})
