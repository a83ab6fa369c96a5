import { Command } from '@tesela/protos/collections'
import { expect, it, vi } from 'vitest'
import { readCommand } from './bodies.ts'
import { commandEntry, createStateMachine, type MachineEntry, openSessionEntry } from './index.ts'
import { JudgedCommands } from './judged-commands.ts'
import { defaultLimits } from './limits.ts'
import { bytes, sessionKey } from './testing/driver.ts'
import { createRandom } from './testing/random.ts'
import { snapshotOf } from './testing/snapshot.ts'

const place = { session: 1, sequence: 1, acknowledgedThrough: 0, collection: 'c' }

function bodyOf(value: string, sequence = 1): Uint8Array {
  const set = { key: bytes('k'), value: bytes(value), ifAbsent: false, returnPrevious: false }
  return Command.encode({ ...place, sequence, map: { set } })
}

function judge(value: string, sequence = 1) {
  const body = bodyOf(value, sequence)
  const command = readCommand(body, defaultLimits)
  if ('code' in command) throw new Error(command.code)
  return { data: commandEntry(body), command }
}

it('an entry that was judged is read once, though it is stamped meanwhile', () => {
  const machine = createStateMachine()
  const create = commandEntry({ ...place, create: { kind: 'map' } })
  const first = [openSessionEntry(sessionKey(0)), create]
  machine.apply(first.map((data, at) => ({ type: 'normal', index: at + 1, data })))
  const data = commandEntry({ ...Command.decode(bodyOf('v')), sequence: 2 })
  const read = vi.spyOn(data, 'subarray')
  expect(machine.admissible(data)).toEqual({ ok: true })
  machine.stamp(data, 7)
  const repeated = data.slice()
  const [result] = machine.apply([{ type: 'normal', index: 3, data }])
  expect(read).toHaveBeenCalledOnce()
  expect(machine.logTime).toBe(7)
  // The same bytes in other memory are read anew.
  const again = vi.spyOn(repeated, 'subarray')
  expect(machine.apply([{ type: 'normal', index: 4, data: repeated }])).toEqual([
    { ...result, revision: 3 },
  ])
  expect(again).toHaveBeenCalledOnce()
})

it('a command is taken once, and only for the data and the limits by which it was judged', () => {
  const judged = new JudgedCommands()
  const { data, command } = judge('v')
  judged.keep(data, defaultLimits, command)
  expect(judged.take(data.slice(), defaultLimits)).not.toBe(command)
  const other = { ...defaultLimits, maxValueBytes: 0 }
  expect(judged.take(data, other)).toMatchObject({ code: 'limit_exceeded' })
  expect(judged.take(data, defaultLimits)).toBe(command)
  expect(judged.take(data, defaultLimits)).toEqual(command)
  expect(judged.take(data, defaultLimits)).not.toBe(command)
})

it('of commands that nobody takes only the newest are kept, by all memory that is kept with them', () => {
  const judged = new JudgedCommands()
  const several = Array.from({ length: 400 }, (_, at) => {
    const { data, command } = judge('v', at + 1)
    // As in a frame, beside a large one.
    const frame = new Uint8Array(64 * 1024)
    frame.set(data)
    return { data: frame.subarray(0, data.length), command }
  })
  for (const { data, command } of several) judged.keep(data, defaultLimits, command)
  const kept = several.map(({ data, command }) => judged.take(data, defaultLimits) === command)
  expect(kept.filter((each) => each).length).toBeLessThan(300)
  expect(kept[0]).toBe(false)
  expect(kept.at(-1)).toBe(true)
})

it('memory that many have together counts once, and not any more once they are applied', () => {
  const judged = new JudgedCommands()
  const each = 50
  let underWay: ReturnType<typeof judge>[] = []
  for (let round = 0; round < 30; round++) {
    const frame = new Uint8Array(1024 * 1024)
    const several = Array.from({ length: each }, (_, at) => {
      const { data, command } = judge('v', round * each + at + 1)
      const from = at * 100
      frame.set(data, from)
      return { data: frame.subarray(from, from + data.length), command }
    })
    for (const { data, command } of several) judged.keep(data, defaultLimits, command)
    const [first, ...others] = underWay
    if (first !== undefined) judged.forget(first.data)
    for (const { data, command } of others) {
      expect(judged.take(data, defaultLimits)).toBe(command)
    }
    underWay = several
  }
})

it('of what is applied in a long run nothing is kept', () => {
  const machine = createStateMachine()
  const create = commandEntry({ ...place, create: { kind: 'map' } })
  const first = [openSessionEntry(sessionKey(0)), create]
  machine.apply(first.map((data, at) => ({ type: 'normal', index: at + 1, data })))
  const many = Array.from({ length: 200 }, (_, at) => commandEntry(bodyOf('v', at + 2)))
  const [data = new Uint8Array(0)] = many
  const read = vi.spyOn(data, 'subarray')
  for (const each of many) machine.admissible(each)
  machine.apply(many.map((each, at) => ({ type: 'normal', index: at + 3, data: each })))
  expect(read).toHaveBeenCalledTimes(2)
  machine.apply([{ type: 'normal', index: 203, data }])
  expect(read).toHaveBeenCalledTimes(3)
})

it('what was judged, applied or not, comes to the state and the answers of what was not', () => {
  const random = createRandom(5)
  const judging = createStateMachine()
  const other = createStateMachine()
  const log: MachineEntry[] = []
  const write = (data: Uint8Array) => log.push({ type: 'normal', index: log.length + 1, data })
  write(openSessionEntry(sessionKey(0)))
  write(commandEntry({ ...place, create: { kind: 'map' } }))
  for (let sequence = 2; sequence < 800; sequence++) {
    const items = random.many(3, () => ({
      key: bytes(`k${random.below(50)}`),
      value: bytes('v'.repeat(random.below(9))),
    }))
    // Some are repeats of what was executed before.
    const named = random.chance(0.9) ? sequence : random.below(sequence) + 1
    write(commandEntry({ ...place, sequence: named, map: { setMany: { items } } }))
  }
  for (let at = 0; at < log.length; ) {
    const batch = log.slice(at, at + 1 + random.below(40))
    at += batch.length
    const near = random.chance(0.5) ? [...batch, ...log.slice(at, at + 9)] : batch.slice(1)
    for (const entry of near) if (entry.type === 'normal') judging.admissible(entry.data)
    const answers = judging.apply(batch)
    expect(answers).toEqual(other.apply(batch))
  }
  expect(snapshotOf(judging.capture())).toEqual(snapshotOf(other.capture()))
})
