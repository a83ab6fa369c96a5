import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import type { Console } from './console.ts'
import { createOutput } from './output.ts'
import { readValue } from './value.ts'

const nobody: Console = {
  output: createOutput(new Writable()),
  notice() {},
  async *input() {},
  inputIsTerminal: false,
  noticesAreTerminal: false,
  environment: {},
  signal: new AbortController().signal,
}

test('a file without an end is refused, not read into memory', async () => {
  await expect(readValue('VALUE', undefined, '/dev/zero', nobody)).rejects.toMatchObject({
    code: 'usage',
    message: 'VALUE is longer than 64MiB; no group takes that.',
  })
})

test('a directory in place of a file is named, in words', async () => {
  await expect(readValue('VALUE', undefined, '/', nobody)).rejects.toMatchObject({
    code: 'usage',
    message: 'Cannot read /: it is a directory.',
  })
})
