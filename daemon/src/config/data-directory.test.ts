import { expect, test } from 'vitest'
import { dataDirectory } from './data-directory.ts'

test.each([
  ['the flag comes first', '/flag', { TESELA_DATA: '/variable' }, 1000, '/flag'],
  [
    'then the variable',
    undefined,
    { TESELA_DATA: '/variable', XDG_DATA_HOME: '/x' },
    1000,
    '/variable',
  ],
  ['root has a place of the system', undefined, { XDG_DATA_HOME: '/x' }, 0, '/var/lib/tesela'],
  ['a user has one below XDG_DATA_HOME', undefined, { XDG_DATA_HOME: '/x' }, 1000, '/x/tesela'],
])('%s', (_, flag, environment, user, expected) => {
  expect(dataDirectory(flag, environment, user)).toBe(expected)
})

test('an XDG_DATA_HOME that is not absolute is ignored', () => {
  expect(dataDirectory(undefined, { XDG_DATA_HOME: 'relative' }, 1000)).toMatch(
    /\.local\/share\/tesela$/,
  )
})
