import { createClient } from './clients/client.ts'
import { createRecorder, type Recorder } from './clients/recorder.ts'
import { type Cluster, createCluster } from './cluster.ts'
import { converge } from './converge.ts'
import { Violation } from './errors.ts'
import type { Reference } from './invariants/reference.ts'
import { checkLinearizable } from './linearizability/check-linearizable.ts'
import type { FaultWindow, HistoryLine } from './linearizability/history.ts'
import { createJoins } from './membership/joins.ts'
import { createLosses } from './membership/losses.ts'
import { createOperator } from './membership/operator.ts'
import { createNemesis, type Nemesis } from './nemesis/nemesis.ts'
import { drawPlan, type Plan } from './swarm/plan.ts'
import type { Mark } from './world/marks.ts'
import { createWorld, type World } from './world/world.ts'

/** What a seed gave. */
export interface Report {
  readonly plan: Plan
  /** Delivered messages, disk completions and client operations. */
  readonly events: number
  readonly virtualMs: number
  /** Commands that were executed, each compared with the model of its collection. */
  readonly commands: number
  /** Of everything that happened: equal for every run of the seed. */
  readonly digest: string
  readonly marks: ReadonlyMap<Mark, number>
  readonly history: readonly (HistoryLine | FaultWindow)[]
  /** The first that was found; null: none. */
  readonly violation: Violation | null
}

export interface SimulateOptions {
  /** Overrides what the seed drew; settings one by one. */
  readonly plan?: Partial<Plan>
  /** Is told what happens, line by line. */
  readonly trace?: (line: string) => void
}

/** A run that does not come to its number of events ends after so many election timeouts. */
const LONGEST_ELECTIONS = 3000

/** One seed: a group, its clients and its nemesis, from the founding to the last check. */
export async function simulate(seed: number, options: SimulateOptions = {}): Promise<Report> {
  const drawn = drawPlan(seed)
  const settings = { ...drawn.settings, ...options.plan?.settings }
  const plan = { ...drawn, ...options.plan, settings }
  const world = createWorld({
    seed,
    ...(options.trace === undefined ? {} : { trace: options.trace }),
  })
  const recorder = createRecorder(world)
  const rejected = (error: unknown) => blame(world, error)
  process.on('unhandledRejection', rejected)
  const nemesis = createNemesis()
  let reference: Reference | null = null
  let violation: Violation | null = null
  try {
    const cluster = createCluster(world, plan, nemesis.moments)
    reference = cluster.watch.reference
    await run(cluster, nemesis, recorder)
  } catch (error) {
    if (!(error instanceof Violation)) throw error
    violation = error
  } finally {
    process.off('unhandledRejection', rejected)
  }
  const { schedule, auditor, marks } = world
  return {
    plan,
    events: schedule.events,
    virtualMs: schedule.now,
    commands: reference?.executed ?? 0,
    digest: auditor.digest,
    marks: marks.all,
    history: recorder.lines,
    violation: world.violation ?? violation,
  }
}

async function run(cluster: Cluster, nemesis: Nemesis, recorder: Recorder): Promise<void> {
  const { world, plan } = cluster
  await cluster.found()
  for (const node of cluster.nodes) void node.start()
  const clients = Array.from({ length: plan.clients }, (_, at) =>
    createClient(`c${at + 1}`, {
      world,
      recorder,
      nodes: () => cluster.doors(),
      kinds: plan.kinds,
      anyWrite: plan.anyWrite,
      reference: cluster.watch.reference,
      answers: cluster.watch.answers,
      keys: Array.from({ length: plan.keys }, (_key, number) => `k${number + 1}`),
      thinkMs: plan.thinkMs,
      deadlineMs: plan.settings.requestDeadlineMs ?? 1000,
      valueBytes: plan.valueBytes,
      vanish: plan.vanish,
    }),
  )
  const losses = createLosses(cluster)
  const people = [
    createJoins(cluster),
    ...Array.from({ length: plan.operators }, () => createOperator(cluster, losses)),
  ]
  const busy = new Set([...clients, ...people])
  for (const one of busy) {
    void one
      .run()
      .catch((error: unknown) => blame(world, error))
      .then(() => busy.delete(one))
  }
  nemesis.begin(cluster, recorder)
  const end = LONGEST_ELECTIONS * (plan.settings.electionMs ?? 1000)
  const { schedule } = world
  await runUntil(world, () => schedule.events >= plan.events || schedule.now >= end)
  nemesis.heal()
  cluster.healed = true
  for (const client of clients) client.stop()
  for (const one of people) one.hurry()
  await converge(cluster, busy, (done) => runUntil(world, done))
  recorder.close()
  const { verdict, witness } = checkLinearizable(recorder.lines)
  if (verdict === 'undecided') world.marks.hit('history undecided')
  if (verdict === 'not linearizable') {
    world.fail(
      'linearizability',
      `key ${witness?.key}: ${JSON.stringify(witness?.stuck.slice(0, 3))}`,
    )
  }
}

async function runUntil(world: World, done: () => boolean): Promise<void> {
  const came = await world.schedule.run(() => {
    if (world.violation !== null) throw world.violation
    return done()
  })
  if (!came) world.fail('convergence', 'nothing will ever happen again')
}

/** An exception that nobody expected is a violation of its own. */
function blame(world: World, error: unknown): void {
  if (world.violation !== null) return
  try {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    world.fail('unhandled rejection', text)
  } catch {
    // Noted in the world; whoever steps it ends the run.
  }
}
