/**
 * What reading a command costs on its way into the state, keys and values as strings included, beside checking its
 * shape and decoding it one after the other: `node packages/collections/src/read-command.bench.ts`, after a build.
 * In processor time, by turns, the median of many turns.
 */
import { Command, type KeyValue } from '@tesela/protos/collections'
import { readCommand } from './bodies.ts'
import { byteString } from './byte-string.ts'
import { defaultLimits } from './limits.ts'
import type { ReadCommand } from './read-command.ts'
import { commandShape, itemsAtMost } from './shapes.ts'
import { hasShape } from './wire-shape.ts'

const turns = 15
const roundsATurn = 300
const value = new Uint8Array(100).fill(7)

function bodies(count: number, operation: (turn: number) => Partial<Command>): Uint8Array[] {
  return Array.from({ length: count }, (_, turn) => {
    const place = { session: 5, sequence: 1000 + turn, acknowledgedThrough: 900 + turn }
    return Command.encode({ ...place, collection: 'bench', ...operation(turn) })
  })
}

function item(turn: number): KeyValue {
  return { key: Buffer.from(`key-${turn}`.padEnd(16, '.')), value }
}

const flags = { ifAbsent: false, returnPrevious: false }
const cases: Readonly<Record<string, readonly Uint8Array[]>> = {
  'set of one key': bodies(500, (turn) => ({ map: { set: { ...item(turn), ...flags } } })),
  'set of 100 keys': bodies(20, (turn) => ({
    map: { setMany: { items: Array.from({ length: 100 }, () => item(turn)) } },
  })),
}

function inTwo(body: Uint8Array): Command {
  if (!hasShape(body, commandShape, itemsAtMost)) throw new Error('a body has another shape')
  return Command.decode(body)
}

function inOne(body: Uint8Array): ReadCommand {
  const command = readCommand(body, defaultLimits)
  if ('code' in command) throw new Error(command.code)
  return command
}

/** As applying does. Returns a length, so that nothing is optimised away. */
function strings({ map }: ReadCommand): number {
  let length = 0
  for (const item of map?.setMany?.items ?? (map?.set === undefined ? [] : [map.set])) {
    length += byteString(item.key).length + byteString(item.value).length
  }
  return length
}

function microseconds(
  read: (body: Uint8Array) => ReadCommand,
  list: readonly Uint8Array[],
): number {
  const before = process.threadCpuUsage()
  for (let round = 0; round < roundsATurn; round++) for (const body of list) strings(read(body))
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / (roundsATurn * list.length)
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0
}

for (const [name, list] of Object.entries(cases)) {
  const two: number[] = []
  const one: number[] = []
  for (let turn = 0; turn < turns; turn++) {
    two.push(microseconds(inTwo, list))
    one.push(microseconds(inOne, list))
  }
  const [before, after] = [median(two), median(one)]
  process.stdout.write(
    `${name.padEnd(16)} shape, then decode ${before.toFixed(3)} µs; read and check ${after.toFixed(3)} µs, ` +
      `${(after / before).toFixed(2)} of it\n`,
  )
}
