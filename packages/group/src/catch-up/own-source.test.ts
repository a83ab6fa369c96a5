import type { SnapshotName, SnapshotSource } from '@tesela/sync'
import { expect, test } from 'vitest'
import { createOwnSource } from './own-source.ts'

const name = { anchor: 10, term: 1, root: 'r'.repeat(32) }
const gone: SnapshotName = { ...name, anchor: 5 }

/** A shelf with one snapshot, and what is said to it. */
function lent() {
  const said: string[] = []
  const snapshot = { ...name, sealed: true, disputed: false, manifest: Buffer.of(), digests: [] }
  const shelf: SnapshotSource = {
    serving: () => true,
    newest: () => snapshot,
    newestSealed: () => snapshot,
    find: ({ anchor }) => (anchor === name.anchor ? snapshot : null),
    hold: ({ anchor }) => void said.push(`hold ${anchor}`),
    release: ({ anchor }) => void said.push(`release ${anchor}`),
    read: (_name, { from }, done) => done([Uint8Array.of(from)]),
  }
  const mistakes: unknown[] = []
  const source = createOwnSource(shelf, (act) => {
    try {
      act()
    } catch (error) {
      mistakes.push(error)
    }
  })
  return { source, said, mistakes }
}

test('whoever gives back more than it holds takes nothing from the others', () => {
  const { source, said } = lent()
  source.release(name)
  source.hold(gone)
  source.release(gone)
  expect(said).toEqual([])
  source.hold(name)
  source.hold(name)
  for (let time = 0; time < 3; time += 1) source.release(name)
  expect(said).toEqual(['hold 10', 'hold 10', 'release 10', 'release 10'])
})

test('what it throws when it is called back goes no further', () => {
  const { source, mistakes } = lent()
  source.read(name, { from: 3, count: 1, maxBytes: 1 }, (leaves) => {
    throw leaves?.[0]
  })
  expect(mistakes).toEqual([Uint8Array.of(3)])
})
