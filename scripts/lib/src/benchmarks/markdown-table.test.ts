import { expect, test } from 'vitest'
import { markdownTable } from './markdown-table.ts'

test('columns are as wide as their widest cell, numbers to the right, missing cells empty', () => {
  expect(markdownTable(['case', 'put/s'], [['one', '12'], ['another']])).toBe(
    [
      '| case    | put/s |',
      '| ------- | ----: |',
      '| one     |    12 |',
      '| another |       |',
    ].join('\n'),
  )
})
