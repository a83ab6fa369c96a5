import type {
  CatchUpStatus,
  GroupStatus,
  LastMark,
  MemberStatus,
  RepairStatus,
  SnapshotStatus,
  StatusDocument,
} from '@tesela/client'
import { formatDuration } from '../../config/duration.ts'
import type { Handler } from '../command.ts'
import { withDatabase } from '../database.ts'
import { exitDone } from '../exit-code.ts'
import { sentence } from '../sentence.ts'
import { shownSize } from '../shown-size.ts'
import { table } from '../text-table.ts'

export const status: Handler = async (invocation) => {
  const { options, console } = invocation
  const document = await withDatabase(invocation, (database, call) => database.status(call))
  if (options.flag('json')) await console.output.json(document)
  else await console.output.line(describe(document))
  return exitDone
}

function describe(document: StatusDocument): string {
  const { peerId, version, pid, uptimeMs, addresses, damagedFiles, group } = document
  const peer = table([
    ['peer', peerId],
    [
      'daemon',
      `version ${version}, pid ${pid}, up ${formatDuration(Math.round(uptimeMs / 1_000) * 1_000)}`,
    ],
    ...addresses.map((address, index) => [index === 0 ? 'listens on' : '', address]),
    ...(damagedFiles === 0 ? [] : [['damaged', `${damagedFiles} set aside in damaged/`]]),
  ])
  if (group === null)
    return `${peer}\n\nThis peer is in no group. Make one with \`tesela group create\`, or \`tesela join\` one.`
  const advice = group.advice === null ? '' : `\n\n${sentence(group.advice, '')}`
  if (group.role === 'lost') {
    const lines = table([
      ['group', group.id],
      ['this peer', `${group.role}, ${group.health}`],
    ])
    return `${peer}\n\n${lines}${advice}`
  }
  return `${peer}\n\n${describeGroup(group)}\n\n${table([header, ...group.members.map(memberRow)])}${advice}`
}

function describeGroup(group: GroupStatus): string {
  return table([
    ['group', group.name === '' ? group.id : `${group.name} (${group.id})`],
    ['this peer', `${group.role}, ${group.health}`],
    ...(group.catchUp === null ? [] : [['catches up', catchUp(group.catchUp)]]),
    ...(group.repair === null ? [] : [['repaired', repairs(group.repair)]]),
    ...(group.lastMark === null ? [] : [['compared', comparison(group.lastMark)]]),
    ['leader', group.leader ?? 'none'],
    ['fault tolerance', tolerance(group.canLose)],
    ['term', String(group.term)],
    [
      'revision',
      `${group.applied} applied, ${group.commit} committed, log ${group.firstIndex} to ${group.lastIndex}`,
    ],
    [
      'log',
      `${shownSize(group.logBytes)}${group.fsyncP99Ms === null ? '' : `, p99 of a sync ${group.fsyncP99Ms.toFixed(1)}ms`}`,
    ],
    ...(group.snapshot === null ? [] : [['snapshot', snapshot(group.snapshot)]]),
    ...group.mended.map((text, index) => [index === 0 ? 'mended' : '', text]),
  ])
}

function repairs({ times, atMost, state }: RepairStatus): string {
  if (state === 'givenUp') return `${atMost} times, and in vain: its state diverged once more`
  const which = `${times} of at most ${atMost} times, because its state diverged`
  return state === 'underWay' ? `being repaired: ${which}` : which
}

function snapshot({ index, term, bytes }: SnapshotStatus): string {
  return `at revision ${index} of term ${term}, ${shownSize(bytes)}`
}

function catchUp(status: CatchUpStatus): string {
  const { strategy, phase, waits, items, ofItems, bytes, ofBytes } = status
  const { bytesPerSecond, remainingMs, peers, sealed } = status
  const parts = [`${strategy}, ${phase}: ${items} of ${ofItems} items`]
  parts.push(`${shownSize(bytes)} of ${shownSize(ofBytes)}`)
  if (bytesPerSecond > 0) parts.push(`${shownSize(bytesPerSecond)}/s`)
  if (remainingMs !== null)
    parts.push(`${formatDuration(Math.ceil(remainingMs / 1_000) * 1_000)} left`)
  const from = peers.map(({ replica, bytes: sent, invalid }) => {
    const lied = invalid === 0 ? '' : `, ${invalid} wrong`
    return `${replica} (${shownSize(sent)}${lied})`
  })
  if (sealed === false) parts.push('no majority vouches for it yet')
  if (from.length > 0) parts.push(`from ${from.join(' and ')}`)
  if (waits !== null) parts.push(`waits: ${waits}`)
  return parts.join(', ')
}

function comparison({ anchor, root, sealed }: LastMark): string {
  if (root === null) return `at revision ${anchor}: not computed yet`
  return `at revision ${anchor}: ${sealed ? 'as the majority' : 'no verdict yet'}`
}

function tolerance(canLose: number | null): string {
  if (canLose === null) return 'nobody leads: writes wait'
  return canLose === 0 ? 'can lose no voter' : `can lose ${canLose} more`
}

const header = ['MEMBER', 'ROLE', 'STATE', 'MATCH', 'LAG', 'RTT', 'ADDRESS']

function memberRow(member: MemberStatus): string[] {
  const state = member.self ? 'this peer' : member.connected ? 'connected' : 'away'
  const number = (value: number | null) => (value === null ? '-' : String(value))
  return [
    member.peerId,
    member.leader ? `${member.role}, leads` : member.role,
    state,
    number(member.match),
    number(member.lag),
    member.roundTripMs === null ? '-' : `${member.roundTripMs.toFixed(1)}ms`,
    member.addresses.join(' '),
  ]
}
