import { expect, it } from 'vitest'
import { weightOf } from './kept-results.ts'
import type { Session } from './session.ts'
import { sessionCodec } from './session-codec.ts'
import { sessionFormat, sessionPlace } from './session-format.ts'
import { createCutHash } from './tree/cut-hash.ts'
import { digestTree } from './tree/digests.ts'
import type { ItemCodec } from './tree/format.ts'
import { createOrderedMap } from './tree/ordered-map.ts'

const format = sessionFormat(createCutHash(new Uint8Array(32)))

function digest(results: Session['results'], codec: ItemCodec<Session>) {
  const resultBytes = results.reduce((sum, result) => sum + weightOf(result), 0)
  const draft = createOrderedMap(format).fork()
  const session = { id: 5, key: 'k'.repeat(16), deadline: 9, acknowledged: 0, results, resultBytes }
  draft.set(sessionPlace(5), session)
  const computation = digestTree(draft.seal(), codec)
  for (let steps = 1; ; steps++) {
    const { done, value } = computation.next()
    if (done) return { root: value.root, steps }
  }
}

it('hashes a session of many results, and of large ones, in steps', () => {
  const { encode, decode } = sessionCodec
  const kept = (sequence: number, bytes: number) => ({
    sequence,
    revision: 7,
    result: new Uint8Array(bytes).fill(sequence),
  })
  const many = Array.from({ length: 1024 }, (_, at) => kept(at + 1, 5000))
  const large = [kept(1, 0), kept(2, 4_000_000), kept(3, 65_536), kept(4, 1)]
  for (const results of [many, large]) {
    const { root, steps } = digest(results, sessionCodec)
    expect(steps).toBeGreaterThan(30)
    expect(digest(results, { encode, decode }).root).toBe(root)
  }
})
