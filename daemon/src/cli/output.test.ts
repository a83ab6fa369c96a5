import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { createOutput } from './output.ts'

function collector(isTTY: boolean) {
  const chunks: Uint8Array[] = []
  const stream = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  const output = createOutput(Object.assign(stream, { isTTY }))
  const text = async () => {
    await new Promise((resolve) => setImmediate(resolve))
    return Buffer.concat(chunks).toString('latin1')
  }
  return { output, text, chunks }
}

const nasty = Uint8Array.of(0x1b, 0x5b, 0x41, 0x0a)

test('stored bytes come out exactly when nobody looks', async () => {
  const { output, text } = collector(false)
  await output.value(nasty)
  await output.lineOf(nasty, nasty)
  expect(await text()).toBe('\u001b[A\n\u001b[A\n\t\u001b[A\n\n')
})

test('stored bytes are escaped on a terminal', async () => {
  const { output, text } = collector(true)
  await output.value(nasty)
  await output.lineOf(nasty, nasty)
  await output.json({ key: '\u009b' })
  expect(await text()).toBe('\\x1b[A\\n\n\\x1b[A\\n\t\\x1b[A\\n\n{"key":"\\x9b"}\n')
})

test('revisions are plain numbers in JSON', async () => {
  const { output, text } = collector(false)
  await output.json({ revision: 12n })
  expect(await text()).toBe('{"revision":12}\n')
})

test('lines of one turn leave in one write', async () => {
  const { output, text, chunks } = collector(false)
  for (let index = 0; index < 100; index++) await output.line(String(index))
  await text()
  expect(chunks).toHaveLength(1)
})

test('a reader that goes away ends the writing with a code of its own', async () => {
  const broken = new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error('gone'), { code: 'EPIPE' }))
    },
  })
  const output = createOutput(broken)
  const large = new Uint8Array(128 * 1_024)
  await expect(
    (async () => {
      for (;;) await output.write(large)
    })(),
  ).rejects.toMatchObject({ code: 'output_closed' })
})

test('what did not leave is no success', async () => {
  const full = new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
    },
  })
  const output = createOutput(full)
  await output.line('short')
  await expect(output.finish()).rejects.toMatchObject({ code: 'ENOSPC' })
})

test('finishing waits for a slow reader', async () => {
  const taken: string[] = []
  const slow = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      setTimeout(() => {
        taken.push(Buffer.from(chunk).toString())
        done()
      }, 20)
    },
  })
  const output = createOutput(slow)
  await output.line('last words')
  await output.finish()
  expect(taken.join('')).toBe('last words\n')
})
