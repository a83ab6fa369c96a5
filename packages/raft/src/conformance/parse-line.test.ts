import { expect, test } from 'vitest'
import { parseLine } from './parse-line.ts'

test.each([
  ['a command alone', 'stabilize', 'stabilize', []],
  ['words', ' stabilize  1   2 ', 'stabilize', ['1', '2']],
  ['a word that looks like a list', 'propose 1 (a,b', 'propose', ['1', '(a,b']],
  ['a value', 'x key=value', 'x', ['key=value']],
  ['an empty value', 'x key= word', 'x', ['key=', 'word']],
  ['a list', 'x key=(a, b,c) word', 'x', ['key=a|b|c', 'word']],
  ['a list within a list', 'x key=(a + (b, c), d)', 'x', ['key=a + (b, c)|d']],
])('a line with %s is read', (_name, line, command, args) => {
  const parsed = parseLine(line)
  expect(parsed?.command).toBe(command)
  const texts = parsed?.args.map(({ key, values }) =>
    values.length === 0 ? key : `${key}=${values.join('|')}`,
  )
  expect(texts).toEqual(args)
})

test.each(['x key=(a, b', 'x =value'])('%s cannot be read', (line) => {
  expect(parseLine(line)).toBeNull()
})
