import { expect, test } from 'vitest'
import { defaultSettings } from './settings.ts'
import { streamWindowBytesOf } from './stream-window.ts'

test.each([
  ['the default', defaultSettings.streamWindowBytes],
  ['the least', 262_144],
  ['the most', 67_108_864],
])('a window that is %s is used as it is', (_which, streamWindowBytes) => {
  expect(streamWindowBytesOf({ streamWindowBytes })).toBe(streamWindowBytes)
})

test.each([262_143, 67_108_865, 2 ** 32, 300_000.5, Number.NaN])(
  'a window of %d is refused, neither raised nor left to the library',
  (streamWindowBytes) => {
    const bounds = `from 262144 to 67108864, not ${streamWindowBytes}`
    expect(() => streamWindowBytesOf({ streamWindowBytes })).toThrow(
      new RangeError(`streamWindowBytes must be ${bounds}`),
    )
  },
)
