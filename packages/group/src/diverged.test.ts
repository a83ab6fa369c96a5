import { expect, test } from 'vitest'
import { defaultSettings } from './settings.ts'
import { type Cluster, createCluster, type Node, observerInvite } from './testing/cluster.ts'
import { addEntry } from './testing/counter-machine.ts'

let sequence = 0

function add(node: Node, key = 'k') {
  sequence += 1
  return node.group.propose([addEntry({ client: 'c', sequence, key, add: 1 })])
}

async function threeVoters(seed: number): Promise<Cluster> {
  const cluster = createCluster({ seed, settings: { markEvery: 8 } })
  await cluster.voters(['a', 'b', 'c'])
  return cluster
}

/** Writes through the node until the condition holds. */
async function writeUntil(cluster: Cluster, through: () => Node, done: () => boolean) {
  for (let count = 0; !done(); count += 1) {
    if (count > 200) throw new Error('nothing comes of it')
    await cluster.clock.settle(add(through(), count % 2 === 0 ? 'k' : 'l'))
    await cluster.clock.pass(50)
  }
}

const health = (node: Node) => node.group.status().health
const isDiverged = (node: Node) => health(node).includes('state_diverged')
const isSealed = ({ group }: Node) => group.status().lastMark?.sealed === true
/** It gets no snapshot from anybody. */
function cutOffRepair({ network }: Cluster, { replica }: Node) {
  network.drop = ({ channel, to }) => channel === 'sync' && to === replica
}

/** Not before the index of now: what it is misled by are the counters that come. */
function mislead(node: Node) {
  node.machine.miscountsFrom = node.group.status().applied + 1
}

test('members that agree have the same sealed root at the same mark, observers too', async () => {
  const cluster = await threeVoters(81)
  await cluster.join('o', cluster.node('a'), observerInvite)
  const leader = await cluster.leader()
  await writeUntil(
    cluster,
    () => leader,
    () => cluster.nodes.every(isSealed),
  )
  await cluster.converged()
  await cluster.clock.pass(1000)
  const marks = cluster.nodes.map(({ group }) => group.status().lastMark)
  expect(new Set(marks.map((mark) => JSON.stringify(mark))).size).toBe(1)
  expect(marks[0]).toMatchObject({ sealed: true, root: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(cluster.nodes.flatMap(({ complaints }) => complaints)).toEqual([])
})

test('a member that miscounts says so, serves nothing, and goes on to acknowledge and to vote', async () => {
  const cluster = await threeVoters(82)
  const leader = await cluster.leader()
  const [wrong, other] = cluster.nodes.filter((node) => node !== leader)
  if (wrong === undefined || other === undefined) throw new Error('three nodes were made')
  await cluster.clock.settle(add(leader, 'right'))
  await cluster.converged()
  mislead(wrong)
  await writeUntil(
    cluster,
    () => leader,
    () => isDiverged(wrong),
  )
  cutOffRepair(cluster, wrong)
  // What it counted wrongly is in the results that sessions keep, too.
  expect(health(wrong)).toMatch(/^halted\(state_diverged: k(, l)?, \(sessions\); repair 1 of 2\)$/)
  expect(wrong.group.status().diverged).toContain('k')
  expect(wrong.group.status().diverged).not.toContain('right')
  expect([leader, other].map(health)).toEqual(['ok', 'ok'])
  for (const refused of [
    add(wrong),
    wrong.group.read({ consistency: 'stale' }),
    wrong.group.read({ consistency: 'linearizable' }),
  ]) {
    await expect(refused).rejects.toMatchObject({ code: 'state_diverged', outcome: 'not-applied' })
  }
  // What it diverged in can still be asked of it.
  const asked = await cluster.clock.settle(wrong.group.stateRoots())
  expect(asked.anchor).toBe(wrong.machine.revision)
  // Only with its acknowledgements is there a majority, and only with its vote another leader.
  other.crash('dropAll')
  await cluster.clock.settle(add(leader))
  expect(wrong.group.status().durable).toBe(leader.group.status().lastIndex)
  await other.start()
  await cluster.clock.until('caught up', () => other.machine.revision === leader.machine.revision)
  leader.crash('dropAll')
  await cluster.clock.until('led', () => other.group.status().role === 'leader')
  await cluster.clock.settle(add(other))
  expect(wrong.group.status().role).toBe('follower')
})

test('a leader that miscounts judges itself, hands over, and leads no more', async () => {
  const cluster = await threeVoters(83)
  const leader = await cluster.leader()
  const others = cluster.nodes.filter((node) => node !== leader)
  mislead(leader)
  await writeUntil(
    cluster,
    () => leader,
    () => isDiverged(leader),
  ).catch(() => undefined)
  await cluster.clock.until('diverged', () => isDiverged(leader))
  cutOffRepair(cluster, leader)
  const next = await cluster.leader(others)
  await cluster.clock.settle(add(next))
  await cluster.clock.pass(10_000)
  expect(leader.group.status().role).toBe('follower')
  expect(others.map(health)).toEqual(['ok', 'ok'])
})

test('a leader that miscounts hands over to the best there is, though nobody has all of its log', async () => {
  const cluster = await threeVoters(86)
  const { clock, network } = cluster
  const leader = await cluster.leader()
  const others = cluster.nodes.filter((node) => node !== leader)
  mislead(leader)
  let isJudgedLate = true
  network.drop = ({ channel, from, to }) => {
    if (channel === 'append') return !isJudgedLate && from === leader.replica
    return channel === 'sync' && isJudgedLate && to === leader.replica
  }
  const marks = () => leader.group.status().lastMark?.anchor ?? 0
  const before = marks()
  await writeUntil(
    cluster,
    () => leader,
    () => marks() > before,
  )
  isJudgedLate = false
  const lost = add(leader)
  void lost.catch(() => undefined)
  await clock.until('it is judged', () => isDiverged(leader))
  const judgedAt = clock.now()
  const next = await cluster.leader(others)
  expect(clock.now() - judgedAt).toBeLessThan(defaultSettings.electionMs / 2)
  await expect(lost).rejects.toMatchObject({ outcome: 'unknown' })
  await clock.settle(add(next))
})

test('an observer that miscounts is judged, and judges nobody', async () => {
  const cluster = await threeVoters(84)
  const observers = [
    await cluster.join('o', cluster.node('a'), observerInvite),
    await cluster.join('p', cluster.node('a'), observerInvite),
    await cluster.join('q', cluster.node('a'), observerInvite),
    await cluster.join('r', cluster.node('a'), observerInvite),
  ]
  const leader = await cluster.leader()
  await cluster.converged()
  observers.forEach(mislead)
  await writeUntil(
    cluster,
    () => leader,
    () => observers.every(isDiverged),
  )
  expect(['a', 'b', 'c'].map((name) => health(cluster.node(name)))).toEqual(['ok', 'ok', 'ok'])
})

test('without a majority nobody is judged, and the leader complains once a mark', async () => {
  const cluster = createCluster({ seed: 85, settings: { markEvery: 8 } })
  await cluster.voters(['a', 'b'])
  const leader = await cluster.leader()
  const [other] = cluster.nodes.filter((node) => node !== leader)
  if (other === undefined) throw new Error('two nodes were made')
  mislead(other)
  const undecided = () => leader.complaints.filter((line) => line.startsWith('undecided'))
  await writeUntil(
    cluster,
    () => leader,
    () => undecided().length > 0,
  )
  await cluster.clock.pass(20_000)
  expect(undecided()).toHaveLength(1)
  expect(cluster.nodes.map(health)).toEqual(['ok', 'ok'])
  expect(cluster.nodes.map(isSealed)).toEqual([false, false])
})

test('reports and verdicts that are lost come again, and a new leader asks anew', async () => {
  const cluster = await threeVoters(86)
  const leader = await cluster.leader()
  const [wrong, other] = cluster.nodes.filter((node) => node !== leader)
  if (wrong === undefined || other === undefined) throw new Error('three nodes were made')
  await cluster.converged()
  mislead(wrong)
  cluster.network.drop = ({ channel }) => channel === 'sync'
  await writeUntil(
    cluster,
    () => leader,
    () => wrong.group.status().lastMark?.root != null,
  )
  await cluster.clock.pass(5000)
  expect([leader, wrong, other].map(isSealed)).toEqual([false, false, false])
  await cluster.clock.settle(leader.group.transferLeader(other.replica))
  cluster.network.drop = ({ channel }) => channel === 'sync' && cluster.random.below(4) === 0
  await cluster.clock.until('judged', () => isDiverged(wrong))
  await cluster.clock.until('sealed', () => isSealed(leader) && isSealed(other))
})

test('roots are told of what is applied now and of the newest marks, and of nothing else', async () => {
  const cluster = await threeVoters(88)
  const leader = await cluster.leader()
  await writeUntil(
    cluster,
    () => leader,
    () => cluster.nodes.every(isSealed),
  )
  await cluster.converged()
  const [one, two] = cluster.nodes
  if (one === undefined || two === undefined) throw new Error('three nodes were made')
  const both = await cluster.clock.settle(
    Promise.all([one.group.stateRoots(), two.group.stateRoots()]),
  )
  expect(both[0]).toEqual(both[1])
  expect(both[0]).toMatchObject({ anchor: one.machine.revision, term: one.group.status().lastTerm })
  const { anchor = 0, root } = one.group.status().lastMark ?? {}
  const marked = await cluster.clock.settle(one.group.stateRoots(anchor))
  expect(Buffer.from(marked.root, 'latin1').toString('hex')).toBe(root)
  await expect(one.group.stateRoots(1)).rejects.toMatchObject({ code: 'compacted' })
  await expect(one.group.stateRoots(one.machine.revision + 1)).rejects.toMatchObject({
    code: 'compacted',
  })
})

test('a machine that throws while its roots are computed halts the member', async () => {
  const cluster = await threeVoters(89)
  const leader = await cluster.leader()
  const [broken] = cluster.nodes.filter((node) => node !== leader)
  if (broken === undefined) throw new Error('three nodes were made')
  broken.machine.roots = () => ({
    next() {
      throw new Error('a bug in roots')
    },
  })
  await writeUntil(
    cluster,
    () => leader,
    () => health(broken).startsWith('halted(computing'),
  )
  expect(health(leader)).toBe('ok')
})

test('no mark is ever set where the setting is 0', async () => {
  const cluster = createCluster({ seed: 90, settings: { markEvery: 0 } })
  await cluster.voters(['a'])
  const leader = await cluster.leader()
  for (let count = 0; count < 30; count += 1) await cluster.clock.settle(add(leader))
  await cluster.clock.pass(1000)
  expect(leader.group.status().lastMark).toBeNull()
})
