import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { historyText, parseHistory } from './linearizability/history.ts'
import { type Report, simulate } from './simulate.ts'
import { drawPlan } from './swarm/plan.ts'

const first = Number(process.env.SIMULATION_SEED ?? 1)
const seeds = Number(process.env.SIMULATION_SEEDS ?? 60)
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

test(`${seeds} seeds, and none violates an invariant`, { timeout: 120_000 }, async () => {
  for (let seed = first; seed < first + seeds; seed += 1) {
    const { violation } = await run(seed)
    expect(violation?.message ?? 'clean', `scripts/soak --seed ${seed} --seeds 1`).toBe('clean')
  }
})

test('a seed is the same run in another process', { timeout: 120_000 }, async () => {
  const theirs = await digestsOfAnotherProcess()
  const ours: string[] = []
  for (let seed = first; seed < first + twice; seed += 1) ours.push((await run(seed)).digest)
  expect(theirs).toEqual(ours)
  expect(new Set(ours).size).toBe(twice)
})

test('the seeds meet what they are for', { timeout: 120_000 }, async () => {
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
    'paused',
    'learner promoted',
    'retry answered from the session',
    'log crossed a segment',
  ]) {
    expect(met, mark).toContain(mark)
  }
})

test('groups of one grow to as many as seven while everything goes wrong', async () => {
  let joined = 0
  for (let seed = 1; seed <= 6; seed += 1) {
    const plan = { voters: 1, observers: 0, joiners: 6, events: 6000 }
    const { violation, marks } = await simulate(seed, { plan })
    expect(violation?.message ?? 'clean').toBe('clean')
    joined += marks.get('member joined') ?? 0
  }
  expect(joined).toBeGreaterThan(12)
})

test('a history is one JSON text a line', async () => {
  const { history } = await run(first)
  expect(history.length).toBeGreaterThan(5)
  expect(parseHistory(historyText(history))).toEqual(history)
})

test('seeds draw all sizes of groups', () => {
  const plans = Array.from({ length: 200 }, (_, seed) => drawPlan(seed))
  expect(new Set(plans.map(({ voters }) => voters))).toEqual(new Set([1, 2, 3, 5, 7]))
  expect(new Set(plans.map(({ observers }) => observers))).toEqual(new Set([0, 1, 2, 3, 4, 5]))
})
