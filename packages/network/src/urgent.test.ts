import { afterEach, expect, test } from 'vitest'
import { testGroup } from './group.fixture.ts'
import { type SlowWire, slowWire } from './slow-wire.fixture.ts'

// What a kernel holds, no queue of ours orders: it is tested over real sockets.

let group = testGroup()
let wire: SlowWire | undefined
afterEach(async () => {
  await wire?.close()
  await group.closeAll()
  wire = undefined
  group = testGroup()
})

const BYTES_PER_MS = 4_000
const BULK_BYTES = 16_000_000

test('on a slow link a heartbeat waits for no more than the windows of busy channels, and the connection stands', async () => {
  const [one, two] = [await group.member(), await group.member()]
  wire = await slowWire(two.host.addresses()[0] ?? '', BYTES_PER_MS)
  // The other one does not dial: it would not take the wire.
  one.port.setPeers([{ replica: two.replica, addresses: [wire.address] }])
  let bulk = 0
  let heard: () => void = () => undefined
  two.port.receive({
    frame: (_from, channel, body) => {
      if (channel === 'urgent') heard()
      else bulk += body.byteLength
    },
    up: () => undefined,
    down: () => undefined,
    interrupted: () => undefined,
  })
  await expect.poll(() => one.port.reachable(two.replica), { timeout: 10_000 }).toBe(true)
  const body = new Uint8Array(250_000)
  const fill = () => {
    for (const channel of ['append', 'forward'] as const) {
      while (one.port.send(two.replica, channel, body));
    }
  }
  const waits: number[] = []
  while (bulk < BULK_BYTES && one.told.every(({ kind }) => kind === 'up')) {
    fill()
    const arrived = new Promise<void>((resolve) => {
      heard = resolve
    })
    const sent = performance.now()
    one.port.send(two.replica, 'urgent', Uint8Array.of(1))
    await Promise.race([arrived, new Promise((resolve) => setTimeout(resolve, 2_000))])
    waits.push(performance.now() - sent)
  }
  expect(one.told.map(({ kind }) => kind)).toEqual(['up'])
  // Two windows take 131 ms; the rest is for the sockets, and for a machine that is busy.
  expect(Math.max(...waits)).toBeLessThan(700)
}, 30_000)
