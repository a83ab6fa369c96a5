import { expect, test } from 'vitest'
import type { Machine } from './machine.ts'
import { machineText } from './machine-text.ts'

const machine: Machine = {
  date: '2026-01-02',
  commit: 'abc1234',
  processor: 'some',
  cores: 2,
  memoryGiB: 8,
  system: 'Linux',
  node: 'v24.0.0',
  coresInUse: 0.05,
}

test('of a quiet machine nothing is said but what it is', () => {
  expect(machineText(machine)).not.toContain('**')
})

test('of a busy machine it is said that its rates are worth nothing', () => {
  expect(machineText({ ...machine, coresInUse: 0.4 })).toContain('measure again')
})
