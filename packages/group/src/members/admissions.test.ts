import type { ConfState, Outcome } from '@tesela/raft'
import { expect, test } from 'vitest'
import { createAppliedIndex } from '../applied-index.ts'
import { createDeadlines } from '../deadlines.ts'
import { createPendingEntries } from '../pending-entries.ts'
import { createWaiter } from '../waiter.ts'
import { type AdmissionsOptions, createAdmissions } from './admissions.ts'

const simple: ConfState = {
  voters: ['a', 'b'],
  votersOutgoing: [],
  learners: [],
  learnersNext: [],
  autoLeave: false,
}

/** A leader whose core refuses every change of its configuration. */
function leaderIn(
  conf: ConfState,
  {
    invite = () => ({ ok: true, role: 'voter', readOnly: false }),
    appliedOwn = true,
  }: {
    readonly invite?: AdmissionsOptions['machine']['invite']
    readonly appliedOwn?: boolean
  } = {},
) {
  let proposed = 0
  const unused = () => {
    throw new Error('not asked for')
  }
  const admissions = createAdmissions({
    mailbox: {
      post: unused,
      wake: () => undefined,
      propose: unused,
      readIndex: unused,
      stop: unused,
      proposeConf(_change, done: (outcome: Outcome) => void) {
        proposed += 1
        done({ ctx: 1, ok: false, why: 'confInvalid', leader: 'a' })
      },
    },
    leadership: { role: 'leader', leader: 'a', self: true },
    pending: createPendingEntries(),
    asks: { ask: unused, answered: unused, down: unused, close: unused },
    applied: createAppliedIndex(1),
    machine: {
      members: () => new Map(),
      invite,
    },
    logClock: { now: () => 0, observe: unused },
    clock: { now: () => 0 },
    attemptMs: 100,
    status: () => ({ appliedOwn, conf }),
    confirmed: () => true,
    refusal: () => null,
  })
  const outcomes: string[] = []
  const waiter = createWaiter<number>({
    deadlines: createDeadlines(10),
    deadline: 1000,
    giveUp: () => new Error('late'),
    done: (outcome) => outcomes.push(outcome.ok ? 'admitted' : outcome.error.name),
  })
  const request = {
    inviteId: Uint8Array.of(1),
    peerId: 'x',
    incarnation: new Uint8Array(8),
    addresses: [],
  }
  admissions.admit(request, false, waiter)
  admissions.gather()
  admissions.retry()
  admissions.gather()
  return { outcomes, proposed }
}

test('an admission waits while a joint configuration is not left yet', () => {
  const joint = { ...simple, votersOutgoing: ['a', 'c'], autoLeave: true }
  expect(leaderIn(joint)).toEqual({ outcomes: [], proposed: 2 })
})

test('a leader that may not know of the invite yet refuses nobody for it', () => {
  const unknown = () => ({ ok: false, reason: 'it is unknown' }) as const
  const late = leaderIn(simple, { invite: unknown, appliedOwn: false })
  expect(late).toEqual({ outcomes: [], proposed: 0 })
  const sure = leaderIn(simple, { invite: unknown, appliedOwn: true })
  expect(sure).toEqual({ outcomes: ['InviteRefusedError'], proposed: 0 })
})

test('an admission that no configuration allows is refused', () => {
  expect(leaderIn(simple)).toEqual({ outcomes: ['InviteRefusedError'], proposed: 1 })
})
