import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSequence, type Sequence } from './sequence.ts'
import { canonicalShape, shapeOf } from './testing/canonical-shape.ts'
import { numberFormat } from './testing/number-format.ts'

type Model = (readonly [string, number])[]

const format = numberFormat
const value = fc.oneof(
  { weight: 3, arbitrary: fc.nat(9999) },
  fc.integer({ min: 16_370, max: 20_000 }),
)
const place = fc.oneof(fc.nat(), fc.constantFrom(0, -1))
const edit = fc.record({
  what: fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom('insert', 'insert', 'replace', 'remove') },
    { weight: 5, arbitrary: fc.constant('removeRange') },
    { weight: 1, arbitrary: fc.constant('clear') },
  ),
  place,
  value,
})

/** A position of 0 to `size` from an arbitrary number; from −1 the last. */
function within(at: number, size: number): number {
  return at < 0 ? size : at % (size + 1)
}

function expectEqual(sequence: Sequence<number>, model: Model): void {
  expect([...sequence.slice(0, sequence.size)]).toEqual(model)
  expect(shapeOf(sequence.root)).toEqual(canonicalShape(format, model))
}

describe('a sequence', () => {
  it('keeps every sealed version as it was, whichever version later edits start from', () => {
    const step = fc.record({ from: fc.nat(), edits: fc.array(edit, { maxLength: 80 }) })
    let ids = 0
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const versions: { sequence: Sequence<number>; model: Model }[] = [
          { sequence: createSequence(format), model: [] },
        ]
        for (const { from, edits } of steps) {
          const base = versions[from % versions.length]
          if (base === undefined) continue
          const draft = base.sequence.fork()
          const model = base.model.slice()
          for (const { what, place, value } of edits) {
            if (what === 'insert') {
              const at = within(place, model.length)
              const id = `id-${ids++}`
              draft.insert(at, id, value)
              model.splice(at, 0, [id, value])
            } else if (model.length > 0) {
              const at = within(place, model.length - 1)
              if (what === 'replace') {
                draft.replace(at, value)
                model[at] = [model[at]?.[0] ?? '', value]
              } else if (what === 'clear') {
                draft.clear()
                model.length = 0
              } else if (what === 'remove') {
                draft.remove(at)
                model.splice(at, 1)
              } else {
                const to = Math.min(model.length, at + (value % 5))
                draft.removeRange(at, to)
                model.splice(at, to - at)
              }
            }
          }
          expect(draft.size).toBe(model.length)
          expect(draft.at(draft.size >> 1)).toEqual(model[model.length >> 1])
          versions.push({ sequence: draft.seal(), model })
        }
        for (const { sequence, model } of versions) expectEqual(sequence, model)
      }),
      { numRuns: 150 },
    )
  })

  it('reads any part in either direction', () => {
    const draft = createSequence(format).fork()
    const model: Model = []
    for (let count = 0; count < 700; count++) {
      const at = (count * 7919) % (count + 1)
      draft.insert(at, `id-${count}`, count)
      model.splice(at, 0, [`id-${count}`, count])
    }
    const sequence = draft.seal()
    fc.assert(
      fc.property(
        fc.integer({ min: -5, max: 710 }),
        fc.integer({ min: -5, max: 710 }),
        (from, to) => {
          const expected = model.slice(Math.max(0, from), Math.max(0, to))
          expect([...sequence.slice(from, to)]).toEqual(expected)
          expect([...sequence.slice(from, to, true)]).toEqual(expected.reverse())
          expect(sequence.at(from)).toEqual(model[from])
        },
      ),
    )
  })

  it('takes a position that is out of range for a mistake of its caller', () => {
    const draft = createSequence(format).fork()
    draft.insert(0, 'a', 1)
    expect(() => draft.insert(2, 'b', 2)).toThrow(RangeError)
    expect(() => draft.insert(0.5, 'b', 2)).toThrow(RangeError)
    expect(() => draft.replace(1, 2)).toThrow(RangeError)
    expect(() => draft.remove(-1)).toThrow(RangeError)
    expect(() => draft.removeRange(0, 2)).toThrow(RangeError)
    expect(() => draft.removeRange(1, 0)).toThrow(RangeError)
    expect([...draft.slice(0, 9)]).toEqual([['a', 1]])
  })

  it('is the same sequence when a draft changed nothing', () => {
    const sequence = createSequence(format)
    const draft = sequence.fork()
    draft.removeRange(0, 0)
    draft.clear()
    expect(draft.seal()).toBe(sequence)
  })
})
