import { expect, test } from 'vitest'
import { addEntry, type CounterMachine, createCounterMachine } from './counter-machine.ts'

const at = { term: 2, log: new Uint8Array(0) }

function finish<T>(steps: Iterator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function add(machine: CounterMachine, client: string, sequence: number, key: string) {
  const data = addEntry({ client, sequence, key, add: 1 })
  machine.stamp(data, 7)
  return machine.apply([{ type: 'normal', index: machine.revision + 1, data }])
}

function install(machine: CounterMachine): CounterMachine {
  const reader = machine.reader(machine.capture(), at)
  const other = createCounterMachine(new Map())
  const installer = other.installer(reader.header)
  for (const name of installer.sections) {
    for (const leaf of reader.leaves(name)) installer.add(name, leaf)
  }
  other.install(finish(installer.finish()))
  return other
}

test('a machine of counters goes on from what it installed, retries included', () => {
  const machine = createCounterMachine(new Map())
  add(machine, 'a', 1, 'k')
  add(machine, 'b', 1, 'k')
  add(machine, 'b', 2, 'l')
  const other = install(machine)
  const rootsOf = (of: CounterMachine) => finish(of.roots(of.capture(), at))
  expect(rootsOf(other)).toEqual(rootsOf(machine))
  for (const [client, sequence, key] of [
    ['b', 2, 'l'],
    ['a', 2, 'k'],
    ['c', 1, 'm'],
  ] as const) {
    expect(add(other, client, sequence, key)).toEqual(add(machine, client, sequence, key))
  }
  expect(rootsOf(other)).toEqual(rootsOf(machine))
  expect(other.revision).toBe(6)
})

test('a snapshot of counters that is none is refused', () => {
  const machine = createCounterMachine(new Map())
  add(machine, 'a', 1, 'k')
  const { header } = machine.reader(machine.capture(), at)
  const invalid = expect.objectContaining({ code: 'snapshot_invalid' })
  expect(() => machine.installer(header.subarray(1))).toThrow(invalid)
  const installer = machine.installer(header)
  expect(() => installer.add('other', header)).toThrow(invalid)
  expect(() => installer.add('k', new Uint8Array(1))).toThrow(invalid)
  expect(() => finish(installer.finish())).toThrow(invalid)
})
