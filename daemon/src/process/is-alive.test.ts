import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { until } from './binary.fixture.ts'
import { isAlive } from './is-alive.ts'

test('tells a process that runs from one that has ended', async () => {
  const child = spawn('sleep', ['30'])
  await once(child, 'spawn')
  expect(await isAlive(child.pid ?? 0)).toBe(true)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await isAlive(child.pid ?? 0)).toBe(false)
})

test('takes a zombie for ended', async () => {
  // The shell becomes a program that never asks about the child it was left with.
  const parent = spawn('sh', ['-c', 'sleep 0.01 & echo $!; exec sleep 30'])
  const [line] = await once(parent.stdout, 'data')
  await until(async () => !(await isAlive(Number(String(line)))), 'the child has ended')
  expect(() => process.kill(Number(String(line)), 0)).not.toThrow()
  parent.kill('SIGKILL')
  await once(parent, 'exit')
})
