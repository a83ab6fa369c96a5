import { expect, test } from 'vitest'
import { createRandom } from './random.ts'
import { createSchedule } from './schedule.ts'

async function exhaust(schedule: ReturnType<typeof createSchedule>): Promise<void> {
  await schedule.run(() => false)
}

test('events happen in the order of time, whatever the order in which they were asked for', async () => {
  const random = createRandom(3)
  const schedule = createSchedule(random)
  const happened: number[] = []
  for (let at = 0; at < 500; at += 1) {
    const ms = random.below(100)
    schedule.after(ms, 'timer', () => {
      expect(schedule.now).toBe(ms)
      happened.push(ms)
    })
  }
  await exhaust(schedule)
  expect(happened).toEqual(happened.toSorted((one, other) => one - other))
  expect(happened).toHaveLength(500)
})

test('chance decides between equal times, and the seed decides chance', async () => {
  const order = async (seed: number) => {
    const schedule = createSchedule(createRandom(seed))
    const happened: number[] = []
    for (let at = 0; at < 20; at += 1) schedule.after(5, 'timer', () => happened.push(at))
    await exhaust(schedule)
    return happened
  }
  expect(await order(1)).toEqual(await order(1))
  expect(await order(1)).not.toEqual(await order(2))
})

test('promises that can settle do before time moves', async () => {
  const schedule = createSchedule(createRandom(1))
  const happened: string[] = []
  schedule.after(1, 'timer', () => {
    let chain = Promise.resolve()
    for (let at = 0; at < 50; at += 1) chain = chain.then(() => undefined)
    void chain.then(() => happened.push('chain'))
  })
  schedule.after(1.001, 'timer', () => happened.push('next'))
  await exhaust(schedule)
  expect(happened).toEqual(['chain', 'next'])
})

test('what is cancelled does not happen', async () => {
  const schedule = createSchedule(createRandom(1))
  schedule.after(1, 'timer', () => expect.unreachable())()
  await exhaust(schedule)
  expect(schedule.events).toBe(0)
})
