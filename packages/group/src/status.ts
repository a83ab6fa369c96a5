import type { Index, RaftStatus, ReplicaId } from '@tesela/raft'
import type { LogStore } from '@tesela/storage'
import { type GroupError, StateDivergedError } from './errors.ts'
import type { StateMachine, Transport } from './seams.ts'
import type { GroupCounters, GroupStatus, MemberRole, MemberStatus } from './types.ts'

export interface StatusSources {
  readonly replica: ReplicaId
  readonly core: RaftStatus
  readonly machine: Pick<StateMachine, 'members' | 'revision' | 'logTime'>
  readonly store: Pick<LogStore, 'stats'>
  readonly transport: Pick<Transport, 'reachable'>
  readonly halted: GroupError | null
  readonly lastMark: GroupStatus['lastMark']
  readonly confirmed: boolean
  readonly confirmedAt: Index | null
  readonly counters: GroupCounters
}

/** What one member knows of its group, at this moment. */
export function groupStatus(sources: StatusSources): GroupStatus {
  const { replica, core, machine, halted } = sources
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
    members: members(sources),
    health: halted === null ? healthOf(core) : haltedHealth(halted),
    diverged: halted instanceof StateDivergedError ? halted.collections : [],
    lastMark: sources.lastMark,
    confirmed: sources.confirmed,
    confirmedAt: sources.confirmedAt,
    counters: sources.counters,
  }
}

function healthOf({ soft, diskStalled }: RaftStatus): string {
  if (diskStalled) return 'degraded: the disk does not answer'
  return soft.leader === null ? 'no leader' : 'ok'
}

function haltedHealth(error: GroupError): string {
  if (!(error instanceof StateDivergedError)) return error.message
  return `halted(state_diverged: ${error.collections.join(', ')})`
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
  return [...machine.members().values()].map((member) => {
    const { id } = member
    const progress = core.progress.get(id)
    const own = id === replica
    const match = own ? core.stable : (progress?.match ?? 0)
    return {
      ...member,
      voter: core.conf.voters.includes(id),
      reachable: own || transport.reachable(id),
      progress: leads
        ? { match, lag: core.last.index - match, active: own || progress?.active === true }
        : null,
    }
  })
}
