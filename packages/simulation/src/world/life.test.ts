import { expect, test } from 'vitest'
import { createLife } from './life.ts'
import { createWorld } from './world.ts'

async function exhaust(world: ReturnType<typeof createWorld>): Promise<void> {
  await world.schedule.run(() => false)
}

test('nothing of a process runs after its end', async () => {
  const world = createWorld({ seed: 1 })
  const life = createLife(world, 'a', 'a#1')
  life.after(1, 'timer', () => expect.unreachable())
  life.end()
  await exhaust(world)
  await life.died
})

test('what still calls out after its end is a violation', () => {
  const world = createWorld({ seed: 1 })
  const life = createLife(world, 'a', 'a#1')
  life.calls('lives')
  life.end()
  expect(() => life.calls('sends')).toThrow('after death: a#1 sends')
  expect(world.violation?.invariant).toBe('after death')
})

test('a stopped process finds everything waiting, in its order', async () => {
  const world = createWorld({ seed: 1 })
  const life = createLife(world, 'a', 'a#1')
  const happened: number[] = []
  for (const at of [1, 2, 3]) life.after(at, 'message', () => happened.push(at))
  life.pause()
  await exhaust(world)
  expect(happened).toEqual([])
  life.resume()
  await exhaust(world)
  expect(happened).toEqual([1, 2, 3])
})
