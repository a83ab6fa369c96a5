import { expect, test } from 'vitest'
import { ndjsonOfStanzas, type PackageLine } from './ndjson-of-stanzas.ts'

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.split('\n')
}

test('a paragraph becomes one line under name, version and architecture, its continuation lines kept', async () => {
  const text =
    'Package: a\nVersion: 1:2-3\nArchitecture: all\nDescription: short\n long: it is\n .\n\n\nPackage: b'
  const lines: PackageLine[] = []
  for await (const line of ndjsonOfStanzas(linesOf(text))) lines.push(line)
  expect(lines.map(({ id }) => id)).toEqual(['a=1:2-3:all', 'b=:'])
  expect(JSON.parse(lines[0]?.line ?? '')).toEqual({
    id: 'a=1:2-3:all',
    Package: 'a',
    Version: '1:2-3',
    Architecture: 'all',
    Description: 'short\n long: it is\n .',
  })
})
