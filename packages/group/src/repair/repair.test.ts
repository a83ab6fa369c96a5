import { setImmediate } from 'node:timers/promises'
import { DiskFullError, type Divergence, type SnapshotId } from '@tesela/storage'
import { expect, test } from 'vitest'
import { LogDivergedError, StateDivergedError } from '../errors.ts'
import { createRepair } from './repair.ts'

interface Given {
  readonly divergence?: Divergence
  readonly lost?: boolean
  readonly named?: number
  readonly snapshots?: readonly SnapshotId[]
  /** Settles when nobody has a snapshot open any more. */
  readonly inUse?: Promise<void>
}

const found = new StateDivergedError('the state differs', ['k'], 96)

/** A member that has applied 100, with everything that a repair does told in its order. */
function member({ divergence, lost = false, named, snapshots = [], inUse }: Given = {}) {
  const told: string[] = []
  let list = snapshots
  const disk = { full: false, now: 0 }
  const repair = createRepair({
    start: { lost, divergence: divergence ?? null },
    named: named === undefined ? null : { index: named },
    machine: { revision: 100 },
    snapshots: {
      list: () => Promise.resolve(list),
      quarantine(id) {
        list = list.filter((one) => one !== id)
        told.push(`sets ${id.index} aside`)
        return Promise.resolve('damaged')
      },
      noteDivergence({ times, revision }) {
        if (disk.full) return Promise.reject(new DiskFullError('diverged', new Error('no space')))
        told.push(`notes ${times} at ${revision}`)
        return Promise.resolve()
      },
    },
    keeper: {
      disown(upTo) {
        told.push(`disowns ${upTo}`)
        return inUse === undefined ? Promise.resolve() : inUse.then(() => void told.push('lets go'))
      },
    },
    catchUp: {
      repair: (behind) => void told.push(`fetches behind ${behind}`),
      giveUp: () => void told.push('fetches nothing'),
    },
    replay: { giveUp: () => void told.push('replays nothing') },
    mailbox: { post: ({ in: input }) => void told.push(input) },
    clock: { now: () => disk.now },
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: () => undefined,
    },
    halt: ({ code }) => void told.push(code),
    resume: () => void told.push('resumes'),
    failed(error) {
      throw error
    },
  })
  return {
    repair,
    disk,
    /** Since it was asked last. */
    async told() {
      await repair.settled()
      return told.splice(0)
    },
  }
}

const snapshot = (index: number): SnapshotId => ({ term: 1, index })

test('it stands still first, and what is set aside is noted before', async () => {
  const { repair, told } = member({ snapshots: [snapshot(50), snapshot(100)] })
  repair.start()
  expect([await told(), repair.status]).toEqual([[], null])
  repair.diverged(found)
  expect(await told()).toEqual([
    ...['state_diverged', 'stateLost', 'fetches behind 100', 'disowns 100'],
    ...['notes 1 at 100', 'sets 50 aside', 'sets 100 aside'],
  ])
  expect(repair.status).toEqual({ times: 1, atMost: 2, state: 'underWay' })
  repair.installed(120, true)
  expect(await told()).toEqual(['resumes'])
  expect(repair.status).toMatchObject({ times: 1, state: 'done' })
})

test.each([
  ['that nobody vouches for', 120, false, 120],
  ['of a mark that it had applied', 90, true, 100],
])('a state %s is condemned like the former one, and counts as the same', async (...row) => {
  const [, anchor, sealed, behind] = row
  const { repair, told } = member()
  repair.diverged(found)
  await told()
  repair.installed(anchor, sealed)
  expect(await told()).toEqual([
    ...['state_diverged', 'stateLost', `fetches behind ${behind}`, `disowns ${behind}`],
    `notes 1 at ${behind}`,
  ])
  repair.installed(130, true)
  expect(await told()).toEqual(['resumes'])
})

test('a state that is fetched for other reasons is none of its business', async () => {
  const { repair, told } = member()
  repair.installed(120, false)
  expect([await told(), repair.status]).toEqual([[], null])
})

test('the third time nothing is fetched any more, at no start either', async () => {
  const divergence = { times: 2, revision: 60, anchor: 50, parts: ['k'] }
  const { repair, told } = member({ divergence, named: 80 })
  repair.start()
  expect(await told()).toEqual([])
  repair.diverged(found)
  expect(await told()).toEqual(['state_diverged', 'stateLost', 'disowns 100', 'notes 3 at 100'])
  expect(repair.status).toEqual({ times: 3, atMost: 2, state: 'givenUp' })
  // The leader sent it to fetch what its log no longer has.
  repair.installed(120, true)
  expect(await told()).toEqual(['stateLost'])
  const next = member({ divergence: { ...divergence, times: 3 }, lost: true, named: 80 })
  next.repair.start()
  expect(await next.told()).toEqual(['stateLost', 'state_diverged'])
  expect(next.repair.status).toMatchObject({ state: 'givenUp' })
})

test.each([
  ['goes on where the former state is all that its log names', 60, true, 'underWay'],
  ['is done where its log names a later one, though that be damaged', 61, true, 'done'],
  ['goes on where its log names nothing, and was never cut', undefined, true, 'underWay'],
])('a start %s', async (_what, named, lost, state) => {
  const divergence = { times: 1, revision: 60, anchor: 50, parts: ['k'] }
  const { repair, told } = member({
    ...{ divergence, lost },
    ...(named === undefined ? {} : { named }),
  })
  repair.start()
  expect(repair.status).toMatchObject({ state })
  expect(await told()).toEqual(state === 'underWay' ? ['state_diverged'] : [])
})

test('a log that diverged is never repaired, in this life or another', async () => {
  const { repair, told } = member({ snapshots: [snapshot(50)] })
  repair.logDiverged(new LogDivergedError(96))
  expect(await told()).toEqual([
    ...['log_diverged', 'stateLost', 'fetches nothing', 'replays nothing', 'disowns 100'],
    ...['notes 0 at 100', 'sets 50 aside'],
  ])
  expect(repair.status).toBeNull()
  const divergence = { times: 0, revision: 100, anchor: 96, parts: ['(log)'] }
  const next = member({ divergence, lost: true, named: 80 })
  next.repair.start()
  const orders = ['fetches nothing', 'replays nothing']
  expect(await next.told()).toEqual(['stateLost', ...orders, 'log_diverged'])
  expect(next.repair.status).toBeNull()
})

test('what somebody has open is not set aside, on a full disk and when it is tried again', async () => {
  let letGo: () => void = () => undefined
  const inUse = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const { repair, told, disk } = member({ snapshots: [snapshot(50)], inUse })
  disk.full = true
  repair.diverged(found)
  await setImmediate()
  disk.full = false
  disk.now = 1000
  repair.retry()
  await setImmediate()
  letGo()
  const all = await told()
  expect(all.slice(-3)).toEqual(['notes 1 at 100', 'lets go', 'sets 50 aside'])
})

test('what a full disk did not take is written when there is space', async () => {
  const { repair, told, disk } = member({ snapshots: [snapshot(50)] })
  disk.full = true
  repair.diverged(found)
  const first = await told()
  // The next start has no state to begin from, whether it knows why or not.
  expect(first).toContain('sets 50 aside')
  expect(first).not.toContain('notes 1 at 100')
  disk.now = 5000
  repair.retry()
  expect(await told()).toEqual([])
  disk.full = false
  disk.now = 5999
  repair.retry()
  expect(await told()).toEqual([])
  disk.now = 6000
  repair.retry()
  expect(await told()).toEqual(['notes 1 at 100'])
  disk.now = 9000
  repair.retry()
  expect(await told()).toEqual([])
})
