import type { SnapshotName } from '@tesela/sync'
import { expect, test } from 'vitest'
import { createOwnSource, type OwnSourceOptions } from './own-source.ts'

const name = { anchor: 10, term: 1, root: 'r'.repeat(32) }
const gone: SnapshotName = { ...name, anchor: 5 }

/** A shelf with one snapshot, and what is said to it. */
function lent() {
  const said: string[] = []
  /** Reads under way. */
  const reading: (() => void)[] = []
  const snapshot = { ...name, sealed: true, disputed: false, manifest: Buffer.of(), digests: [] }
  const shelf: OwnSourceOptions['shelf'] = {
    serving: () => true,
    newest: () => snapshot,
    newestSealed: () => snapshot,
    find: ({ anchor }) => (anchor === name.anchor ? snapshot : null),
    hold: ({ anchor }) => void said.push(`hold ${anchor}`),
    release: ({ anchor }) => void said.push(`release ${anchor}`),
    takeBack: ({ anchor }, holds) => void said.push(`take back ${holds} of ${anchor}`),
    read: (_name, { from }, done) => void reading.push(() => done([Uint8Array.of(from)])),
  }
  const mistakes: unknown[] = []
  const time = { now: 0 }
  const { source, tick } = createOwnSource({
    shelf,
    clock: { now: () => time.now },
    idleMs: 100,
    contained(act) {
      try {
        act()
      } catch (error) {
        mistakes.push(error)
      }
    },
    takenBack: ({ anchor }, holds) => void said.push(`told of ${holds} of ${anchor}`),
  })
  const pass = (ms: number) => {
    time.now += ms
    tick(time.now)
  }
  return { source, said, mistakes, reading, pass }
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
  const { source, mistakes, reading } = lent()
  source.read(name, { from: 3, count: 1, maxBytes: 1 }, (leaves) => {
    throw leaves?.[0]
  })
  for (const answer of reading) answer()
  expect(mistakes).toEqual([Uint8Array.of(3)])
})

test('what is held and neither held anew nor read for too long is taken back, all of it', () => {
  const { source, said, reading, pass } = lent()
  source.hold(name)
  pass(99)
  source.hold(name)
  pass(99)
  source.read(name, { from: 0, count: 1, maxBytes: 1 }, () => undefined)
  pass(1000)
  for (const answer of reading) answer()
  pass(99)
  expect(said).toEqual(['hold 10', 'hold 10'])
  pass(1)
  const taken = ['take back 2 of 10', 'told of 2 of 10']
  expect(said).toEqual(['hold 10', 'hold 10', ...taken])
  // It may hold it again. What it gives back late is what was taken back, and not what it has since.
  source.hold(name)
  source.release(name)
  source.release(name)
  expect(said.slice(4)).toEqual(['hold 10'])
  source.release(name)
  source.release(name)
  pass(1000)
  expect(said.slice(4)).toEqual(['hold 10', 'release 10'])
})
