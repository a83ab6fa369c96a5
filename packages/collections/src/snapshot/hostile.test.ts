import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStateMachine } from '../index.ts'
import { logOptions, randomLog } from '../testing/random-log.ts'
import { type Snapshot, snapshotOf, stateOf } from '../testing/snapshot.ts'

const text = (of: Uint8Array) => Buffer.from(of).toString('latin1')

const mangle = fc.record({
  what: fc.constantFrom('flip', 'cut', 'insert', 'drop', 'twice', 'swap', 'glue', 'move'),
  section: fc.nat(),
  leaf: fc.nat(),
  byte: fc.nat(),
  value: fc.integer({ min: 1, max: 255 }),
})

type Mangle = typeof mangle extends fc.Arbitrary<infer T> ? T : never

/** What a stranger may make of bytes. */
function mangled(of: Uint8Array, { what, byte, value }: Mangle): Uint8Array {
  const position = of.length === 0 ? 0 : byte % of.length
  const [before, behind] = [of.subarray(0, position), of.subarray(position)]
  if (what === 'cut') return before
  if (what === 'insert') return Buffer.concat([before, Uint8Array.of(value), behind])
  const flipped = new Uint8Array(of)
  if (position < flipped.length) flipped[position] = (flipped[position] ?? 0) ^ value
  return flipped
}

function mangleLeaves(sections: Map<string, Uint8Array[]>, mangling: Mangle): void {
  const names = [...sections.keys()]
  const { what, section, leaf } = mangling
  const here = sections.get(names[section % names.length] ?? '') ?? []
  const at = leaf % Math.max(1, here.length)
  const found = here[at] ?? new Uint8Array(0)
  if (what === 'drop') here.splice(at, 1)
  else if (what === 'twice') here.splice(at, 0, found)
  else if (what === 'swap') here.splice(at, 2, ...here.slice(at, at + 2).toReversed())
  else if (what === 'glue') here.splice(at, 2, Buffer.concat(here.slice(at, at + 2)))
  else if (what === 'move') sections.get(names[(section + 1) % names.length] ?? '')?.push(found)
  else here.splice(at, 1, mangled(found, mangling))
}

/** An empty section may have got another name. */
function leavesIn(sections: Snapshot['sections']): unknown {
  return sections
    .filter(({ leaves }) => leaves.length > 0)
    .map(({ name, leaves }) => [name, leaves.map(text)])
}

describe('what a stranger made of a snapshot', () => {
  it('is refused, or reads again as exactly these bytes', () => {
    const snapshots = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
      const machine = createStateMachine(logOptions)
      machine.apply(randomLog(seed, 250))
      return snapshotOf(machine.capture())
    })
    const seen = { taken: 0, snapshot_invalid: 0 }
    const manglings = fc.array(mangle, { minLength: 1, maxLength: 3 })
    const property = (snapshot: Snapshot, inHeader: boolean, given: readonly Mangle[]) => {
      let { header } = snapshot
      const sections = new Map(snapshot.sections.map(({ name, leaves: sent }) => [name, [...sent]]))
      for (const mangling of given) {
        if (inHeader) header = mangled(header, mangling)
        else mangleLeaves(sections, mangling)
      }
      const sent = [...sections].map(([name, of]) => ({ name, leaves: of, digests: [] }))
      try {
        const state = stateOf({ header, sections: sent })
        seen.taken++
        const again = snapshotOf(state)
        expect(Buffer.compare(again.header, header)).toBe(0)
        expect(leavesIn(again.sections)).toEqual(leavesIn(sent))
      } catch (error) {
        expect(error).toMatchObject({ code: 'snapshot_invalid' })
        seen.snapshot_invalid++
      }
    }
    fc.assert(fc.property(fc.constantFrom(...snapshots), fc.boolean(), manglings, property), {
      numRuns: 3000,
    })
    // Both happen: a fuzz of which every case is refused by the first check finds nothing.
    expect(seen.taken).toBeGreaterThan(300)
    expect(seen.snapshot_invalid).toBeGreaterThan(300)
  })
})
