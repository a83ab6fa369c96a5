import { decodeLogMessage, type LogMessage } from '@tesela/sync'
import { expect, test } from 'vitest'
import type { GroupSettings } from '../settings.ts'
import { type Cluster, createCluster, type Node } from '../testing/cluster.ts'
import { addEntry } from '../testing/counter-machine.ts'

/** Small answers, so that there are several to share out. */
const settings: Partial<GroupSettings> = {
  replayBytes: 1000,
  logReplay: { fetchEntries: 64, fetchTimeoutMs: 500, askTimeoutMs: 300 },
}

let writes = 0
async function add(cluster: Cluster, node: Node, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    writes += 1
    const entry = addEntry({ client: `s${writes % 7}`, sequence: writes, key: 'k', add: 1 })
    await cluster.clock.settle(node.group.propose([entry], { deadlineMs: 20_000 }))
  }
}

const counted = (node: Node) => node.machine.capture().values.get('k') ?? 0

interface Away {
  readonly cluster: Cluster
  readonly leader: Node
  readonly away: Node
  /** What replay is told, by whom. */
  readonly heard: { readonly from: string; readonly message: LogMessage }[]
}

/** One of three was away while the others wrote. */
async function awayFor(times: number, more: Partial<GroupSettings> = {}): Promise<Away> {
  const cluster = createCluster({ seed: 401 + times, settings: { ...settings, ...more } })
  await cluster.voters(['a', 'b', 'c'])
  const leader = await cluster.leader()
  const away = cluster.nodes.find((node) => node !== leader)
  if (away === undefined) throw new Error('nobody is away')
  await add(cluster, leader, 10)
  away.crash('keepAll')
  await add(cluster, leader, times)
  const heard: Away['heard'] = []
  cluster.network.watch = ({ from, channel, body }) => {
    const message = channel === 'log' ? decodeLogMessage(body.slice()) : null
    if (message !== null) heard.push({ from, message })
  }
  return { cluster, leader, away, heard }
}

const answersOf = ({ heard }: Away) => heard.filter(({ message }) => message.type === 'entries')

function healthy(cluster: Cluster): void {
  for (const node of cluster.nodes) expect(node.fatal).toEqual([])
}

test('who lacks much of the log gets it from the others, the leader is spared', async () => {
  const one = await awayFor(400)
  const { cluster, leader, away } = one
  await away.start()
  await cluster.converged()
  expect(counted(away)).toBe(410)
  const answers = answersOf(one)
  expect(answers.length).toBeGreaterThan(4)
  expect(answers.filter(({ from }) => from === leader.replica)).toEqual([])
  expect(away.group.status().catchUp).toBeNull()
  // From then on it is a member as all the others.
  await add(cluster, leader, 5)
  await cluster.converged()
  expect(counted(away)).toBe(415)
  healthy(cluster)
})

test('who lacks little is sent it by the leader, and nothing is replayed', async () => {
  const one = await awayFor(5)
  await one.away.start()
  await one.cluster.converged()
  expect(counted(one.away)).toBe(15)
  expect(one.heard).toEqual([])
})

test('its state says what it is doing', async () => {
  const one = await awayFor(400, { logReplay: { fetchEntries: 64, maxOutstanding: 1 } })
  await one.away.start()
  await one.cluster.clock.until('some of it is here', () => {
    return (one.away.group.status().catchUp?.items ?? 0) > 0
  })
  expect(one.away.group.status().catchUp).toMatchObject({
    ...{ strategy: 'log-replay/1', phase: 'entries', waits: null },
    peers: expect.arrayContaining([
      expect.objectContaining({ asked: true, bytes: expect.any(Number), invalid: 0 }),
    ]),
  })
  await one.cluster.converged()
})

test('where nobody else answers, the leader serves it', async () => {
  const one = await awayFor(400)
  const { cluster, leader, away } = one
  const others = cluster.nodes.filter((node) => node !== leader && node !== away)
  cluster.network.drop = ({ from, channel }) =>
    channel === 'log' && others.some(({ replica }) => replica === from)
  await away.start()
  await cluster.converged()
  expect(counted(away)).toBe(410)
  healthy(cluster)
})

test('the leader dies in the midst of it, and it goes on with the next one', async () => {
  const one = await awayFor(400)
  const { cluster, leader, away } = one
  await away.start()
  await cluster.clock.until('some of it is under way', () => answersOf(one).length > 1)
  leader.crash('keepAll')
  await cluster.converged()
  expect(counted(away)).toBe(410)
  await leader.start()
  await cluster.converged()
  healthy(cluster)
})

test('where the log is cut, and where a snapshot is less, it is a snapshot', async () => {
  const one = await awayFor(400, { snapshotEvery: 100, keptLogBytes: 1_000_000, snapshotShare: 1 })
  const { cluster, away } = one
  await away.start()
  await cluster.converged()
  expect(counted(away)).toBe(410)
  // The log is all there: but it has more bytes than one counter.
  expect(one.leader.group.status().firstIndex).toBe(1)
  expect(away.group.status().snapshot?.index).toBeGreaterThan(300)
  // What lies behind the snapshot may be enough to be replayed.
  const replayed = answersOf(one).flatMap(({ message }) =>
    message.type === 'entries' ? [message.firstIndex] : [],
  )
  expect(replayed.filter((firstIndex) => firstIndex <= 300)).toEqual([])
  healthy(cluster)
})

test('a member whose state stands still gets the log all the same', async () => {
  // One answer waits at most. What follows the last closed run is little enough to be sent, and nothing else is: whoever
  // is asked how far it came gets an entry or two.
  const one = await awayFor(375, {
    maxMessageBytes: 100,
    logReplay: { fetchEntries: 64, maxBufferedBytes: 1 },
  })
  const { cluster, leader, away } = one
  await away.start()
  away.machine.explodesAt = 50
  await cluster.clock.until('it has the log', () => {
    const { lastIndex } = leader.group.status()
    return away.group.status().lastIndex === lastIndex
  })
  expect(away.group.status().health).toMatch(/^halted/)
  expect(away.group.status().applied).toBeLessThan(50)
  expect(answersOf(one).length).toBeLessThan(20)
})
