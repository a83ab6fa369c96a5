import { figure } from '../benchmarks/figure.ts'
import { goalTable } from '../benchmarks/goal-table.ts'
import { machineText } from '../benchmarks/machine-text.ts'
import { markdownTable } from '../benchmarks/markdown-table.ts'
import { seconds } from '../script/narration.ts'
import type { CatchUpRun, FinishedFailure, MeasuredFigures } from './catch-up-run.ts'
import { goalsOf } from './goals.ts'
import { mebibytes } from './mebibytes.ts'
import { entriesOfGoal } from './settings-for.ts'

/** The document that scripts/catch-up writes. */
export function documentText(run: CatchUpRun): string {
  const { machine, measured, failures } = run
  const parts = [
    '# Catch-up',
    `Written by \`scripts/catch-up --write\`. ${machineText(machine)} Real daemons, all on this machine.`,
  ]
  if (typeof measured === 'string') parts.push(`**FAILED**: ${measured}`)
  else if (measured !== null) parts.push(...measuredParts(run, measured))
  if (failures.length > 0) parts.push(...failureParts(run))
  return `${parts.join('\n\n')}\n`
}

function measuredParts(run: CatchUpRun, measured: MeasuredFigures): readonly string[] {
  const { entries, perSecond } = run
  const { join, replay, consecutive, random } = measured
  const smaller =
    entries < entriesOfGoal
      ? " The goals are about a million; the daemons' bounds of snapshots and log are smaller here in the same measure."
      : ''
  const sources = join.sessions.flatMap(({ strategy, sources: of }) =>
    of.map(({ source, bytes }) => [strategy, source, mebibytes(bytes)]),
  )
  const writers = [['before', join.before] as const, ['during the join', join.during] as const].map(
    ([when, { perSecond: rate, p50Ms, p99Ms }]) => {
      return [when, figure(rate), figure(p50Ms), figure(p99Ms)]
    },
  )
  const late = join.eventLoop.map(({ peer, beforeP99Ms, duringP99Ms }) => {
    return [peer, figure(beforeP99Ms), figure(duringP99Ms)]
  })
  const away = [
    [
      `${figure(replay.entries)} entries of the log were written, which it keeps`,
      'log-replay/1',
      mebibytes(replay.fetchedBytes),
      '',
      seconds(replay.onlineMs),
    ],
    ...[consecutive, random].map(({ changed, fetchedBytes, stateBytes, onlineMs }) => [
      `${changed} keys changed, until the log was cut`,
      'snapshot/1',
      mebibytes(fetchedBytes),
      `${((fetchedBytes / stateBytes) * 100).toFixed(1)} %`,
      seconds(onlineMs),
    ]),
  ]
  return [
    '## A fourth peer joins, and is away',
    `Three voters hold a map of ${figure(entries)} entries of 100 bytes, each with a snapshot of all of it, and take ${figure(perSecond)} writes a second through the leader's socket. A fourth peer joins with an invite; the time is that of \`tesela join\`, the process of the command in it. Every acknowledged write is on all four at the end, and they print the same \`tesela debug state-hash\`.${smaller}`,
    goalTable(goalsOf(measured)),
    'Where the bytes came from, as the joiner itself counted them when they were verified:',
    markdownTable(['by', 'source', 'MiB'], sources),
    'The writers (from when a write was due), and how late timers of the voters were:',
    markdownTable(['', 'a second', 'p50 ms', 'p99 ms'], writers),
    markdownTable(['', 'p99 before, ms', 'p99 during the join, ms'], late),
    `Then the fourth peer is stopped, and started again when something was written meanwhile. *Online* is from \`tesela start\` until its log says so: it loads its own state first. The replay of the log itself took ${seconds(replay.replayMs)}.`,
    markdownTable(['while it was away', 'by', 'MiB', 'of the state', 'online after'], away),
  ]
}

function failureParts({ entriesOfFailures, failures }: CatchUpRun): readonly string[] {
  const failed = failures.filter(({ result }) => typeof result === 'string').length
  const rows = failures.map(({ failure, result, tookMs }) => {
    if (typeof result === 'string') return [failure.happens, `**FAILED**: ${result}`]
    const { acknowledged, fetchedBytes, targets, wholeMs, remark } = result
    return [
      failure.happens,
      remark,
      mebibytes(fetchedBytes),
      String(targets),
      String(acknowledged),
      '0',
      seconds(wholeMs),
      seconds(tookMs),
    ]
  })
  const header = ['what happens', 'remark', 'MiB', 'targets', 'acknowledged', 'lost']
  return [
    '## When something fails meanwhile',
    `Cases: ${failures.length}, failed: ${failed}. Three voters hold ${figure(entriesOfFailures)} entries and take writes all the time; a fourth peer joins, and fetches a snapshot from the two followers. At the end every write that was ever acknowledged is on all four by a linearizable export, all four are healthy voters, and they print the same \`tesela debug state-hash\`; and the joiner's log has the lines below, in this order. *Whole* is from \`tesela join\` until all four are healthy voters. Peers that lie are daemons on a host of this script: no daemon has a switch for it.`,
    markdownTable([...header, 'whole after', 'took'], rows),
    ...failures.map(storyText),
  ]
}

function storyText({ failure, result }: FinishedFailure): string {
  const lines = typeof result === 'string' ? [result] : result.story
  return `### ${failure.name}\n\n${lines.map((line) => `- ${line}`).join('\n')}`
}
