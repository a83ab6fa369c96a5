/**
 * What putting the fields of a session in front of an operation costs, beside the codec and a copy:
 * `node packages/client/src/command-in-session.bench.ts`, after a build. In processor time, by turns, the median.
 */
import { Command } from '@tesela/protos/collections'
import { commandInSession } from './command-in-session.ts'

const turns = 15
const writes = 200_000
const session = { id: 5, key: new Uint8Array(16), acknowledgedThrough: 90_000 }
const item = { key: new Uint8Array(16).fill(1), value: new Uint8Array(100).fill(7) }
const operation = Command.encode({
  collection: 'bench',
  map: { set: { ...item, ifAbsent: false, returnPrevious: false } },
})

function byCodec(sequence: number): Uint8Array {
  const head = Command.encode({
    session: session.id,
    sequence,
    acknowledgedThrough: session.acknowledgedThrough,
  })
  const command = new Uint8Array(head.byteLength + operation.byteLength)
  command.set(head)
  command.set(operation, head.byteLength)
  return command
}

function byHand(sequence: number): Uint8Array {
  return commandInSession(session, sequence, operation)
}

function microseconds(make: (sequence: number) => Uint8Array): number {
  const before = process.cpuUsage()
  let bytes = 0
  for (let write = 1; write <= writes; write++) bytes += make(write + 90_000).byteLength
  const { user, system } = process.cpuUsage(before)
  if (bytes === 0) throw new Error('nothing was written')
  return (user + system) / writes
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0
}

const codec: number[] = []
const hand: number[] = []
for (let turn = 0; turn < turns; turn++) {
  codec.push(microseconds(byCodec))
  hand.push(microseconds(byHand))
}
const [before, after] = [median(codec), median(hand)]
process.stdout.write(
  `codec and copy ${before.toFixed(3)} µs; by hand ${after.toFixed(3)} µs, ${(after / before).toFixed(2)} of it\n`,
)
