/**
 * What gathering frames for one write costs: `node packages/wire/src/write-batch.bench.ts [BYTES]`, after a build. Frames
 * have bodies of so many bytes (default 150, a put on the local socket). In processor time, the median of many turns.
 */
import { createWriteBatch } from './write-batch.ts'

const turns = 15
const frames = 200_000
const body = new Uint8Array(Number(process.argv[2] ?? 150)).fill(7)

function microseconds(together: number): number {
  const batch = createWriteBatch()
  let bytes = 0
  const before = process.cpuUsage()
  for (let frame = 0; frame < frames; frame += together) {
    for (let each = 0; each < together; each++) batch.add([body])
    for (const piece of batch.take()) bytes += piece.byteLength
  }
  const { user, system } = process.cpuUsage(before)
  if (bytes < frames * body.byteLength) throw new Error('bytes are missing')
  return (user + system) / frames
}

for (const together of [1, 16, 256]) {
  const times = Array.from({ length: turns }, () => microseconds(together))
  const median = times.toSorted((one, other) => one - other)[turns >> 1] ?? 0
  process.stdout.write(`${together} together: ${median.toFixed(3)} µs a frame\n`)
}
