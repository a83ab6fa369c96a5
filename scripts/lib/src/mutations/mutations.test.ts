import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judge } from './judge.ts'
import { mutations } from './mutations.ts'
import { patchesOf, refusalOf } from './patch.ts'
import { copyWorkspace, type WorkspaceCopy } from './workspace-copy.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const tried = mutations.filter(({ quick }) => quick === true)
let copy: WorkspaceCopy

beforeAll(async () => {
  copy = await copyWorkspace()
})
afterAll(() => copy.remove())

test('there are at least thirty deliberate bugs, each with a name of its own', () => {
  expect(mutations.length).toBeGreaterThanOrEqual(30)
  expect(new Set(mutations.map(({ name }) => name)).size).toBe(mutations.length)
})

test.each(mutations)('$name still applies', async (mutation) => {
  for (const patch of patchesOf(mutation)) {
    const source = await readFile(`${root}${patch.file}`, 'utf8')
    expect(refusalOf(source, patch)).toBeNull()
  }
})

test('a patch that no longer applies is no bug that was caught', async () => {
  const [first] = mutations
  if (first === undefined) throw new Error('there is one')
  const stale = { ...first, find: 'a line that is not there' }
  const { caught, what } = await judge(copy, stale, new AbortController().signal)
  expect({ caught, what }).toEqual({ caught: false, what: expect.stringContaining('0 places') })
})

test.each(tried)('$name is noticed', { timeout: 60_000 }, async (mutation) => {
  const { caught, what } = await judge(copy, mutation, new AbortController().signal)
  expect({ caught, what }).toEqual({ caught: true, what: expect.any(String) })
})
