import type { ConfChange, Input } from '../types.ts'
import type { DirectiveReader } from './directive-reader.ts'
import { describeMessage } from './etcd-message.ts'
import { findMember, type Handler, namedMembers, nextMember } from './handler.ts'
import type { Member } from './member.ts'
import { confChange, parseConfOps } from './parse-conf-change.ts'
import { replicaId } from './replica-ids.ts'
import { RunError } from './run-error.ts'
import { electionTicks, readMemberStart } from './start-member.ts'
import { translateMessage } from './translate-message.ts'
import { describeLog } from './view-directives.ts'

/** What happens to a single member. */
export const memberDirectives: Readonly<Record<string, Handler>> = {
  'add-nodes'(group, reader) {
    const count = reader.toNumber(reader.word())
    const start = readMemberStart(reader)
    for (let i = 0; i < count; i++) {
      group.members.push(start(replicaId(String(group.members.length + 1))))
    }
    return []
  },
  campaign: stepping(() => ({ in: 'campaign' })),
  'forget-leader': stepping(() => ({ in: 'forgetLeader' })),
  compact(group, reader) {
    const member = nextMember(group, reader)
    member.compact(reader.toNumber(reader.word()))
    return describeLog(member)
  },
  propose(group, reader) {
    const member = nextMember(group, reader)
    const data = [new TextEncoder().encode(reader.word())]
    return answer(member, { in: 'propose', ctx: group.nextCtx(), data })
  },
  'propose-conf-change'(group, reader) {
    const member = nextMember(group, reader)
    const change = readConfChange(reader)
    return answer(member, { in: 'proposeConf', ctx: group.nextCtx(), change })
  },
  'report-unreachable'(group, reader) {
    const [member, peer, ...others] = namedMembers(group, reader)
    if (member === undefined || peer === undefined || others.length > 0) {
      throw new RunError(
        'must specify exactly two node indexes: node on which to report, and reported node',
      )
    }
    return answer(member, { in: 'unreachable', peer: peer.id })
  },
  'send-snapshot'(group, reader) {
    const { id: from, core, history } = nextMember(group, reader)
    const to = nextMember(group, reader).id
    const msg = {
      type: 'snapshot',
      from,
      to,
      term: core.status().term,
      meta: history.newest,
    } as const
    const message = translateMessage(msg)
    group.network.send([{ message, effect: { kind: 'message', msg } }])
    return [describeMessage(message)]
  },
  'set-randomized-election-timeout'(group, reader) {
    const { replica } = nextMember(group, reader).core
    const timeout = reader.toNumber(reader.required('timeout'))
    replica.electionTimeout = timeout * replica.config.heartbeatMs
    return []
  },
  'tick-election': ticking(electionTicks),
  'tick-heartbeat': ticking(1),
  'transfer-leadership'(group, reader) {
    const from = findMember(group, reader, reader.required('from'))
    const to = findMember(group, reader, reader.required('to'))
    return answer(from, { in: 'transferLeader', to: to.id })
  },
}

function stepping(input: () => Input): Handler {
  return (group, reader) => answer(nextMember(group, reader), input())
}

function ticking(times: number): Handler {
  return (group, reader) => {
    // Several times over in this project's own files.
    nextMember(group, reader).tick(times * (reader.number('times') ?? 1))
    return []
  }
}

function answer(member: Member, input: Input): readonly string[] {
  if (!member.step(input)) throw new RunError('raft proposal dropped')
  return []
}

function readConfChange(reader: DirectiveReader): ConfChange {
  const isOlder = reader.flag('v1')
  const transition = reader.option('transition') ?? 'auto'
  if (transition !== 'auto' && transition !== 'implicit' && transition !== 'explicit') {
    throw new RunError(`unknown transition ${transition}`)
  }
  const ops = parseConfOps(reader.directive.input)
  if (isOlder && (ops.length > 1 || transition !== 'auto')) {
    throw new RunError('v1 conf change can only have one operation and no transition')
  }
  return confChange(ops, transition, isOlder)
}
