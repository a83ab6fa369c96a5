import { hashLeaf } from '@tesela/merkle'
import { expect, test } from 'vitest'
import { createLeafCheck } from './leaf-check.ts'
import { buildManifest } from './manifest.ts'

const digest = (seed: number) => hashLeaf(Uint8Array.of(seed % 256, seed >> 8))
const leaves = Array.from({ length: 4_100 }, (_, at) => digest(at))
const sections = [
  { name: '', items: 0, bytes: 0, leaves: [] },
  { name: 'a', items: 9, bytes: 9, leaves },
  { name: 'b', items: 0, bytes: 0, leaves: [] },
  { name: 'c', items: 1, bytes: 1, leaves: [digest(5_000)] },
]
const empty = new Uint8Array(16)
const manifest = buildManifest({
  format: 1,
  groupId: empty,
  anchor: 1,
  term: 1,
  header: empty,
  sections,
})
const all = sections.flatMap((section) => section.leaves)

function check(digests: readonly string[]): void {
  const checking = createLeafCheck(manifest)
  for (const each of digests) checking.add(each)
  checking.finish()
}

test('takes exactly the leaves of the manifest', () => {
  expect(() => check(all)).not.toThrow()
})

test.each([
  ['one too few', all.slice(0, -1)],
  ['one too many', [...all, digest(1)]],
  ['another one', all.with(4_099, digest(1))],
  ['two in another order', all.with(0, all[1] ?? '').with(1, all[0] ?? '')],
  ['none', []],
])('refuses %s', (_, digests) => {
  expect(() => check(digests)).toThrowError(expect.objectContaining({ code: 'manifest_invalid' }))
})
