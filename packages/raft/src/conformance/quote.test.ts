import { expect, test } from 'vitest'
import { quote } from './quote.ts'

test.each<[string, string | Uint8Array, string]>([
  ['nothing', '', '""'],
  ['letters', 'abc', '"abc"'],
  ['quotes and backslashes', '"a\\b"', '"\\"a\\\\b\\""'],
  ['control characters with a name', 'a\n\tb', '"a\\n\\tb"'],
  ['control characters without one', '\u0001\u007f', '"\\x01\\x7f"'],
  ['letters of other alphabets', 'grüße, 世界 🙂', '"grüße, 世界 🙂"'],
  ['what cannot be seen', 'a\u00a0\u2028b', '"a\\u00a0\\u2028b"'],
  ['what is no text', Uint8Array.of(0x61, 0xff, 0xc3, 0x28), '"a\\xff\\xc3("'],
  ['text that is cut short', Uint8Array.of(0xe4, 0xb8), '"\\xe4\\xb8"'],
])('%s are quoted', (_name, data, expected) => {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  expect(quote(bytes)).toBe(expected)
})
