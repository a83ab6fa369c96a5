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

test('what happens while a turn lasts waits for its end, in its order', async () => {
  const world = createWorld({ seed: 1 })
  const life = createLife(world, 'a', 'a#1')
  const happened: (readonly [number, number])[] = []
  const happens = (what: number) => () => {
    happened.push([what, Math.round(world.schedule.now)])
    if (what === 2) life.spend(10)
  }
  for (const at of [1, 2, 3, 4, 20]) life.after(at, 'message', happens(at))
  life.after(2, 'timer', () => undefined)()
  await exhaust(world)
  expect(happened).toEqual([
    [1, 1],
    [2, 2],
    [3, 12],
    [4, 12],
    [20, 20],
  ])
  expect(world.schedule.events).toBe(5)
})

test('a process that is at work when it is stopped finds everything waiting behind that', async () => {
  const world = createWorld({ seed: 1 })
  const life = createLife(world, 'a', 'a#1')
  const happened: number[] = []
  life.after(1, 'message', () => life.spend(10))
  life.after(2, 'message', () => happened.push(world.schedule.now))
  world.schedule.after(3, 'fault', () => life.pause())
  world.schedule.after(15, 'fault', () => life.resume())
  await exhaust(world)
  expect(happened).toEqual([expect.closeTo(15)])
})
