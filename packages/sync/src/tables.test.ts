import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const packages = fileURLToPath(new URL('../../', import.meta.url))
const table = readFileSync(fileURLToPath(new URL('../TABLES.md', import.meta.url)), 'utf8')

const rows = table.split('\n').flatMap((line) => {
  const id = /^\| ([CRH]\d+) \|/.exec(line)?.[1]
  if (id === undefined) return []
  const tests = [...line.matchAll(/`([^`]+\.test\.ts)`: “([^”]+)”/g)]
  return [{ id, tests: tests.map(([, file = '', name = '']) => ({ file, name })) }]
})
const ids = (letter: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${letter}${at + 1}`)

test('every row is there, once, and names a test', () => {
  expect(rows.map(({ id }) => id)).toEqual([...ids('C', 27), ...ids('R', 8), ...ids('H', 22)])
  expect(rows.filter(({ tests }) => tests.length === 0)).toEqual([])
})

test.each(rows)('$id names tests that exist', ({ tests }) => {
  for (const { file, name } of tests) {
    const path = `${packages}${file}`
    expect(existsSync(path), file).toBe(true)
    const source = readFileSync(path, 'utf8')
    const isThere = ["'", '`'].some((quote) => source.includes(`${quote}${name}${quote},`))
    expect(isThere, `${file}: ${name}`).toBe(true)
  }
})
