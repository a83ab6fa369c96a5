import { expect, test } from 'vitest'
import { judge } from '../bench/verdict.ts'
import { goalTable } from './goal-table.ts'

test('says of each goal whether it was reached, or that nothing tells', () => {
  const table = goalTable([
    judge({ says: 'ms', relation: '≤', bound: 20 }, 19),
    judge({ says: 'times', relation: '≥', bound: 5 }, 4),
    judge({ says: 's', relation: '≤', bound: 3 }, Number.NaN),
  ])
  const cells = (line: string) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1)
  expect(table.split('\n').map(cells)).toEqual([
    ['what', 'goal', 'measured', 'reached'],
    expect.anything(),
    ['ms', '≤ 20', '19.0', 'yes'],
    ['times', '≥ 5', '4.00', 'no'],
    ['s', '≤ 3', expect.any(String), '–'],
  ])
})
