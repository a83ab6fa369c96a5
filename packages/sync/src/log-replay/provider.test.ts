import { expect, test } from 'vitest'
import { type MadeLog, makeLog, smallEntries } from '../testing/made-log.ts'
import type { LogMessage } from './messages.ts'
import { createLogReplayProvider } from './provider.ts'
import { defaultLogReplaySettings, type LogReplaySettings } from './settings.ts'

const rootOf = (log: MadeLog) => {
  const { runs, index: last, root } = log.range().closed()
  return { runs, last, root }
}

function serving(log: MadeLog, settings: Partial<LogReplaySettings> = {}) {
  const sent: LogMessage[] = []
  const world = { leader: 'me', serving: true }
  const provider = createLogReplayProvider(
    {
      ...{ self: 'me', groupId: new Uint8Array(16) },
      log: { ...log, range: () => log.range(), serving: () => world.serving },
      leader: () => ({ id: world.leader, term: 1 }),
      firstIndex: () => log.firstIndex,
      send: (_to, message) => sent.push(message) > 0,
    },
    { ...defaultLogReplaySettings, ...settings },
  )
  const ask = (message: LogMessage, from = 'p') => {
    expect(provider.receive(from, message)).toBe(true)
    return sent.splice(0)
  }
  return { provider, world, sent, ask }
}

const log = () => makeLog(smallEntries(1000))
/** Whose disk answers when a test has it answer. */
function slowLog() {
  const reads: (() => void)[] = []
  return { of: makeLog(smallEntries(1000), (read) => void reads.push(read)), reads }
}
const target = { type: 'fetchTarget', id: 1, neededRun: 3 } as const
const fetchOf = (of: MadeLog, fromRun = 2, runs = 3, maxBytes = 1000) =>
  ({ type: 'fetchEntries', id: 2, root: rootOf(of), fromRun, runs, maxBytes }) as const

test('the leader names the last run that is closed, and keeps the log from the one that is needed', () => {
  const of = log()
  const { provider, ask } = serving(of)
  expect(ask(target)).toEqual([{ type: 'target', id: 1, root: rootOf(of), firstIndex: 1 }])
  expect(provider.safeToPrune()).toBe(192)
  provider.tick(9999)
  expect(provider.safeToPrune()).toBe(192)
  provider.tick(10_000)
  expect(provider.safeToPrune()).toBeNull()
})

test('who does not lead says who does', () => {
  const { world, ask } = serving(log())
  world.leader = 'other'
  expect(ask(target)).toMatchObject([{ id: 1, reason: 'notLeader', leader: 'other' }])
})

test('whole runs are served, as many as fit, the first in any case', () => {
  const of = log()
  const { ask } = serving(of)
  for (const [maxBytes, entries] of [
    [1000, 192],
    [400, 128],
    [1, 64],
  ] as const) {
    const [answer] = ask(fetchOf(of, 2, 3, maxBytes))
    if (answer?.type !== 'entries') throw new Error('no entries')
    expect(answer).toMatchObject({ id: 2, fromRun: 2, firstIndex: 129 })
    expect(answer.entries.length).toBe(entries)
  }
})

test('no more than the root covers is served', () => {
  const of = log()
  const { ask } = serving(of)
  const [answer] = ask({ ...fetchOf(of, 4, 9), root: rootOf(of.upTo(330)) })
  expect(answer).toMatchObject({ type: 'entries', firstIndex: 257 })
  if (answer?.type === 'entries') expect(answer.entries.length).toBe(64)
})

test('a root that is another is unknown, and so is one that is further on', () => {
  const of = log()
  const { ask } = serving(of.upTo(500))
  const unknown = [{ type: 'unavailable', reason: 'unknown' }]
  expect(ask(fetchOf(of))).toMatchObject(unknown)
  expect(ask({ type: 'fetchAvailability', id: 1, root: rootOf(of), neededRun: 0 })).toMatchObject(
    unknown,
  )
  const other = makeLog(smallEntries(500, 1))
  expect(ask(fetchOf(other))).toMatchObject(unknown)
})

test('what was cut off is pruned, be it while it is read', () => {
  const { of, reads } = slowLog()
  const { ask, sent } = serving(of)
  expect(ask(fetchOf(of))).toEqual([])
  of.cut(500)
  reads.shift()?.()
  expect(sent.splice(0)).toMatchObject([{ id: 2, reason: 'pruned' }])
  expect(ask(fetchOf(of))).toMatchObject([{ id: 2, reason: 'pruned' }])
  const availability = { type: 'fetchAvailability', id: 3, root: rootOf(of), neededRun: 8 } as const
  expect(ask(availability)).toEqual([{ type: 'availability', id: 3, firstRun: 7, runs: 15 }])
})

test('reads are bounded, for each and for all', () => {
  const { of, reads } = slowLog()
  const { ask, sent } = serving(of, { maxReads: 3, maxReadsPerPeer: 2 })
  for (const peer of ['p', 'p', 'q']) expect(ask(fetchOf(of), peer)).toEqual([])
  const overloaded = [{ reason: 'overloaded', retryAfterMs: 250 }]
  expect(ask(fetchOf(of), 'q')).toMatchObject(overloaded)
  for (const read of reads.splice(0)) read()
  expect(sent.splice(0)).toMatchObject(new Array(3).fill({ type: 'entries' }))
  for (const peer of ['p', 'p']) expect(ask(fetchOf(of), peer)).toEqual([])
  expect(ask(fetchOf(of), 'p')).toMatchObject(overloaded)
})

test('the log is kept for so many at a time, and who comes then is told so', () => {
  const of = log()
  const { provider, ask } = serving(of, { maxSessions: 1 })
  ask({ ...target, neededRun: 5 }, 'p')
  const overloaded = [{ reason: 'overloaded', retryAfterMs: 250 }]
  expect(ask({ ...target, neededRun: 1 }, 'q')).toMatchObject(overloaded)
  const availability = { type: 'fetchAvailability', id: 3, root: rootOf(of), neededRun: 1 } as const
  expect(ask(availability, 'q')).toMatchObject(overloaded)
  expect(provider.safeToPrune()).toBe(320)
})

test('who fetches keeps the log from where it said, and no longer than it fetches', () => {
  const of = log()
  const { provider, ask } = serving(of)
  ask(target)
  provider.tick(9000)
  ask(fetchOf(of, 7))
  ask(fetchOf(of, 7), 'q')
  provider.tick(18_999)
  expect(provider.safeToPrune()).toBe(192)
  provider.tick(19_000)
  expect(provider.safeToPrune()).toBeNull()
})

test('who needs what is pruned takes no lease, and voids none (H22)', () => {
  const of = log()
  of.cut(200)
  const { provider, ask } = serving(of, { maxSessions: 1 })
  const root = rootOf(of)
  ask({ ...target, neededRun: 0 }, 'q')
  ask({ type: 'fetchAvailability', id: 3, root, neededRun: 2 }, 'r')
  ask({ ...target, neededRun: 5 }, 'p')
  expect(provider.safeToPrune()).toBe(320)
})

test('a lease that the log was cut behind voids no other (H22)', () => {
  const of = log()
  const { provider, ask } = serving(of)
  ask({ ...target, neededRun: 1 }, 'q')
  ask({ ...target, neededRun: 5 }, 'p')
  of.cut(200)
  expect(provider.safeToPrune()).toBe(320)
})

test('who stands still serves nobody, and says so', () => {
  const of = log()
  const { world, ask } = serving(of)
  world.serving = false
  for (const request of [target, fetchOf(of)]) {
    expect(ask(request)).toMatchObject([{ type: 'unavailable', reason: 'syncingItself' }])
  }
})

test('once closed it answers nothing, not even what was being read', () => {
  const { of, reads } = slowLog()
  const { provider, ask, sent } = serving(of)
  ask(fetchOf(of))
  ask(target)
  provider.close()
  reads.shift()?.()
  expect(sent).toEqual([])
  expect(ask(target)).toEqual([])
  expect(provider.safeToPrune()).toBeNull()
})

test('what is meant for a session is none of its own', () => {
  const { provider } = serving(log())
  const answer = { type: 'availability', id: 1, firstRun: 0, runs: 1 } as const
  expect(provider.receive('p', answer)).toBe(false)
  expect(provider.receive('p', { type: 'catchUp', term: 1, firstIndex: 1, commit: 1 })).toBe(false)
})
