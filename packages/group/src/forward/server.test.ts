import type { ForwardRequest } from '@tesela/protos/forward'
import { expect, test } from 'vitest'
import { decodeForwardFrame } from '../codec/forward-codec.ts'
import { createDeadlines } from '../deadlines.ts'
import type { MemberView } from '../seams.ts'
import { defaultSettings } from '../settings.ts'
import { createForwardServer } from './server.ts'

const notAsked = () => {
  throw new Error('nobody is to be asked')
}

/** What a leader with these members answers. */
function answersOf(members: ReadonlyMap<string, MemberView>, isMember: boolean) {
  const failures: unknown[] = []
  const server = createForwardServer({
    answers: {
      send: (_to, body) => {
        failures.push(decodeForwardFrame(body).response?.failure)
      },
    },
    machine: {
      members: () => members,
      admissible: () => ({ ok: true }),
      isKeptMark: ([first]) => first === KEPT_MARK,
    },
    leadership: { role: 'leader', leader: 'a/1', self: true },
    writes: { submit: notAsked, gather: notAsked, retry: notAsked },
    reads: {
      linearizable: notAsked,
      local: notAsked,
      serve: notAsked,
      gather: notAsked,
      retry: notAsked,
      confirmed: true,
      confirmedAt: 1,
    },
    membership: {
      admissions: { admit: notAsked, gather: notAsked, retry: notAsked },
      memberChanges: { change: notAsked, gather: notAsked, retry: notAsked },
      transfers: { transfer: notAsked, gather: notAsked, retry: notAsked },
    },
    clock: { now: () => 0 },
    deadlines: createDeadlines(10),
    settings: defaultSettings,
    mayLead: () => true,
    isMember: () => isMember,
  })
  return { server, failures }
}

const KEPT_MARK = 2
const write: ForwardRequest = { deadlineMs: 1000, propose: [Uint8Array.of(1)] }
const reader = {
  id: 'b/1',
  addresses: [],
  role: 'observer',
  readOnly: true,
  reluctant: false,
  since: 1,
} as const

test('a member that this leader has not applied yet may ask again; a read-only one may not', () => {
  for (const isMember of [false, true]) {
    const { server, failures } = answersOf(new Map(), isMember)
    server.serve('b/1', 'r-1', write)
    expect(failures).toMatchObject([{ code: 'unavailable', unknown: false }])
  }
  const { server, failures } = answersOf(new Map([['b/1', reader]]), true)
  server.serve('b/1', 'r-1', write)
  expect(failures).toMatchObject([{ code: 'permission_denied', unknown: false }])
})

test('a mark that every member keeps is not taken of another member, whatever else comes with it', () => {
  const { server, failures } = answersOf(new Map([['b/1', { ...reader, readOnly: false }]]), true)
  const propose = [Uint8Array.of(1), Uint8Array.of(KEPT_MARK)]
  server.serve('b/1', 'r-1', { deadlineMs: 1000, propose })
  expect(failures).toMatchObject([{ code: 'invalid_command', unknown: false }])
})

test('a read-only member may neither change the members nor say who leads', () => {
  const { server, failures } = answersOf(new Map([['b/1', reader]]), true)
  const changeMembers = { kind: 3, replica: 'a/1', successor: '', expectConfIndex: 1 }
  server.serve('b/1', 'r-1', { deadlineMs: 1000, propose: [], changeMembers })
  server.serve('b/1', 'r-2', { deadlineMs: 1000, propose: [], transferLeader: { to: '' } })
  const denied = { code: 'permission_denied', unknown: false }
  expect(failures).toMatchObject([denied, denied])
})
