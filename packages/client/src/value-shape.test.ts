import { expect, test } from 'vitest'
import { InvalidArgument } from './errors.ts'
import { keyShape, valueShape } from './value-shape.ts'

test.each([
  ['an ArrayBuffer', new Uint8Array([1, 2, 3]).buffer],
  ['wider numbers', new Uint16Array([1, 2, 3])],
  ['a string', 'text'],
  ['an array', [1, 2, 3]],
  ['nothing', undefined],
])('%s that a codec gives in place of bytes is refused before anything is sent', (_what, given) => {
  const encode = () => given as unknown as Uint8Array
  const codec = { name: 'own', encode, decode: () => 0, encodePrefix: encode }
  for (const encoding of [
    () => valueShape(codec, undefined).encode(7),
    () => keyShape(codec).encode(7),
    () => keyShape(codec).encodePrefix(7),
  ]) {
    expect(encoding).toThrow(InvalidArgument)
    expect(encoding).toThrow('does not fit the codec own: it must give a Uint8Array')
  }
})
