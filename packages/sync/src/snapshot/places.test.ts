import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPlaces, type Run } from './places.ts'

type Event = {
  readonly kind: 'ask' | 'free' | 'hold'
  readonly from: number
  readonly count: number
}

test('nothing is missing from no places', () => {
  const places = createPlaces(0)
  expect(places.complete).toBe(true)
  expect(places.ask(5)).toBeNull()
})

test('the first gap is asked for, up to what is asked for or here (C10)', () => {
  const places = createPlaces(10)
  places.hold({ from: 3, count: 2 })
  expect(places.ask(8)).toEqual({ from: 0, count: 3 })
  expect(places.ask(2)).toEqual({ from: 5, count: 2 })
  places.free({ from: 1, count: 1 })
  expect(places.ask(8)).toEqual({ from: 1, count: 1 })
  expect(places.ask(8)).toEqual({ from: 7, count: 3 })
  expect(places.ask(8)).toBeNull()
})

test('a short answer leaves a gap behind it (C11)', () => {
  const places = createPlaces(6)
  const run = places.ask(6) as Run
  places.hold({ from: 0, count: 2 })
  places.free(run)
  expect(places.ask(6)).toEqual({ from: 2, count: 4 })
})

test('what is here is never missing again, and overlaps are counted once', () => {
  const places = createPlaces(4)
  places.hold({ from: 0, count: 3 })
  places.hold({ from: 2, count: 2 })
  places.free({ from: 0, count: 4 })
  expect([places.held, places.complete, places.ask(1)]).toEqual([4, true, null])
})

test('whatever happens, it does what a plain list does', () => {
  const event: fc.Arbitrary<Event> = fc.record({
    kind: fc.constantFrom('ask', 'free', 'hold'),
    from: fc.nat(14),
    count: fc.integer({ min: 1, max: 6 }),
  })
  fc.assert(
    fc.property(fc.nat(12), fc.array(event, { maxLength: 40 }), (total, events) => {
      const places = createPlaces(total)
      const plain: string[] = new Array(total).fill('missing')
      for (const { kind, from, count } of events) {
        if (kind === 'ask') {
          const first = plain.indexOf('missing')
          let end = first
          while (first >= 0 && end < first + count && plain[end] === 'missing')
            plain[end++] = 'asked'
          const run = first < 0 ? null : { from: first, count: end - first }
          expect(places.ask(count)).toEqual(run)
          continue
        }
        places[kind]({ from, count })
        for (let at = from; at < Math.min(total, from + count); at += 1) {
          if (kind === 'hold') plain[at] = 'held'
          else if (plain[at] === 'asked') plain[at] = 'missing'
        }
      }
      expect(places.held).toBe(plain.filter((each) => each === 'held').length)
      expect(places.complete).toBe(places.held === total)
    }),
  )
})
