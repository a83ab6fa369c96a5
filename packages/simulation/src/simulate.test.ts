import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { historyText, parseHistory } from './linearizability/history.ts'
import { type Report, simulate } from './simulate.ts'
import { flippingForGoodPlan } from './swarm/flipping-for-good-plan.ts'
import { flippingPlan } from './swarm/flipping-plan.ts'
import { collectionKinds, drawPlan, type Plan } from './swarm/plan.ts'
import { replayingPlan } from './swarm/replaying-plan.ts'
import type { Mark } from './world/marks.ts'

const first = Number(process.env.SIMULATION_SEED ?? 1)
const seeds = Number(process.env.SIMULATION_SEEDS ?? 120)
const twice = 20
const reports = new Map<number, Report>()

async function run(seed: number): Promise<Report> {
  const report = reports.get(seed) ?? (await simulate(seed))
  reports.set(seed, report)
  return report
}

/** Digests of the first seeds, from a process that has run nothing else. */
async function digestsOfAnotherProcess(): Promise<string[]> {
  const index = JSON.stringify(new URL('index.ts', import.meta.url).href)
  const program = `
    const { simulate } = await import(${index})
    for (let seed = ${first}; seed < ${first + twice}; seed += 1) console.log((await simulate(seed)).digest)`
  const flags = [
    '--experimental-transform-types',
    '--disable-warning=ExperimentalWarning',
    '--conditions=source',
    '--input-type=module',
  ]
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, '-e', program])
  return stdout.trim().split('\n')
}

test(`${seeds} seeds, and none violates an invariant`, { timeout: 240_000 }, async () => {
  for (let seed = first; seed < first + seeds; seed += 1) {
    const { violation } = await run(seed)
    expect(violation?.message ?? 'clean', `scripts/soak --seed ${seed} --seeds 1`).toBe('clean')
  }
})

test('a seed is the same run in another process', { timeout: 240_000 }, async () => {
  const theirs = await digestsOfAnotherProcess()
  const ours: string[] = []
  for (let seed = first; seed < first + twice; seed += 1) ours.push((await run(seed)).digest)
  expect(theirs).toEqual(ours)
  expect(new Set(ours).size).toBe(twice)
})

test('the seeds meet what they are for', { timeout: 240_000 }, async () => {
  const met = new Set<string>()
  for (let seed = first; seed < first + seeds; seed += 1) {
    for (const [name, count] of (await run(seed)).marks) if (count > 0) met.add(name)
  }
  for (const mark of [
    'leader crashed',
    'crashed between write and fsync',
    'crashed between fsync and reply',
    'replicated to exactly one follower',
    'uncommitted entries replaced',
    'entries of an earlier term inherited',
    'restarted from a torn tail',
    'fsync failed',
    'disk full',
    'partition',
    'one-way cut',
    'connection interrupted',
    'frame lost with its connection',
    'paused',
    'slow reader',
    'disk hung until the process ended',
    'learner promoted',
    'voter demoted',
    'voter removed',
    'leader removed',
    'joint configuration',
    'member replaced',
    'lost member came back as another incarnation',
    'leadership transferred',
    'transfer failed',
    'disturbed inside a configuration change',
    'crashed as a session was trimmed',
    'retry answered from the session',
    'log crossed a segment',
    'root compared',
    'snapshot written',
    'log cut',
    'restarted from a snapshot',
    'joined a compacted group',
    'caught up by a snapshot',
    'install replaced a log',
    'damaged: segment',
    'damaged: vouched',
    'damaged: watermark',
    'damaged: snapshot',
    'damage healed',
    'disk full and freed',
    'compare failed',
    'once lost',
    'popped from nothing',
    'run of entries suspended',
    'crashed within a run',
  ]) {
    expect(met, mark).toContain(mark)
  }
})

/** Runs the seeds with what they draw narrowed, expects no violation, and counts what they met. */
async function runAll(
  count: number,
  plan: (seed: number) => Partial<Plan>,
): Promise<(mark: Mark) => number> {
  const met = new Map<Mark, number>()
  for (let seed = 1; seed <= count; seed += 1) {
    const { violation, marks } = await simulate(seed, { plan: plan(seed) })
    expect(violation?.message ?? 'clean', `seed ${seed} of ${JSON.stringify(plan(seed))}`).toBe(
      'clean',
    )
    for (const [name, hits] of marks) met.set(name, (met.get(name) ?? 0) + hits)
  }
  return (mark) => met.get(mark) ?? 0
}

test('groups of one grow to as many as seven while everything goes wrong', {
  timeout: 240_000,
}, async () => {
  const met = await runAll(6, () => ({ voters: 1, observers: 0, joiners: 6, events: 6000 }))
  expect(met('member joined')).toBeGreaterThan(12)
})

const everything = ['promote', 'demote', 'remove', 'replace', 'wipe', 'prefer', 'transfer'] as const

test('groups of one to seven change in every way', { timeout: 240_000 }, async () => {
  const met = await runAll(35, (seed) => ({
    voters: 1 + (seed % 7),
    observers: seed % 3,
    operations: everything,
    operators: 2,
    operateEveryMs: 300,
  }))
  for (const mark of [
    'member promoted by hand',
    'member demoted by hand',
    'leader demoted',
    'voter removed',
    'learner removed',
    'member replaced',
    'lost member came back as another incarnation',
    'removed replica vanished',
    'removed replica lived on',
    'member made reluctant',
    'change refused',
    'change of unknown outcome',
  ] as const) {
    expect(met(mark), mark).toBeGreaterThan(0)
  }
})

test('a leader that crashes as it leaves a group of two keeps nobody from leading', {
  timeout: 240_000,
}, async () => {
  const met = await runAll(40, () => ({
    voters: 2,
    observers: 0,
    joiners: 0,
    operations: ['remove', 'demote', 'promote'],
    operators: 1,
    operateEveryMs: 500,
    aims: ['ownRemoval', 'insideConfChange'],
    aim: 0.05,
    events: 2000,
  }))
  expect(met('leader removed') + met('leader demoted')).toBeGreaterThan(15)
  expect(met('crashed as a leader that left')).toBeGreaterThan(10)
})

test('newcomers join a compacted group while its sources crash and its leaders change', {
  timeout: 240_000,
}, async () => {
  const met = await runAll(24, () => ({
    voters: 3,
    observers: 0,
    joiners: 4,
    operations: ['wipe', 'transfer'],
    operators: 1,
    operateEveryMs: 200,
    settings: {
      electionMs: 100,
      heartbeatMs: 20,
      maxUncommittedBytes: 64_000_000,
      snapshotEvery: 10,
      keptLogBytes: 0,
      snapshotSync: {
        // A leaf after the other.
        fetchItems: 1,
        maxOutstanding: 1,
        fetchTimeoutMs: 100,
        snapshotRequestTimeoutMs: 400,
        snapshotTtlMs: 400,
        coalesceMs: 20,
        markPatienceMs: 800,
        retryMinMs: 20,
        retryMaxMs: 200,
        stallMs: 2000,
      },
    },
    link: {
      // So long a way that a fetch outlasts a leader now and then.
      ...{ latencyMs: 8, jitterMs: 4, loss: 0, duplicate: 0.05, reorders: false },
      bandwidth: 250,
    },
    diskMs: 0.5,
    syncMs: 2,
    faultEveryMs: 300,
    faultMs: 200,
    faults: ['crash', 'isolateLeader', 'damage', 'damage'],
    aims: ['fetching', 'installing', 'keepingSnapshot'],
    aim: 0.02,
    valueBytes: 600,
    thinkMs: 5,
    events: 4000,
  }))
  for (const mark of [
    'joined a compacted group',
    'caught up by a snapshot',
    'install replaced a log',
    'state lost and fetched',
    'session survived a leader change',
    'crashed as it fetched',
    'source crashed or cut off',
    'leader left a session',
    'crashed between a snapshot and its record',
    'crashed between a snapshot and the cut',
    'crashed between an install and the load',
    'damage healed',
  ] as const) {
    expect(met(mark), mark).toBeGreaterThan(0)
  }
})

test('members that lack much replay the log from all others while sources and leaders crash', {
  timeout: 240_000,
}, async () => {
  const { settings, link, ...replaying } = replayingPlan
  const met = await runAll(12, () => ({
    ...replaying,
    observers: 1,
    joiners: 2,
    operations: ['transfer'],
    operators: 1,
    operateEveryMs: 300,
    settings: { ...settings, replayBytes: 100, maxMessageBytes: 16_384 },
    link: { ...link, bandwidth: 250 },
    aim: 0.1,
  }))
  expect(met('entries replayed')).toBeGreaterThan(8)
  expect(met('source crashed or cut off') + met('leader left a session')).toBeGreaterThan(0)
})

test('connections that end beside others lose nothing that was acknowledged', {
  timeout: 240_000,
}, async () => {
  const plan = {
    ...{ interrupt: 0.1, toldLate: 0.5, observers: 1, joiners: 1 },
    faults: ['crash', 'pause'] as const,
  }
  const met = await runAll(12, () => plan)
  expect(met('connection interrupted')).toBeGreaterThan(1000)
  expect(met('frame lost with its connection')).toBeGreaterThan(met('connection interrupted'))
})

test('whoever reads, crashes or keeps the state within a run of entries sees nothing of it', {
  timeout: 240_000,
}, async () => {
  const met = await runAll(4, () => ({
    ...{ longestStep: 1, stepBytes: 1, voters: 3, observers: 0, joiners: 0, operations: [] },
    ...{ clients: 10, keys: 1, thinkMs: 5, events: 2000 },
    ...{ interrupt: 0, faults: [], aims: ['withinRun'], aim: 0.01 },
  }))
  for (const mark of [
    'run of entries suspended',
    'state read within a run',
    'crashed within a run',
    'snapshot written',
  ] as const) {
    expect(met(mark), mark).toBeGreaterThan(0)
  }
})

test('a state that flips is found out and repaired, whatever goes wrong meanwhile', {
  timeout: 240_000,
}, async () => {
  const met = await runAll(10, () => ({
    ...flippingPlan,
    observers: 1,
    faults: ['flip', 'flip', 'flip', 'crash', 'isolateLeader'],
    faultEveryMs: 400,
    faultMs: 300,
    aims: ['keepingSnapshot', 'installing', 'fetching', 'writeToSync'],
    thinkMs: 10,
  }))
  for (const mark of [
    'flipped state judged',
    'leader diverged',
    'restarted while it diverged',
    'diverged state repaired',
    'state lost and fetched',
  ] as const) {
    expect(met(mark), mark).toBeGreaterThan(0)
  }
})

test('a state that flips for the third time is not repaired', { timeout: 240_000 }, async () => {
  const met = await runAll(6, () => flippingForGoodPlan)
  expect(met('diverged for the last time')).toBeGreaterThan(0)
})

test.each(collectionKinds)(
  'any operations of a %s answer what its model does, whatever goes wrong',
  {
    timeout: 240_000,
  },
  async (kind) => {
    let commands = 0
    // Some seeds draw a group that hardly gets to execute anything.
    for (let seed = 1; seed <= 3 || (commands <= 100 && seed <= 12); seed += 1) {
      const report = await simulate(seed, { plan: { kinds: [kind], anyWrite: true } })
      expect(report.violation?.message ?? 'clean', `seed ${seed}`).toBe('clean')
      commands += report.commands
    }
    expect(commands).toBeGreaterThan(100)
  },
)

test('a history is one JSON text a line', async () => {
  const { history } = await run(first)
  expect(history.length).toBeGreaterThan(5)
  expect(parseHistory(historyText(history))).toEqual(history)
})

test('few histories are too long to judge', async () => {
  let undecided = 0
  for (let seed = first; seed < first + seeds; seed += 1) {
    undecided += (await run(seed)).marks.get('history undecided') ?? 0
  }
  expect(undecided).toBeLessThanOrEqual(seeds / 50)
})

test('seeds draw every kind, alone and with others', () => {
  const plans = Array.from({ length: 200 }, (_, seed) => drawPlan(seed))
  for (const kind of collectionKinds) {
    const using = plans.filter(({ kinds }) => kinds.includes(kind))
    expect(new Set(using.map(({ anyWrite }) => anyWrite))).toEqual(new Set([true, false]))
  }
  expect(new Set(plans.map(({ kinds }) => kinds.length)).size).toBeGreaterThan(4)
})

test('seeds draw all sizes of groups', () => {
  const plans = Array.from({ length: 200 }, (_, seed) => drawPlan(seed))
  expect(new Set(plans.map(({ voters }) => voters))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]))
  expect(new Set(plans.map(({ observers }) => observers))).toEqual(new Set([0, 1, 2, 3, 4, 5]))
})
