import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exitCodeOf } from './exit-code.ts'

const documented = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim())
    const codes = [...(cells[1] ?? '').matchAll(/`([a-z_]+)`/g)].map((match) => match[1] ?? '')
    return codes.map((code) => [code, Number(cells[3])] as const)
  })
  .filter(([, exitCode]) => Number.isInteger(exitCode))

test('the table of docs/errors.md was found', () => {
  expect(documented.length).toBeGreaterThan(20)
})

test.each(documented)('%s ends with %i, as documented', (code, exitCode) => {
  expect(exitCodeOf(code)).toBe(exitCode)
})

test('a code that nobody has written down is internal', () => {
  expect(exitCodeOf('constructor')).toBe(1)
  expect(exitCodeOf('something_new')).toBe(1)
})
