import type { Channel, GroupAdmission, GroupPort, GroupPortHandler, Host } from '@tesela/network'
import { decodeSnapshotMessage, encodeSnapshotMessage, type SnapshotMessage } from '@tesela/sync'
import { expect, test } from 'vitest'
import type { Lie } from './lie.ts'
import { absurdAnchor, lies } from './lies.ts'
import { lyingHost } from './lying-host.ts'

const admission = { position: () => ({ term: 7, lastTerm: 7, lastIndex: 9 }) } as GroupAdmission

/** A peer that lies, and what leaves it. */
function lyingPeer(lie: Lie) {
  const sent: { to: string; channel: Channel; body: Uint8Array }[] = []
  const confessed: SnapshotMessage[] = []
  let handler: GroupPortHandler | undefined
  const port = {
    send: (to: string, channel: Channel, body: Uint8Array) => sent.push({ to, channel, body }) > 0,
    receive(given: GroupPortHandler) {
      handler = given
    },
  } as GroupPort
  const host = { peerId: 'liar', serve: () => port } as unknown as Host
  const lying = lyingHost(host, lie, (_, message) => confessed.push(message)).serve(admission)
  lying.receive({ frame() {}, up() {}, down() {}, interrupted() {} })
  return {
    sent,
    confessed,
    send: (message: SnapshotMessage) => lying.send('b', 'sync', encodeSnapshotMessage(message)),
    sendOn: (channel: Channel, body: Uint8Array) => lying.send('b', channel, body),
    meet: (peer: string) => handler?.up(peer, '00', { term: 7, index: 9 }),
    messages: () => sent.map(({ body }) => decodeSnapshotMessage(body)),
  }
}

const leaves = (id: number): SnapshotMessage => ({
  type: 'leaves',
  id,
  from: 3,
  leaves: [Uint8Array.of(1, 2, 3), Uint8Array.of(4)],
})

test('flips one bit of one leaf, and is honest from then on', () => {
  const { send, messages, confessed } = lyingPeer(lies.flipsOneBit())
  send({ type: 'manifestPiece', id: 1, data: Uint8Array.of(9) })
  send(leaves(2))
  send(leaves(3))
  const wrong = [Uint8Array.of(1, 3, 3), Uint8Array.of(4)]
  expect(messages()).toEqual([
    { type: 'manifestPiece', id: 1, data: Uint8Array.of(9) },
    { ...leaves(2), leaves: wrong },
    leaves(3),
  ])
  expect(confessed).toHaveLength(1)
})

test('offers an absurd anchor with no items to whom it meets, and to who asks for leaves', () => {
  const { send, messages, meet } = lyingPeer(lies.offersAbsurdAnchor())
  meet('b')
  send(leaves(5))
  const told = messages()
  expect(told).toHaveLength(5)
  for (const message of told) {
    if (message?.type === 'catchUp') {
      expect(message).toEqual({
        type: 'catchUp',
        term: 7,
        firstIndex: absurdAnchor + 1,
        commit: absurdAnchor,
      })
    } else {
      const target = { anchor: absurdAnchor, term: 7, leaves: 0, items: 0, bytes: 0 }
      expect(message).toMatchObject({ type: 'target', target })
    }
  }
  expect(told.at(-1)).toMatchObject({ id: 5 })
})

test('requests, and whatever is not of snapshots, leave a lying peer as they are', () => {
  const { send, sendOn, sent, confessed } = lyingPeer(lies.offersAbsurdAnchor())
  const release = { anchor: 4, term: 1, root: 'r'.repeat(32) }
  send({ type: 'release', snapshot: release })
  const append = Uint8Array.of(1, 2, 3)
  sendOn('append', append)
  expect(sent.map(({ channel }) => channel)).toEqual(['sync', 'append'])
  expect(sent[1]?.body).toBe(append)
  expect(confessed).toEqual([])
})
