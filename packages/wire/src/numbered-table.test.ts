import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NumberedTable } from './numbered-table.ts'

/** Many fall on one slot, however many slots there are. */
const number = fc.oneof(
  fc.nat(200),
  fc.nat(40).map((factor) => factor * 64),
  fc.nat(9).map((factor) => factor * 4096 + 5),
  fc.constantFrom(2 ** 31, 2 ** 32 - 1, 2 ** 32 - 64),
)
const step = fc.record({ number, removed: fc.boolean() })

test('a table has what a map has', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 600, size: 'max' }), (steps) => {
      const table = new NumberedTable<string>()
      const map = new Map<number, string>()
      for (const [at, { number: each, removed }] of steps.entries()) {
        if (removed) expect(table.delete(each)).toBe(map.delete(each))
        else if (!map.has(each)) {
          table.add(each, `${at}`)
          map.set(each, `${at}`)
        }
        expect(table.get(each)).toBe(map.get(each))
        expect(table.size).toBe(map.size)
      }
      for (const each of map.keys()) expect(table.get(each)).toBe(map.get(each))
      expect(new Map(table.entries())).toEqual(map)
      table.clear()
      expect([table.size, table.entries(), table.has(0)]).toEqual([0, [], false])
    }),
    { numRuns: 100 },
  )
})
