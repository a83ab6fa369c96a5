import type { Index, RaftStatus, SnapshotMeta } from '@tesela/raft'
import { createSnapshotStore, type SnapshotStore, type StagedSnapshot } from '@tesela/storage'
import { createVolatileDisk } from '@tesela/storage/testing'
import { createSnapshotSync, decodeSnapshotMessage } from '@tesela/sync'
import { expect, test } from 'vitest'
import { defaultSettings } from '../settings.ts'
import { countedOnce } from '../testing/counted-once.ts'
import { createCounterMachine } from '../testing/counter-machine.ts'
import { createVirtualClock } from '../testing/virtual-clock.ts'
import { type CatchUp, createCatchUp } from './catch-up.ts'
import { createRequestIds } from './request-ids.ts'

interface Behind {
  readonly catchUp: CatchUp<unknown>
  readonly clock: ReturnType<typeof createVirtualClock>
  /** How often a snapshot was staged. */
  staged(): number
  /** The disk is done with closing what was staged. */
  closed(): void
  /** Was offered to the core. */
  readonly offered: SnapshotMeta[]
  /** Is what a restart begins from. */
  readonly anchored: Index[]
  /** What came to the log by itself. */
  commit: number
  term: number
}

interface Options {
  /** Else one of the test. */
  readonly snapshots?: SnapshotStore
  readonly missingFrom?: Index
}

/** A member that is told by its leader to fetch the state behind entry 1, which its log has. */
function behind({ snapshots, missingFrom }: Options = {}): Behind {
  const clock = createVirtualClock()
  const { snapshot, leaves } = countedOnce()
  const { manifest } = snapshot
  let staged = 0
  let close: () => void = () => undefined
  const staging: Partial<StagedSnapshot> = {
    staged: new Set(),
    close: () => new Promise((resolve) => (close = resolve)),
  }
  const held: Partial<SnapshotStore> = {
    list: () => Promise.resolve([]),
    async stage() {
      staged += 1
      return staging as StagedSnapshot
    },
  }
  const source = {
    ...snapshot,
    disputed: false,
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
      newestSealed: () => source,
      find: () => source,
      hold: () => undefined,
      release: () => undefined,
      read: (_name, _run, done) => done(snapshots === undefined ? null : leaves),
    },
    leader: () => leader,
    send: (_to, message) => {
      clock.timer(1, () => behind.catchUp.received('b', message))
      return true
    },
    firstIndex: () => 2,
    commit: () => 1000,
    requestMark: () => undefined,
  })
  const ignore = () => undefined
  const unused = () => {
    throw new Error('nobody asks for it')
  }
  const behind: Behind = {
    clock,
    commit: 0,
    term: 1,
    offered: [],
    anchored: [],
    staged: () => staged,
    closed: () => close(),
    catchUp: createCatchUp<unknown>({
      self: 'a',
      groupId: manifest.groupId,
      machine: createCounterMachine(new Map()),
      store: {
        anchored: ({ index }) => {
          behind.anchored.push(index)
          return Promise.resolve()
        },
        stats: unused,
      },
      snapshots: snapshots ?? (held as SnapshotStore),
      shelf: { serving: () => false, tidy: () => undefined } as never,
      trail: {} as never,
      transport: {
        reachable: () => true,
        send: (_to, _channel, body) => {
          const message = decodeSnapshotMessage(body)
          return message !== null && provider.receive('a', message)
        },
      },
      strategies: new Map(),
      mailbox: {
        post: (input) => {
          if (input.in === 'snapshotOffer') behind.offered.push(input.meta)
        },
      },
      leadership: { role: 'follower', leader: 'b', self: false },
      clock: clock.process(),
      requestId: createRequestIds({ bytes: (length) => new Uint8Array(length) }),
      logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
      settings: defaultSettings,
      status: () => ({ term: behind.term, commit: behind.commit }) as RaftStatus,
      others: () => ['b'],
      isMember: () => true,
      missingFrom: missingFrom ?? null,
      sealedOnly: false,
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
  expect(catchUp.status()).toBe(null)
  expect(catchUp.busy).toBe(true)
  one.commit = 0
  await clock.pass(2 * defaultSettings.electionMs)
  catchUp.received('b', told)
  expect(catchUp.status()).toBe(null)
  one.closed()
  await clock.pass(1)
  expect(catchUp.busy).toBe(false)
  catchUp.received('b', told)
  await clock.until('it stages again', () => one.staged() === 2)
  expect(catchUp.busy).toBe(true)
})

test('who asks a leader for what an earlier one ordered asks for less where that suffices', async () => {
  const one = behind()
  const { catchUp, clock } = one
  catchUp.received('b', { ...told, firstIndex: 51 })
  await clock.pass(100)
  const asked = catchUp.status()
  expect(asked).toMatchObject({ phase: 'target', anchor: null })
  // Not by the word of the one that ordered more: its orders overtake each other.
  catchUp.received('b', told)
  expect(catchUp.status()).not.toBe(null)
  one.term = 2
  const now = { ...told, term: 2 }
  catchUp.received('b', { ...now, firstIndex: 52 })
  expect(catchUp.status()).not.toBe(null)
  one.term = 3
  catchUp.received('b', { ...now, term: 3 })
  expect(catchUp.status()).toBe(null)
  await clock.pass(2 * defaultSettings.electionMs)
  catchUp.received('b', { ...now, term: 3 })
  await clock.until('it stages', () => one.staged() === 1)
})

test('a state for a log that stays is what a restart begins from when the core has taken it', async () => {
  const snapshots = createSnapshotStore(createVolatileDisk(), '.')
  const one = behind({ snapshots, missingFrom: 1 })
  const { catchUp, clock, offered, anchored } = one
  catchUp.tick(0)
  await clock.until('it is offered', () => offered.length > 0)
  // The log may not know yet that the anchor is committed: what the store is told must be.
  expect(anchored).toEqual([])
  const [meta] = offered
  if (meta === undefined) throw new Error('nothing was offered')
  let loaded = 0
  catchUp.take(meta, (arrived) => {
    expect(anchored).toEqual([1])
    loaded = arrived.meta.index
  })
  expect(loaded).toBe(0)
  await clock.pass(1)
  expect(loaded).toBe(1)
  await catchUp.close()
})

test('once given up, it ends what it has begun, and follows no order, not one of before either', async () => {
  const one = behind()
  const { catchUp, clock } = one
  catchUp.received('b', told)
  await clock.until('it stages', () => one.staged() === 1)
  // Kept: who gave it may turn out to lead.
  catchUp.received('b', { ...told, term: 2 })
  catchUp.giveUp()
  expect(catchUp.status()).toBe(null)
  await clock.pass(1)
  one.closed()
  for (let pass = 0; pass < 10; pass += 1) {
    one.term = 2 - (pass % 2)
    catchUp.received('b', { ...told, term: one.term })
    catchUp.tick(clock.now())
    await clock.pass(defaultSettings.electionMs / 2)
  }
  expect([one.staged(), catchUp.status(), catchUp.busy]).toEqual([1, null, false])
  expect(one.offered).toEqual([])
})

test('what is missing is fetched no more once it is given up', async () => {
  const { catchUp, clock } = behind({ missingFrom: 1 })
  expect(catchUp.stateMissing).toBe(true)
  catchUp.giveUp()
  catchUp.tick(clock.now())
  expect([catchUp.stateMissing, catchUp.status()]).toEqual([false, null])
  await catchUp.close()
})

/** The state here diverged while one was offered that the core has not decided about. */
async function divergedMeanwhile(then = (catchUp: CatchUp<unknown>) => catchUp.repair(50)) {
  const snapshots = createSnapshotStore(createVolatileDisk(), '.')
  const one = behind({ snapshots })
  one.catchUp.received('b', told)
  await one.clock.until('it is offered', () => one.offered.length > 0)
  const [meta] = one.offered
  if (meta === undefined) throw new Error('nothing was offered')
  then(one.catchUp)
  // The process stood still: the timers come first.
  await one.clock.pass(10 * defaultSettings.electionMs)
  one.catchUp.tick(one.clock.now())
  return { ...one, snapshots, meta }
}

test('what is offered as the state diverges is there for the core, however long its turn takes to come', async () => {
  const { catchUp, clock, meta } = await divergedMeanwhile()
  expect(catchUp.installRecord(meta).root).not.toBe('')
  catchUp.turned()
  catchUp.turned()
  await clock.pass(1)
  let loaded = 0
  catchUp.take(meta, (arrived) => {
    loaded = arrived.meta.index
  })
  expect(loaded).toBe(meta.index)
  await catchUp.close()
})

test('what the core has not taken two turns after the state diverged is gone', async () => {
  const { catchUp, clock, meta, snapshots } = await divergedMeanwhile()
  const left = async () => (await snapshots.list()).map(({ index }) => index)
  catchUp.turned()
  await clock.pass(1)
  expect(await left()).toEqual([meta.index])
  catchUp.turned()
  await clock.pass(1)
  expect([await left(), catchUp.busy]).toEqual([[], false])
  catchUp.tick(clock.now())
  expect(catchUp.status()).not.toBeNull()
  await catchUp.close()
})

test('what is offered as the log is found to be another is gone two turns later, and nothing follows', async () => {
  const giveUp = (catchUp: CatchUp<unknown>) => catchUp.giveUp()
  const { catchUp, clock, snapshots, offered } = await divergedMeanwhile(giveUp)
  catchUp.turned()
  catchUp.turned()
  await clock.pass(1)
  expect([await snapshots.list(), catchUp.busy]).toEqual([[], false])
  catchUp.tick(clock.now())
  expect([catchUp.status(), offered.length]).toEqual([null, 1])
  await catchUp.close()
})
