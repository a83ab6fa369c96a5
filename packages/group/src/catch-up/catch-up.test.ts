import type { Input, RaftStatus } from '@tesela/raft'
import type { SnapshotStore, StagedSnapshot } from '@tesela/storage'
import { createSnapshotSync, decodeSnapshotMessage } from '@tesela/sync'
import { expect, test } from 'vitest'
import { defaultSettings } from '../settings.ts'
import { countedOnce } from '../testing/counted-once.ts'
import { createCounterMachine } from '../testing/counter-machine.ts'
import { createVirtualClock } from '../testing/virtual-clock.ts'
import { type CatchUp, createCatchUp } from './catch-up.ts'

interface Behind {
  readonly catchUp: CatchUp<unknown>
  readonly clock: ReturnType<typeof createVirtualClock>
  /** How often a snapshot was staged. */
  staged(): number
  /** The disk is done with closing what was staged. */
  closed(): void
  /** What came to the log by itself. */
  commit: number
}

/** A member that is told by its leader to fetch the state behind entry 1, which the leader serves but for its leaves. */
function behind(): Behind {
  const clock = createVirtualClock()
  const { snapshot } = countedOnce()
  const { manifest } = snapshot
  let staged = 0
  let close: () => void = () => undefined
  const staging: Partial<StagedSnapshot> = {
    staged: new Set(),
    close: () => new Promise((resolve) => (close = resolve)),
  }
  const snapshots: Partial<SnapshotStore> = {
    list: () => Promise.resolve([]),
    async stage() {
      staged += 1
      return staging as StagedSnapshot
    },
  }
  const source = {
    ...snapshot,
    manifest: snapshot.manifestBytes,
    digests: snapshot.digests.flat(),
  }
  const leader = { id: 'b', term: 1 }
  const provider = createSnapshotSync(defaultSettings.snapshotSync).createProvider({
    self: 'b',
    groupId: manifest.groupId,
    source: {
      serving: () => true,
      newest: () => source,
      find: () => source,
      hold: () => undefined,
      release: () => undefined,
      read: () => undefined,
    },
    leader: () => leader,
    send: (_to, message) => {
      clock.timer(1, () => behind.catchUp.received('b', message))
      return true
    },
    firstIndex: () => 2,
    requestMark: () => undefined,
  })
  const ignore = () => undefined
  const unused = () => {
    throw new Error('nobody asks for it')
  }
  const behind: Behind = {
    clock,
    commit: 0,
    staged: () => staged,
    closed: () => close(),
    catchUp: createCatchUp<unknown>({
      self: 'a',
      groupId: manifest.groupId,
      machine: createCounterMachine(new Map()),
      store: { anchored: unused, stats: unused },
      snapshots: snapshots as SnapshotStore,
      shelf: { serving: () => false } as never,
      transport: {
        reachable: () => true,
        send: (_to, _channel, body) => {
          const message = decodeSnapshotMessage(body)
          return message !== null && provider.receive('a', message)
        },
      },
      mailbox: { post: (_input: Input) => undefined },
      leadership: { role: 'follower', leader: 'b', self: false },
      clock: clock.process(),
      random: { bytes: (length) => new Uint8Array(length) },
      logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
      settings: defaultSettings,
      status: () => ({ term: 1, commit: behind.commit }) as RaftStatus,
      termOf: () => null,
      others: () => ['b'],
      isMember: () => true,
      missingFrom: null,
      staging: () => Promise.resolve(),
      requestMark: unused,
      failed: (error) => {
        throw error
      },
    }),
  }
  return behind
}

const told = { type: 'catchUp', term: 1, firstIndex: 2, commit: 1 } as const

test('nobody else stages before a catch-up that is over has let go of what it staged', async () => {
  const one = behind()
  const { catchUp, clock } = one
  catchUp.received('b', told)
  await clock.until('it stages', () => one.staged() === 1)
  one.commit = 1
  catchUp.tick(10_000)
  expect(catchUp.progress).toBe(null)
  expect(catchUp.busy).toBe(true)
  one.commit = 0
  await clock.pass(2 * defaultSettings.electionMs)
  catchUp.received('b', told)
  expect(catchUp.progress).toBe(null)
  one.closed()
  await clock.pass(1)
  expect(catchUp.busy).toBe(false)
  catchUp.received('b', told)
  await clock.until('it stages again', () => one.staged() === 2)
  expect(catchUp.busy).toBe(true)
})
