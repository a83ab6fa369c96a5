import type { SystemName } from '../load/load-plan.ts'
import { type Alternation, type Case, entriesOfBatch } from './cases.ts'
import { measure } from './measure.ts'
import { type Measurement, mediansOf } from './measurement.ts'
import { mapName, startSystems } from './systems.ts'
import { type Verdict, verdictOf } from './verdict.ts'
import { warmUp } from './warm-up.ts'

export interface CompareOptions {
  readonly cases: readonly Case[]
  readonly alternations: number
  readonly seconds: number
  readonly valueBytes: number
  /** Under load before the first measurement, each system. */
  readonly warmUpSeconds: number
  say(text: string): void
  readonly signal: AbortSignal
}

/** A case as all alternations measured it. */
export interface Row {
  readonly name: string
  readonly title: string
  /** The medians. */
  readonly systems: Partial<Record<SystemName, Measurement>>
  /** Operations a second of every alternation, in order. */
  readonly rates: Partial<Record<SystemName, readonly number[]>>
  readonly goals: readonly Verdict[]
}

export interface Comparison {
  readonly rows: readonly Row[]
  /** Versions by system, of those that were there. */
  readonly versions: Partial<Record<SystemName, string>>
}

/** Keys that are overwritten and read; the growth of the state is a case of its own. */
const keys = 10_000

/** Runs every case on every system, one after the other, again and again. */
export async function compare(options: CompareOptions): Promise<Comparison> {
  const { cases, alternations, seconds, valueBytes, warmUpSeconds, say, signal } = options
  if (cases.length === 0) return { rows: [], versions: {} }
  const wanted = new Set(cases.flatMap(({ systems }) => systems))
  await using systems = await startSystems(wanted, say, signal)
  const common = { map: mapName, keys, valueBytes, batch: entriesOfBatch }
  const fill = { ...common, workload: 'fill', clients: 8, warmupMs: 0, measureMs: 0 } as const
  for (const system of systems.running) {
    await measure(system, 'leader', fill, signal)
    await warmUp(system, { keys, valueBytes, seconds: warmUpSeconds, signal })
  }

  const done: Alternation[] = []
  for (let number = 1; number <= alternations; number += 1) {
    const measured = new Map<string, Partial<Record<SystemName, Measurement>>>()
    for (const one of cases) {
      const bySystem: Partial<Record<SystemName, Measurement>> = {}
      for (const system of systems.running) {
        if (!one.systems.includes(system.name)) continue
        const plan = { ...common, workload: one.workload, clients: one.clients }
        const times = { warmupMs: Math.min(1_000, seconds * 500), measureMs: seconds * 1_000 }
        bySystem[system.name] = await measure(system, one.through, { ...plan, ...times }, signal)
      }
      measured.set(one.name, bySystem)
      say(`${number}/${alternations} ${one.title}: ${ratesOf(bySystem)}`)
    }
    done.push(measured)
  }
  const versions = Object.fromEntries(systems.running.map(({ name, version }) => [name, version]))
  return { rows: cases.map((one) => rowOf(one, done)), versions }
}

function ratesOf(bySystem: Partial<Record<SystemName, Measurement>>): string {
  return Object.entries(bySystem)
    .map(([name, { perSecond }]) => `${name} ${Math.round(perSecond)}/s`)
    .join(', ')
}

function rowOf({ name, title, systems, goals }: Case, done: readonly Alternation[]): Row {
  const medians: Partial<Record<SystemName, Measurement>> = {}
  const rates: Partial<Record<SystemName, readonly number[]>> = {}
  for (const system of systems) {
    const all = done.flatMap((alternation) => alternation.get(name)?.[system] ?? [])
    if (all.length === 0) continue
    medians[system] = mediansOf(all)
    rates[system] = all.map(({ perSecond }) => Math.round(perSecond))
  }
  const verdicts = goals.map((goal) => verdictOf(goal, done))
  return { name, title, systems: medians, rates, goals: verdicts }
}
