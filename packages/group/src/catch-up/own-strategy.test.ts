import { createSnapshotStore } from '@tesela/storage'
import {
  decodeSnapshotMessage,
  encodeLogPosition,
  encodeStrategyFrame,
  type SnapshotStrategy,
  type SnapshotTarget,
  type StrategySessionContext,
} from '@tesela/sync'
import { createWholeStateSync, type WholeMessage } from '@tesela/sync/testing'
import { expect, test } from 'vitest'
import type { GroupSettings } from '../settings.ts'
import { type Cluster, type ClusterOptions, createCluster, type Node } from '../testing/cluster.ts'
import { type ServedState, servedFrom } from '../testing/counted-once.ts'
import { addEntry } from '../testing/counter-machine.ts'
import type { SentFrame } from '../testing/virtual-network.ts'

/** The log is cut behind every snapshot: who was away for longer finds it gone. */
const settings: Partial<GroupSettings> = {
  ...{ snapshotEvery: 20, snapshotShare: 1, keptLogBytes: 0 },
  snapshotSync: { stallMs: 3000, fetchTimeoutMs: 1000, snapshotRequestTimeoutMs: 1000 },
}

type Strategy = SnapshotStrategy<WholeMessage>
const whole: Strategy = createWholeStateSync(500)
const channel = 'sync/whole/1'

let writes = 0
async function add(cluster: Cluster, node: Node, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    writes += 1
    const add = { client: `s${writes % 5}`, sequence: writes, key: `k${writes % 3}`, add: 1 }
    await cluster.clock.settle(node.group.propose([addEntry(add)], { deadlineMs: 20_000 }))
  }
}

interface Away {
  readonly cluster: Cluster
  readonly leader: Node
  /** It was away while the others wrote more than their logs keep. */
  readonly away: Node
  readonly sent: SentFrame[]
}

/** @param strategies - of `a`, which leads, `b`, and `c`, which is away */
async function awayFor(
  strategies: Readonly<Record<string, readonly Strategy[]>>,
  options: Pick<ClusterOptions, 'protocols'> = {},
): Promise<Away> {
  const cluster = createCluster({
    seed: 77,
    settings,
    strategies: (name) => strategies[name] ?? [],
    ...options,
  })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  expect(leader.name).toBe('a')
  await add(cluster, leader, 10)
  await cluster.converged()
  const away = cluster.node('c')
  away.crash('keepAll')
  await add(cluster, leader, 60)
  const others = cluster.nodes.filter((node) => node !== away)
  await cluster.clock.until('the log is cut', () =>
    others.every(({ group }) => group.status().firstIndex > 30),
  )
  const sent: SentFrame[] = []
  cluster.network.watch = (frame) => sent.push({ ...frame, body: frame.body.slice() })
  return { cluster, leader, away, sent }
}

/** All have the same state, of everything that was written. */
async function expectOneState({ cluster }: Away, of: number): Promise<void> {
  await cluster.converged()
  const { clock, nodes } = cluster
  const roots = await Promise.all(nodes.map(({ group }) => clock.settle(group.stateRoots())))
  for (const each of roots) expect(each).toEqual(roots[0])
  for (const node of nodes) expect([sumOf(node), node.fatal]).toEqual([of, []])
}

function sumOf({ machine }: Node): number {
  return [...machine.capture().values.values()].reduce((sum, value) => sum + value, 0)
}

/** Leaves that travelled by snapshot sync. */
function leavesAsked({ sent }: Away): number {
  return sent.filter(({ channel: of, body }) => {
    return of === 'sync' && decodeSnapshotMessage(body)?.type === 'fetchLeaves'
  }).length
}

test("who is behind the log comes back by a strategy of the host's own", async () => {
  const one = await awayFor({ a: [whole], b: [whole], c: [whole] })
  const { cluster, leader, away, sent } = one
  await away.start()
  await cluster.clock.until('it is under way', () => away.group.status().catchUp !== null)
  expect(away.group.status().catchUp).toMatchObject({ strategy: 'whole/1' })
  await expectOneState(one, 70)
  expect(leavesAsked(one)).toBe(0)
  const brought = sent.filter((frame) => frame.channel === channel && frame.to === away.replica)
  expect(brought.some(({ from }) => from === cluster.node('b').replica)).toBe(true)
  // It goes on as everybody does, and a start begins from what was brought.
  await add(cluster, leader, 5)
  away.crash('dropAll')
  await away.start()
  await expectOneState(one, 75)
})

test.each([
  ['the member', { a: [whole], b: [whole] }],
  ['the leader', { b: [whole], c: [whole] }],
])('where %s lacks the strategy, it comes back by snapshot sync', async (_who, strategies) => {
  const one = await awayFor(strategies)
  await one.away.start()
  await expectOneState(one, 70)
  expect(leavesAsked(one)).toBeGreaterThan(0)
  expect(one.sent.filter((frame) => frame.channel === channel)).toEqual([])
})

test('where the host has the strategy for another group only, it comes back by snapshot sync', async () => {
  const one = await awayFor({ a: [whole], b: [whole] }, { protocols: () => [whole.name] })
  await one.away.start()
  await expectOneState(one, 70)
  expect(leavesAsked(one)).toBeGreaterThan(0)
})

test('where the strategy brings nothing, snapshot sync does, and the next time it is tried again', async () => {
  const one = await awayFor({ a: [whole], b: [whole], c: [whole] })
  const { cluster, leader, away, sent } = one
  // Not the leader's orders, which are short.
  cluster.network.drop = (frame) => frame.channel === channel && frame.body.length > 64
  await away.start()
  await expectOneState(one, 70)
  expect(leavesAsked(one)).toBeGreaterThan(0)
  const failed = away.complaints.filter((line) => line.startsWith('catch-up by a snapshot failed'))
  expect(failed).toEqual([expect.stringMatching(/"sync_stalled".*"strategy":"whole\/1"/)])
  cluster.network.drop = () => false
  away.crash('keepAll')
  await add(cluster, leader, 60)
  sent.length = 0
  await away.start()
  await expectOneState(one, 130)
  expect([leavesAsked(one), sent.some((frame) => frame.channel === channel)]).toEqual([0, true])
})

/** Asks nobody, and puts in a state that somebody made up, under the name that the leader gave. */
function inventive(made: (target: SnapshotTarget) => ServedState): Strategy {
  return {
    ...whole,
    createSession(context, gap) {
      let done = false
      const idle = whole.createSession({ ...context, takeUp: () => null }, gap)
      return {
        start: (now) => idle.start(now),
        receive: (from, message) => idle.receive(from, message),
        tick() {
          const target = done ? null : context.takeUp()
          if (target === null) return
          done = true
          putIn(made(target), target, context)
        },
        peersChanged: () => idle.peersChanged(),
        targetChanged: (changed) => idle.targetChanged(changed),
        finish: () => idle.finish(),
        abort: (reason) => idle.abort(reason),
        progress: idle.progress,
      }
    },
  }
}

type Context = StrategySessionContext<WholeMessage>

function putIn(
  { snapshot, leaves }: ServedState,
  { root, anchor, term }: SnapshotTarget,
  { sink, ended }: Context,
): void {
  const goOn = (next: () => void) => (error: Error | null) => {
    if (error === null) next()
    else ended({ ok: false, error: Object.assign(error, { code: 'refused' }) })
  }
  sink.begin({ ...snapshot, root }, () => undefined)
  const position = { anchor, term }
  const finish = () => sink.finish(goOn(() => ended({ ok: true, position })))
  sink.put(0, leaves, goOn(finish))
}

/** The state of a member, and of another counter as much as nobody has counted: it is whole, and has a root. */
function madeUp(node: Node, { anchor, term }: SnapshotTarget): ServedState {
  const { machine } = node
  const state = { ...machine.capture(), values: new Map([['k0', 1000]]), revision: anchor }
  const voters = [...state.members.keys()].sort()
  const none = { votersOutgoing: [], learners: [], learnersNext: [], autoLeave: false }
  const place = { term, conf: { ...none, voters }, confIndex: 1, runs: 1, peaks: ['p'.repeat(32)] }
  return servedFrom(machine.reader(state, { term, log: encodeLogPosition(place) }), term)
}

test('a strategy that puts in another state than the leader named replaces nothing', async () => {
  const own = inventive((target) => madeUp(one.cluster.node('c'), target))
  const one = await awayFor({ a: [whole], b: [whole], c: [own] })
  const { cluster, away } = one
  await away.start()
  await cluster.clock.until('it has tried', () => away.complaints.length > 0)
  expect(away.complaints[0]).toMatch(/"strategy_failed"/)
  expect(sumOf(away)).toBeLessThanOrEqual(10)
  await expectOneState(one, 70)
  expect(leavesAsked(one)).toBeGreaterThan(0)
})

test('whose state is another than the target, by whoever is asked, is found out', async () => {
  /** Its leaves are not those that it has. */
  const lying: Strategy = {
    ...whole,
    codec: {
      ...whole.codec,
      encode(message) {
        if (message.type !== 'whole') return whole.codec.encode(message)
        const leaves = message.leaves.map(() => Uint8Array.of(48))
        return whole.codec.encode({ ...message, leaves })
      },
    },
  }
  const one = await awayFor({ a: [whole], b: [lying], c: [whole] })
  const { cluster, away } = one
  // Nothing is ordered before it is connected with both.
  cluster.network.drop = (frame) => frame.to === away.replica && frame.channel === channel
  await away.start()
  await cluster.clock.pass(500)
  cluster.network.drop = () => false
  await expectOneState(one, 70)
  expect(leavesAsked(one)).toBe(0)
  const blamed = away.complaints.filter((line) => line.startsWith('a source sent'))
  expect(blamed).toHaveLength(1)
  expect(blamed[0]).toContain(cluster.node('b').replica)
})

test('orders of who does not lead are not followed, and frames that make no sense are dropped', async () => {
  const one = await awayFor({ a: [whole], b: [whole], c: [whole] })
  const { cluster, leader, away } = one
  await away.start()
  await expectOneState(one, 70)
  const { term, commit } = leader.group.status()
  const order = { type: 'catchUp', term, firstIndex: commit + 100, commit } as const
  const body = encodeStrategyFrame(whole, order)
  cluster.node('b').send(away.replica, channel, body)
  cluster.node('b').send(away.replica, channel, Uint8Array.of(255))
  cluster
    .node('b')
    .send(
      away.replica,
      channel,
      encodeStrategyFrame(whole, { type: 'message', message: { type: 'lacking', id: 0.5 } }),
    )
  await cluster.clock.pass(3000)
  expect(away.group.status().catchUp).toBeNull()
  expect(away.group.status().counters.malformedFrames).toBe(2)
  leader.send(away.replica, channel, body)
  await cluster.clock.pass(100)
  expect(away.group.status().catchUp).toMatchObject({ strategy: 'whole/1' })
})

test('what a strategy throws when it serves, or estimates, costs nobody anything', async () => {
  const boom = () => {
    throw new Error('boom')
  }
  const frail: Strategy = {
    ...whole,
    estimate: boom,
    // Nor does it keep the log from being cut.
    createProvider: (context) => ({
      ...whole.createProvider(context),
      ...{ receive: boom, tick: boom, safeToPrune: () => 0 },
    }),
  }
  const one = await awayFor({ a: [frail], b: [whole], c: [whole] })
  const { cluster, leader, away } = one
  await away.start()
  await expectOneState(one, 70)
  expect(leavesAsked(one)).toBeGreaterThan(0)
  const lacking = { type: 'message', message: { type: 'lacking', id: 1 } } as const
  away.send(leader.replica, channel, encodeStrategyFrame(whole, lacking))
  await cluster.clock.pass(100)
  expect(leader.complaints.some((line) => line.startsWith('a strategy of catch-up'))).toBe(true)
  await expectOneState(one, 70)
})

test('what a strategy holds and never releases is taken back, and it serves all the same', async () => {
  const forgetful: Strategy = {
    ...whole,
    createProvider: ({ source, ...context }) =>
      whole.createProvider({
        ...context,
        source: {
          ...{ serving: () => source.serving(), find: (name) => source.find(name) },
          ...{ newest: () => source.newest(), newestSealed: () => source.newestSealed() },
          hold: (name) => source.hold(name),
          release: () => undefined,
          read: (name, run, done) => source.read(name, run, done),
        },
      }),
  }
  const one = await awayFor({ a: [forgetful], b: [forgetful], c: [whole] })
  const { cluster, leader, away } = one
  const complaints = () => [leader, cluster.node('b')].flatMap((node) => node.complaints)
  const takenBack = () => complaints().filter((line) => line.includes('it is taken back'))
  const kept = async () => {
    const lists = [leader, cluster.node('b')].map(({ disk }) =>
      createSnapshotStore(disk, '.').list(),
    )
    return (await cluster.clock.settle(Promise.all(lists))).map(({ length }) => length)
  }
  await away.start()
  await expectOneState(one, 70)
  expect(leavesAsked(one)).toBe(0)
  // Others take its place, and it stays as long as somebody may read it.
  await add(cluster, leader, 50)
  await cluster.converged()
  expect([takenBack(), Math.max(...(await kept()))]).toEqual([[], 2])
  await cluster.clock.until('they are taken back', () => takenBack().length > 0)
  await cluster.clock.pass(1000)
  expect(await kept()).toEqual([1, 1])
  expect(takenBack()[0]).toMatch(/"strategy":"whole\/1","anchor":\d+,"term":\d+,"holds":1,/)
  away.crash('keepAll')
  await add(cluster, leader, 60)
  await away.start()
  await expectOneState(one, 180)
  expect(leavesAsked(one)).toBe(0)
})
