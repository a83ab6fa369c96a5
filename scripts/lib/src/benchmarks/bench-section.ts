import type { Measurement } from '../bench/measurement.ts'
import type { Verdict } from '../bench/verdict.ts'
import type { BenchRun } from './bench-run.ts'
import { figure } from './figure.ts'
import { machineText } from './machine-text.ts'
import { markdownTable } from './markdown-table.ts'

/** The part of the document that scripts/bench writes. */
export function benchSection(run: BenchRun): string {
  const { machine, versions, alternations, seconds, warmUpSeconds, valueBytes, rows } = run
  const parts = ['## Beside a bare skeleton and etcd']
  const against =
    versions.etcd === undefined
      ? 'There was no etcd on the PATH.'
      : `etcd ${versions.etcd}, through gRPC over node:http2 with one connection.`
  parts.push(
    `${machineText(machine)} ${against} Three nodes each, all on this machine and all up at the same time, one loaded at a time; every system is driven by the same closed loop in a process of its own. Values of ${valueBytes} bytes. Each system bore 256 clients for ${warmUpSeconds} s before it was measured first. Each row was measured on every system in turn, ${alternations} times, ${seconds} s each: figures are medians, ratios are medians of the ratios within each turn. µs are of processor time an operation, with all threads of the process (of the followers the mean). The skeleton (\`scripts/bench-limit\`) logs and syncs on all three, and does nothing else that Tesela does.`,
  )
  if (rows.length > 0) parts.push(ratesTable(run))
  const goals = goalRows(run)
  if (goals.length > 0) {
    parts.push('### Goals', markdownTable(['what', 'of', 'goal', 'measured', 'reached'], goals))
  }
  const { growth, failover } = run
  if (failover !== null) {
    parts.push(
      `Leader killed ${failover.pausesMs.length} times under load: writes paused for ${figure(failover.medianMs)} ms in the median and ${figure(failover.longestMs)} ms at most, and nothing acknowledged was lost.`,
    )
  }
  if (growth !== null) {
    const { entries, leaderBytes, followerBytes } = growth
    parts.push(
      `Memory with ${figure(entries)} entries in one map, after ten seconds of rest: ${figure(leaderBytes)} bytes an entry on the leader, ${figure(followerBytes)} on the larger follower.`,
    )
    if (growth.smallRates.length > 0) {
      parts.push(
        `put/s, 256 clients, turn by turn: with 1 000 entries ${growth.smallRates.map(figure).join(', ')}; with ${figure(entries)} ${growth.largeRates.map(figure).join(', ')}.`,
      )
    }
  }
  return parts.join('\n\n')
}

function ratesTable({ rows }: BenchRun): string {
  const names = { tesela: 'Tesela', skeleton: 'skeleton', etcd: 'etcd' } as const
  const lines: string[][] = []
  for (const { title, systems } of rows) {
    let head = title
    for (const [key, name] of Object.entries(names)) {
      const measured = systems[key as keyof typeof names]
      if (measured === undefined) continue
      lines.push([head, name, ...cells(measured)])
      head = ''
    }
  }
  const header = ['case', 'system', 'a second', 'p50 ms', 'p99 ms']
  return markdownTable([...header, 'client µs', 'leader µs', 'follower µs', 'client cores'], lines)
}

function cells(measured: Measurement): string[] {
  const { perSecond, p50Ms, p99Ms, clientUs, leaderUs, followerUs, clientCores } = measured
  return [perSecond, p50Ms, p99Ms, clientUs, leaderUs, followerUs, clientCores].map(figure)
}

function goalRows({ rows, failover, growth }: BenchRun): string[][] {
  const line = (title: string, { says, relation, bound, value, reached }: Verdict): string[] => [
    title,
    says,
    `${relation} ${figure(bound)}`,
    figure(value),
    reached === null ? '–' : reached ? 'yes' : 'no',
  ]
  return [
    ...rows.flatMap(({ title, goals }) => goals.map((goal) => line(title, goal))),
    ...(failover?.goals ?? []).map((goal) => line('leader killed', goal)),
    ...(growth?.goals ?? []).map((goal) => line(`map of ${figure(growth?.entries)} entries`, goal)),
  ]
}
