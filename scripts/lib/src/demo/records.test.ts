import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addNdjson, addPackages, type Records } from './records.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tesela-records-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a package that several links lead to is one record, on one line', async () => {
  const store = join(folder, '.pnpm/a@1/node_modules/a')
  await mkdir(store, { recursive: true })
  await writeFile(join(store, 'package.json'), '{\n  "name": "a"\n}\n')
  await symlink(store, join(folder, 'a'))
  await symlink(folder, join(store, 'circle'))
  const records: Records = new Map()
  await addPackages(records, folder)
  expect([...records]).toEqual([
    [
      'node_modules/.pnpm/a@1/node_modules/a/package.json',
      '{"path":"node_modules/.pnpm/a@1/node_modules/a/package.json","record":{ "name": "a" }}',
    ],
  ])
})

test('each line of a file is a record under its number, and one that is not JSON is refused by it', async () => {
  const file = join(folder, 'some.ndjson')
  await writeFile(file, '{"a":1}\r\n\n[2]\n')
  const records: Records = new Map()
  await addNdjson(records, file)
  expect([...records.keys()]).toEqual(['some.ndjson:1', 'some.ndjson:3'])
  expect(records.get('some.ndjson:3')).toBe('{"path":"some.ndjson:3","record":[2]}')

  await writeFile(file, '{"a":1}\n{"b":\n')
  await expect(addNdjson(records, file)).rejects.toThrow(/some\.ndjson:2 is not JSON/)
  await expect(addNdjson(records, join(folder, 'none'))).rejects.toThrow(/cannot be read/)
})
