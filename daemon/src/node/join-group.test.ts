import type { JoinedGroup } from '@tesela/network'
import { expect, it } from 'vitest'
import { resolveSettings } from '../config/resolve.ts'
import { createNodeDisk } from '../disk/index.ts'
import { formatInvite } from './invite-line.ts'
import { joinGroup } from './join-group.ts'
import { Membership } from './membership.ts'
import type { NodeParts } from './node-parts.ts'
import { timedDisk } from './sync-times.ts'

const notAsked = () => {
  throw new Error('nobody is to be asked')
}

/** A node that some member admits with this answer. */
function welcomedWith(joined: JoinedGroup): NodeParts {
  return {
    disk: timedDisk(createNodeDisk()),
    groupsDirectory: '/proc/nowhere/groups',
    host: {
      peerId: 'peer',
      addresses: () => [],
      serve: notAsked,
      join: async () => joined,
      close: notAsked,
    },
    incarnation: { text: '00'.repeat(8), bytes: new Uint8Array(8), renew: notAsked },
    dataDirectory: '/proc/nowhere',
    settings: resolveSettings({ flags: {}, environment: {}, file: null }).settings,
    version: '',
    eventLoopDelay: { take: notAsked, close: notAsked },
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    open: notAsked,
  }
}

const secret = new Uint8Array(32)

it.each([
  ['records that are none', { members: [Uint8Array.of(0x0f)], secret }],
  ['a secret that is none', { members: [], secret: new Uint8Array(31) }],
])('makes nothing of %s durable', async (_what, welcome) => {
  const parts = welcomedWith({ name: '', epoch: 0, ...welcome })
  const invite = formatInvite({
    groupId: new Uint8Array(16),
    addresses: [],
    inviteId: new Uint8Array(16),
    key: new Uint8Array(32),
  })
  const command = { invite, address: null, noWait: true }
  const options = { deadlineMs: 1_000, signal: new AbortController().signal }
  const joined = joinGroup(parts, new Membership(), command, () => {}, options)
  await expect(joined).rejects.toMatchObject({ code: 'protocol_mismatch', outcome: 'unknown' })
})
