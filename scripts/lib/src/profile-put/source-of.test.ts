import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sourceOf } from './source-of.ts'

let workspace = ''
let bundle = ''

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'source-of-'))
  const folder = join(workspace, 'daemon', 'dist', 'bundle')
  await mkdir(folder, { recursive: true })
  // Its second line is of one file from the first column on, and of the other from the ninth on.
  const map = {
    version: 3,
    sources: ['../../src/serve.ts', '../../../packages/group/src/writes.ts'],
    names: [],
    mappings: ';AAAA,QCAA',
  }
  await writeFile(join(folder, 'main.js.map'), JSON.stringify(map))
  bundle = pathToFileURL(join(folder, 'main.js')).href
})

afterAll(() => rm(workspace, { recursive: true }))

test.each([
  ['where one file begins', 0, 'daemon/src/serve.ts'],
  ['in the middle of it', 7, 'daemon/src/serve.ts'],
  ['where the other begins', 8, 'packages/group/src/writes.ts'],
  ['behind that', 500, 'packages/group/src/writes.ts'],
])('a function of the bundle is of the file that it was made from: %s', (_, columnNumber, path) => {
  const place = { url: bundle, lineNumber: 1, columnNumber }
  expect(sourceOf(place)).toBe(pathToFileURL(join(workspace, path)).href)
})

test('what the bundler wrote itself is of the bundle', () => {
  expect(sourceOf({ url: bundle, lineNumber: 0, columnNumber: 0 })).toBe(bundle)
})

test.each(['node:internal/streams/writable', '', 'file:///somewhere/packages/group/src/writes.ts'])(
  'a script that was not bundled is its own source: %j',
  (url) => {
    expect(sourceOf({ url, lineNumber: 3, columnNumber: 4 })).toBe(url)
  },
)
