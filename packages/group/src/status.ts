import type { Index, RaftStatus, ReplicaId } from '@tesela/raft'
import type { LogStore } from '@tesela/storage'
import { type GroupError, LogDivergedError, StateDivergedError } from './errors.ts'
import { laterLives } from './members/lives.ts'
import type { Membership } from './members/membership.ts'
import { logPart } from './repair/diverged-log.ts'
import type { StateMachine, Transport } from './seams.ts'
import type { GroupCounters, GroupStatus, MemberRole, MemberStatus } from './types.ts'

export interface StatusSources {
  readonly replica: ReplicaId
  readonly core: RaftStatus
  readonly machine: Pick<StateMachine, 'members' | 'revision' | 'logTime'>
  readonly store: Pick<LogStore, 'stats' | 'recovered'>
  readonly transport: Pick<Transport, 'reachable'>
  readonly answers: Membership['answers']
  readonly halted: GroupError | null
  readonly full: boolean
  /** What is wrong with the disk; null: nothing. */
  readonly unable: string | null
  /** No other member is known: nobody else has what this one lacks. */
  readonly alone: boolean
  readonly stateMissing: boolean
  readonly snapshot: GroupStatus['snapshot']
  readonly catchUp: GroupStatus['catchUp']
  readonly lastMark: GroupStatus['lastMark']
  readonly repair: GroupStatus['repair']
  readonly confirmed: boolean
  readonly confirmedAt: Index | null
  readonly counters: GroupCounters
}

/** What one member knows of its group, at this moment. */
export function groupStatus(sources: StatusSources): GroupStatus {
  const { replica, core, machine, halted } = sources
  const all = members(sources)
  return {
    replica,
    role: roleOf(sources),
    term: core.term,
    leader: core.soft.leader,
    transferee: core.transferee,
    commit: core.commit,
    applied: machine.revision,
    firstIndex: sources.store.stats().firstIndex,
    lastIndex: core.last.index,
    lastTerm: core.last.term,
    durable: core.stable,
    logTime: machine.logTime,
    confIndex: core.confIndex,
    members: all,
    health: halted === null ? healthOf(sources, all) : haltedHealth(halted, sources.repair),
    alone: sources.alone,
    belowWatermark: core.belowWatermark,
    stateMissing: sources.stateMissing,
    snapshot: sources.snapshot,
    catchUp: sources.catchUp,
    diverged: divergedParts(halted),
    logDiverged: halted instanceof LogDivergedError,
    repair: sources.repair,
    lastMark: sources.lastMark,
    confirmed: sources.confirmed,
    confirmedAt: sources.confirmedAt,
    counters: sources.counters,
  }
}

function healthOf(sources: StatusSources, all: readonly MemberStatus[]): string {
  const { core, stateMissing, store } = sources
  const { soft, diskStalled, belowWatermark, contradictedByLeader, last } = core
  if (sources.alone) {
    if (stateMissing) return 'halted(its state is damaged, and nobody else has it)'
    if (belowWatermark) return 'halted(what it has promised is lost, and nobody else has it)'
  }
  if (sources.full) return 'read-only(disk full)'
  if (diskStalled || sources.unable !== null) return 'degraded(the disk does not answer)'
  if (stateMissing) return 'degraded(fetching its state)'
  if (belowWatermark) {
    const { index } = store.recovered.watermark
    return `degraded(refilling: the log ends at ${last.index}, promised up to ${index})`
  }
  if (contradictedByLeader !== null) {
    return `degraded(its log contradicts that of the leader at entry ${contradictedByLeader})`
  }
  if (soft.leader !== null) return 'ok'
  const voters = all.filter(({ voter }) => voter)
  const here = voters.filter(({ reachable }) => reachable).length
  const needed = Math.floor(voters.length / 2) + 1
  // Without a majority nothing changes by itself, not even who is a member: that is said apart.
  if (here < needed) {
    return `degraded(no leader: ${here} of ${voters.length} voters here, ${needed} needed)`
  }
  const mute = voters.filter(({ id }) => id !== sources.replica && sources.answers(id) === false)
  const heard = voters.length - mute.length
  // Only voters are asked for their votes, and hear others ask.
  if (heard >= needed || !core.conf.voters.includes(sources.replica)) return 'degraded(no leader)'
  return `degraded(no leader: ${heard} of ${voters.length} voters heard, ${needed} needed)`
}

function divergedParts(halted: GroupError | null): readonly string[] {
  if (halted instanceof LogDivergedError) return [logPart]
  return halted instanceof StateDivergedError ? halted.collections : []
}

function haltedHealth(error: GroupError, repair: GroupStatus['repair']): string {
  if (error instanceof LogDivergedError) {
    return `halted(log_diverged: its log up to ${error.anchor} is not that of the majority)`
  }
  if (!(error instanceof StateDivergedError) || repair === null)
    return `halted(${error.message.replace(/^halted: /, '')})`
  const { state, times, atMost } = repair
  const then =
    state === 'givenUp' ? `repaired ${atMost} times, and in vain` : `repair ${times} of ${atMost}`
  return `halted(state_diverged: ${error.collections.join(', ')}; ${then})`
}

function roleOf({ replica, core, machine }: StatusSources): MemberRole {
  if (core.soft.role === 'leader') return 'leader'
  if (core.soft.role !== 'follower') return 'candidate'
  if (core.conf.voters.includes(replica)) return 'follower'
  const member = machine.members().get(replica)
  if (member === undefined) return 'joining'
  return member.role === 'observer' ? 'observer' : 'learner'
}

function members({ replica, core, machine, transport }: StatusSources): MemberStatus[] {
  const leads = core.soft.role === 'leader'
  const all = machine.members()
  const isConnected = (id: ReplicaId) => id === replica || transport.reachable(id)
  return [...all.values()].map((member) => {
    const { id } = member
    const progress = core.progress.get(id)
    const own = id === replica
    const match = own ? core.stable : (progress?.match ?? 0)
    return {
      ...member,
      voter: core.conf.voters.includes(id),
      // A connection of a former life may outlive it for a while.
      reachable: isConnected(id) && !laterLives(id, all).some(isConnected),
      progress: leads
        ? { match, lag: core.last.index - match, active: own || progress?.active === true }
        : null,
    }
  })
}
