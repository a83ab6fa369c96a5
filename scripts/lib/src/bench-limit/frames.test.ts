import { expect, test } from 'vitest'
import { createFrameReader, createFrameWriter } from './frames.ts'

async function written(bodies: readonly Buffer[]): Promise<readonly Buffer[]> {
  const writes: Buffer[] = []
  const writer = createFrameWriter((bytes) => writes.push(bytes))
  for (const body of bodies) {
    const { buffer, at } = writer.frame(body.length)
    body.copy(buffer, at)
  }
  await new Promise((resolve) => setImmediate(resolve))
  return writes
}

const bodies = [Buffer.from('a'), Buffer.alloc(0), Buffer.alloc(200_000, 7), Buffer.alloc(128, 1)]

test('the frames of one turn leave in one write', async () => {
  expect(await written(bodies)).toHaveLength(1)
})

test.each([1, 3, 1_000, 1_000_000])('frames come back from chunks of %d bytes', async (size) => {
  const bytes = Buffer.concat(await written(bodies))
  const read: Buffer[] = []
  const push = createFrameReader((from, start, end) => read.push(from.subarray(start, end)))
  // Single bytes of a long frame are joined again and again: enough of them to cross every border.
  for (let at = 0; at < Math.min(bytes.length, size * 1_000); at += size) {
    push(bytes.subarray(at, at + size))
  }
  if (size * 1_000 < bytes.length) push(bytes.subarray(size * 1_000))
  expect(read.map((body) => body.toString('latin1'))).toEqual(
    bodies.map((body) => body.toString('latin1')),
  )
})
