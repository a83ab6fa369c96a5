import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { connectAll, type TestGroup, type TestMember, testGroup } from './group.fixture.ts'
import { CHANNELS } from './protocols.ts'

let group: TestGroup
afterEach(() => group.closeAll())

const soon = { timeout: 15_000, interval: 10 }

function allReachable(members: readonly TestMember[]): boolean {
  return members.every((one) =>
    members.every((other) => one === other || one.port.reachable(other.replica)),
  )
}

async function connected(count: number): Promise<TestMember[]> {
  group = testGroup()
  const members = await Promise.all(Array.from({ length: count }, () => group.member()))
  connectAll(members)
  await vi.waitFor(() => expect(allReachable(members)).toBe(true), soon)
  return members
}

describe('three hosts', () => {
  test('exchange frames on every channel, and each is told up once with boot and position', async () => {
    const members = await connected(3)
    for (const from of members) {
      for (const to of members) {
        if (from === to) continue
        for (const channel of CHANNELS) {
          for (let at = 0; at < 10; at++) {
            expect(from.port.send(to.replica, channel, Buffer.from(`${channel} ${at}`))).toBe(true)
          }
        }
      }
    }
    await vi.waitFor(() => {
      for (const member of members) expect(member.frames).toHaveLength(20 * CHANNELS.length)
    }, soon)
    for (const to of members) {
      for (const from of members) {
        if (from === to) continue
        for (const channel of CHANNELS) {
          const bodies = to.frames
            .filter((frame) => frame.from === from.replica && frame.channel === channel)
            .map(({ body }) => body)
          expect(bodies).toEqual(Array.from({ length: 10 }, (_, at) => `${channel} ${at}`))
        }
        expect(to.told.filter(({ peer }) => peer === from.replica)).toEqual([
          { kind: 'up', peer: from.replica, boot: from.boot, index: 7 },
        ])
      }
    }
  })
})

test('a peer that joined again under another incarnation is connected as that one alone', async () => {
  group = testGroup()
  const [one, lost] = await Promise.all([group.member(), group.member()])
  connectAll([one, lost])
  await vi.waitFor(() => expect(allReachable([one, lost])).toBe(true), soon)
  const former = lost.peer()
  await lost.host.close()
  const [listen = ''] = former.addresses
  const address = listen.replace(/\/p2p\/.*/, '')
  const again = await group.member({ as: lost, incarnation: randomBytes(8), listen: address })
  one.port.setPeers([former, again.peer()])
  await vi.waitFor(() => expect(one.port.reachable(again.replica)).toBe(true), soon)
  const reasons = () => one.log.map(({ fields }) => ('reason' in fields ? `${fields.reason}` : ''))
  const refusals = () => reasons().filter((text) => text.endsWith(`connected as ${again.replica}`))
  await vi.waitFor(() => expect(refusals().length).toBeGreaterThan(3), soon)
  // At most the attempt that was under way said hello in vain.
  expect(reasons().filter((text) => text.includes('answers as')).length).toBeLessThan(2)
  expect(one.port.reachable(lost.replica)).toBe(false)
})
