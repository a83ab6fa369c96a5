import { emptyConf } from '../conf/conf-state.ts'
import type { Config, SnapshotMeta } from '../types.ts'
import type { DirectiveReader } from './directive-reader.ts'
import { Member, type MemberOptions } from './member.ts'
import { genesisDisk, MemberDisk } from './member-disk.ts'
import { replicaId } from './replica-ids.ts'
import { RunError } from './run-error.ts'

const unlimited = Number.MAX_SAFE_INTEGER

/** How long an election takes at least, in heartbeat intervals. */
export const electionTicks = 3

/** How etcd's files begin; `own-defaults` begins as this project does. */
const base: Omit<Config, 'id' | 'seed'> = {
  electionMs: electionTicks,
  heartbeatMs: 1,
  preVote: false,
  checkQuorum: false,
  maxMsgBytes: unlimited,
  maxInflightMsgs: 256,
  maxInflightBytes: unlimited,
  maxUncommittedBytes: unlimited,
  maxApplyBytes: unlimited,
  maxCachedBytes: unlimited,
  catchUpBytes: unlimited,
  stepDownOnRemoval: false,
  handOffOnRemoval: false,
  leaseReads: false,
  reluctantFactor: 3,
  diskStallMs: unlimited,
}

const own: typeof base = {
  ...base,
  electionMs: 300,
  heartbeatMs: 100,
  preVote: true,
  checkQuorum: true,
  stepDownOnRemoval: true,
  handOffOnRemoval: true,
}

/** How the members of an `add-nodes` begin: with a log that begins behind `index`, or with none. */
export function readMemberStart(reader: DirectiveReader): (id: string) => Member {
  const isOwn = reader.flag('own-defaults')
  const settings = readSettings(reader, isOwn ? own : base)
  const isUnvalidated = reader.flag('disable-conf-change-validation')
  const conformance = { applyUnstable: true, unvalidatedConfChanges: isUnvalidated }
  const options: Omit<MemberOptions, 'config'> = {
    isAsync: reader.flag('async-storage-writes'),
    maxApplyingSize: reader.number('max-committed-size-per-ready') || unlimited,
  }
  const snapshot = readSnapshot(reader)
  const isGenesis = reader.flag('genesis')
  return (id) => {
    const config = { ...settings, id, seed: Number(id), ...(isOwn ? {} : { conformance }) }
    return new Member(
      { ...options, config },
      isGenesis ? genesisDisk(id) : new MemberDisk(snapshot),
    )
  }
}

function readSettings(reader: DirectiveReader, from: typeof base): typeof base {
  const stallTicks = reader.number('disk-stall')
  return {
    ...from,
    preVote: reader.flag('prevote') || from.preVote,
    checkQuorum: reader.flag('checkquorum') || from.checkQuorum,
    stepDownOnRemoval: reader.flag('step-down-on-removal') || from.stepDownOnRemoval,
    leaseReads: readLeaseReads(reader),
    maxInflightMsgs: reader.number('inflight') ?? from.maxInflightMsgs,
    // Of this project's own files.
    maxMsgBytes: reader.number('message-bytes') ?? from.maxMsgBytes,
    maxInflightBytes: reader.number('inflight-bytes') ?? from.maxInflightBytes,
    maxUncommittedBytes: reader.number('uncommitted-bytes') ?? from.maxUncommittedBytes,
    maxApplyBytes: reader.number('apply-bytes') ?? from.maxApplyBytes,
    maxCachedBytes: reader.number('cached-bytes') ?? from.maxCachedBytes,
    catchUpBytes: reader.number('catch-up-bytes') ?? from.catchUpBytes,
    diskStallMs: stallTicks === undefined ? from.diskStallMs : stallTicks * from.heartbeatMs,
  }
}

function readLeaseReads(reader: DirectiveReader): boolean {
  const option = reader.option('read-only') ?? 'safe'
  if (option !== 'safe' && option !== 'lease-based') {
    throw new RunError(`invalid read-only option "${option}"`)
  }
  return option === 'lease-based'
}

function readSnapshot(reader: DirectiveReader): SnapshotMeta | null {
  const voters = (reader.list('voters') ?? []).map(replicaId)
  const learners = (reader.list('learners') ?? []).map(replicaId)
  const index = reader.number('index') ?? 0
  // The bytes of a snapshot mean nothing to the core.
  const content = reader.option('content') ?? ''
  if (voters.length + learners.length + index + content.length === 0) return null
  if (index <= 1) throw new RunError('index must be specified as > 1 due to bootstrap')
  const conf = { ...emptyConf, voters, learners }
  return { term: 1, index, conf, confIndex: index, context: new Uint8Array(0) }
}
