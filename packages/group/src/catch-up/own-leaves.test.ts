import { hashLeaf } from '@tesela/merkle'
import { expect, test } from 'vitest'
import type { StateDigests } from '../seams.ts'
import { createVirtualClock } from '../testing/virtual-clock.ts'
import { putOwnLeaves } from './own-leaves.ts'

const leaf = (of: number) => Uint8Array.of(of, of)
const digestOf = (of: number) => hashLeaf(leaf(of))

/** A state of two sections, which counts what is encoded. */
function stateOf(sections: Readonly<Record<string, readonly number[]>>) {
  let encoded = 0
  const digests = Object.entries(sections).map(([name, of]) => ({
    ...{ name, items: of.length, bytes: 2 * of.length },
    leaves: of.map(digestOf),
  }))
  return {
    encoded: () => encoded,
    *digest(): Generator<void, StateDigests> {
      yield
      return { roots: {} as StateDigests['roots'], sections: digests }
    },
    *leaves(section: string, from = 0) {
      for (const of of sections[section]?.slice(from) ?? []) {
        encoded += 1
        yield leaf(of)
      }
    },
  }
}

async function put(
  state: ReturnType<typeof stateOf>,
  wanted: readonly number[],
  staged = new Set<number>(),
) {
  const puts = new Map<number, number | undefined>()
  const clock = createVirtualClock()
  const signal = new AbortController().signal
  await clock.settle(
    putOwnLeaves(
      state,
      wanted.map(digestOf),
      { staged, put: async (ordinal, { 0: of }) => void puts.set(ordinal, of) },
      { clock: clock.process(), sliceMs: 0, share: 1, signal },
    ),
  )
  return puts
}

test('leaves are found by their digests, wherever they stand, and only those are encoded', async () => {
  const state = stateOf({ '': [1, 2], m: [3, 4, 5, 6, 7, 8] })
  const puts = await put(state, [9, 8, 5, 4, 1])
  expect(puts).toEqual(
    new Map([
      [4, 1],
      [3, 4],
      [2, 5],
      [1, 8],
    ]),
  )
  expect(state.encoded()).toBe(4)
})

test('one that stands in several places is put in all of them', async () => {
  expect(await put(stateOf({ m: [1, 2] }), [2, 1, 2])).toEqual(
    new Map([
      [1, 1],
      [0, 2],
      [2, 2],
    ]),
  )
})

test('what is staged already is not looked for', async () => {
  const state = stateOf({ m: [1, 2] })
  expect(await put(state, [1, 2], new Set([0, 1]))).toEqual(new Map())
  expect(state.encoded()).toBe(0)
})
