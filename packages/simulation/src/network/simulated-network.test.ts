import { expect, test } from 'vitest'
import { createLife } from '../world/life.ts'
import { createWorld } from '../world/world.ts'
import type { LinkShape } from './link.ts'
import { createNetwork } from './simulated-network.ts'

const NOTICE_MS = 100
const shape: LinkShape = {
  latencyMs: 5,
  jitterMs: 0,
  loss: 0,
  duplicate: 0,
  reorders: false,
  bandwidth: 1e6,
}

/** Two processes that are connected, and what each is told. */
async function two(seed: number) {
  const world = createWorld({ seed })
  const interrupted = { next: false }
  const network = createNetwork({
    world,
    shape,
    ...{ redialMs: 10, maxQueued: 10, maxBacklogMs: 100, noticeMs: NOTICE_MS },
    interrupts: () => interrupted.next,
    toldLate: () => world.random.chance(0.5),
    watch: { sent: () => undefined, delivered: () => undefined },
  })
  const names = ['a', 'b'] as const
  const [a, b] = names.map((name, at) => {
    const life = createLife(world, name, `${name}#1`)
    const transport = network.attach(life, {
      admits: async () => true,
      last: () => ({ term: 0, index: 0 }),
    })
    const told: string[] = []
    let interruptedAt = 0
    transport.receive({
      frame: (from, channel, body) => void told.push(`${channel} ${body[0]} of ${from}`),
      up: (peer) => void told.push(`up ${peer}`),
      down: (peer) => void told.push(`down ${peer}`),
      interrupted(peer) {
        interruptedAt = world.schedule.now
        told.push(`interrupted ${peer}`)
      },
    })
    transport.setPeers(
      names.filter((_, of) => of !== at).map((replica) => ({ replica, addresses: [] })),
    )
    return { told, transport, life, interruptedAt: () => interruptedAt }
  })
  if (a === undefined || b === undefined) throw new Error('two were made')
  const pass = async (ms: number) => {
    const end = world.schedule.now + ms
    await world.schedule.run(() => world.schedule.now >= end)
  }
  await pass(50)
  return { world, network, interrupted, a, b, pass }
}

test('who is interrupted stays connected, and what it sends until it is told is lost', async () => {
  let alsoLost = 0
  let toldLate = 0
  for (let seed = 1; seed <= 20; seed += 1) {
    const { world, interrupted, a, b, pass } = await two(seed)
    expect([a.told, b.told]).toEqual([['up b'], ['up a']])
    expect(b.transport.send('a', 'log', Uint8Array.of(1))).toBe(true)
    expect(a.transport.send('b', 'append', Uint8Array.of(2))).toBe(true)
    interrupted.next = true
    const sentAt = world.schedule.now
    expect(a.transport.send('b', 'urgent', Uint8Array.of(3))).toBe(true)
    interrupted.next = false
    expect(a.transport.reachable('b') && b.transport.reachable('a')).toBe(true)
    expect(a.transport.send('b', 'append', Uint8Array.of(4))).toBe(true)
    await pass(2 * NOTICE_MS)
    expect(a.transport.send('b', 'append', Uint8Array.of(5))).toBe(true)
    await pass(NOTICE_MS)
    const isLate = a.interruptedAt() > sentAt
    const arrived = isLate ? ['append 5 of a'] : ['append 4 of a', 'append 5 of a']
    expect(b.told.toSorted()).toEqual([...arrived, 'interrupted a', 'up a'])
    const lostOfB = a.told.includes('log 1 of b') ? 0 : 1
    expect(a.told.filter((line) => line !== 'log 1 of b').toSorted()).toEqual([
      'interrupted b',
      'up b',
    ])
    expect(world.marks.count('connection interrupted')).toBe(1)
    const lost = world.marks.count('frame lost with its connection')
    expect(lost).toBe(2 + lostOfB + (isLate ? 1 : 0))
    alsoLost += lostOfB
    toldLate += isLate ? 1 : 0
  }
  expect(toldLate).toBeGreaterThan(0)
  expect(toldLate).toBeLessThan(20)
  expect(alsoLost).toBeGreaterThan(0)
  expect(alsoLost).toBeLessThan(20)
})

test('of a connection that is down by then nobody is told that it was interrupted', async () => {
  const { interrupted, a, b, pass } = await two(1)
  interrupted.next = true
  a.transport.send('b', 'append', Uint8Array.of(1))
  interrupted.next = false
  b.life.end()
  await pass(2 * NOTICE_MS)
  expect(a.told).toEqual(['up b', 'down b'])
  expect(b.told).toEqual(['up a'])
})

test('what a slow line has not sent yet holds up nothing once it is faster', async () => {
  const { network, a, b, pass } = await two(1)
  network.link('a', 'b').bandwidth = 1
  a.transport.send('b', 'append', new Uint8Array(10_000))
  expect(a.transport.send('b', 'append', Uint8Array.of(1))).toBe(false)
  network.reshape(shape)
  await pass(50)
  expect(a.transport.send('b', 'append', Uint8Array.of(2))).toBe(true)
  await pass(50)
  expect(b.told).toEqual(['up a', 'down a', 'up a', 'append 2 of a'])
})

test('nor does what a connection had not sent when it ended', async () => {
  const { network, a, b, pass } = await two(1)
  network.link('a', 'b').bandwidth = 1
  a.transport.send('b', 'append', new Uint8Array(1000))
  network.sever(['a'], ['b'])
  await pass(50)
  network.heal()
  await pass(50)
  expect(a.transport.send('b', 'append', Uint8Array.of(2))).toBe(true)
  await pass(50)
  expect(b.told).toEqual(['up a', 'down a', 'up a', 'append 2 of a'])
})
