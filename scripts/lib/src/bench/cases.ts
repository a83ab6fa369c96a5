import type { SystemName, Workload } from '../load/load-plan.ts'
import type { Measurement } from './measurement.ts'

/** What one alternation measured: by case, then by system. */
export type Alternation = ReadonlyMap<string, Partial<Record<SystemName, Measurement>>>

/** A row of the table: the same load on every system that can bear it. */
export interface Case {
  readonly name: string
  readonly title: string
  readonly workload: Exclude<Workload, 'fill'>
  readonly clients: number
  /** Which node the clients connect to. */
  readonly through: 'leader' | 'follower'
  readonly systems: readonly SystemName[]
  readonly goals: readonly Goal[]
}

/** One line of performance.md: a number that one alternation gives, and its bound. */
export interface Goal {
  readonly says: string
  readonly relation: '≥' | '≤'
  readonly bound: number
  /** NaN where this alternation lacks what it compares. */
  value(alternation: Alternation): number
}

const all: readonly SystemName[] = ['tesela', 'skeleton', 'etcd']
const peers: readonly SystemName[] = ['tesela', 'etcd']

type Figure = 'perSecond' | 'p50Ms' | 'p99Ms'

/** Tesela's figure in one case, divided by that of a system, in the same or another case. */
function ratio(figure: Figure, name: string, system: SystemName, other = name): Goal['value'] {
  return (alternation) => {
    const ours = alternation.get(name)?.tesela?.[figure] ?? Number.NaN
    return ours / (alternation.get(other)?.[system]?.[figure] ?? Number.NaN)
  }
}

export const entriesOfBatch = 100

export const cases: readonly Case[] = [
  {
    name: 'put-1',
    title: 'put, 1 client',
    workload: 'put',
    clients: 1,
    through: 'leader',
    systems: all,
    goals: [
      { says: 'p50 of etcd', relation: '≤', bound: 1, value: ratio('p50Ms', 'put-1', 'etcd') },
    ],
  },
  {
    name: 'put-16',
    title: 'put, 16 clients',
    workload: 'put',
    clients: 16,
    through: 'leader',
    systems: all,
    goals: [],
  },
  {
    name: 'put-64',
    title: 'put, 64 clients',
    workload: 'put',
    clients: 64,
    through: 'leader',
    systems: all,
    goals: [
      { says: 'p99 of etcd', relation: '≤', bound: 0.5, value: ratio('p99Ms', 'put-64', 'etcd') },
    ],
  },
  {
    name: 'put-256',
    title: 'put, 256 clients',
    workload: 'put',
    clients: 256,
    through: 'leader',
    systems: all,
    goals: [
      {
        says: 'rate of the skeleton',
        relation: '≥',
        bound: 0.6,
        value: ratio('perSecond', 'put-256', 'skeleton'),
      },
      {
        says: 'rate of etcd',
        relation: '≥',
        bound: 5,
        value: ratio('perSecond', 'put-256', 'etcd'),
      },
    ],
  },
  {
    name: 'follower-256',
    title: "put, 256 clients on a follower's socket",
    workload: 'put',
    clients: 256,
    through: 'follower',
    systems: peers,
    goals: [
      {
        says: "rate on the leader's socket",
        relation: '≥',
        bound: 0.5,
        value: ratio('perSecond', 'follower-256', 'tesela', 'put-256'),
      },
    ],
  },
  {
    name: 'get-256',
    title: 'linearizable get, 256 clients',
    workload: 'get',
    clients: 256,
    through: 'leader',
    systems: peers,
    goals: [
      {
        says: 'rate of etcd',
        relation: '≥',
        bound: 5,
        value: ratio('perSecond', 'get-256', 'etcd'),
      },
    ],
  },
  {
    name: 'mixed-256',
    title: 'half put, half linearizable get, 256 clients',
    workload: 'mixed',
    clients: 256,
    through: 'leader',
    systems: peers,
    goals: [],
  },
  {
    name: 'batch-16',
    title: `entries of \`setMany\`, ${entriesOfBatch} a command, 16 clients`,
    workload: 'batch',
    clients: 16,
    through: 'leader',
    systems: all,
    goals: [
      {
        says: 'entries a second',
        relation: '≥',
        bound: 400_000,
        value: (alternation) => alternation.get('batch-16')?.tesela?.perSecond ?? Number.NaN,
      },
    ],
  },
]
