import { expect, test } from 'vitest'
import { escapeBytes, escapeText } from './escape.ts'

test.each([
  ['plain ünïcode ✓', 'plain ünïcode ✓'],
  ['\u001b[2J', '\\x1b[2J'],
  ['a\nb\tc\rd', 'a\\nb\\tc\\rd'],
  ['\u009b31m', '\\x9b31m'],
  ['\u202egnp.exe', '\\u202egnp.exe'],
  ['\u0000\u007f', '\\x00\\x7f'],
])('%j is harmless on a terminal', (text, expected) => {
  expect(escapeText(text)).toBe(expected)
  expect(escapeBytes(Buffer.from(text))).toBe(expected)
})

test('bytes that are no UTF-8 are written one by one', () => {
  expect(escapeBytes(Uint8Array.of(0xff, 0x41, 0x1b))).toBe('\\xffA\\x1b')
})
