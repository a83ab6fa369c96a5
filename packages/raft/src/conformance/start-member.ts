import { emptyConf } from '../conf/conf-state.ts'
import type { Config, SnapshotMeta } from '../types.ts'
import { ConformanceFileError } from './file-error.ts'
import { Member } from './member.ts'
import { genesisDisk, MemberDisk } from './member-disk.ts'
import type { Directive } from './parse.ts'

const unlimited = Number.MAX_SAFE_INTEGER

const defaults: Omit<Config, 'id' | 'seed'> = {
  electionMs: 300,
  heartbeatMs: 100,
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

/** Starts a member as `add-nodes` asks: with a log that begins behind `index`, or with none. */
export function startMember(
  directive: Directive,
  id: string,
  v1Indexes: ReadonlySet<number>,
): Member {
  const options = new Map(directive.options)
  const take = (key: string) => {
    const values = options.get(key)
    options.delete(key)
    return values
  }
  const flag = (key: string) => take(key)?.[0] === 'true'
  const voters = take('voters') ?? []
  const learners = take('learners') ?? []
  const index = Number(take('index')?.[0] ?? 0)
  const own = flag('own-defaults')
  const config: Config = {
    ...defaults,
    id,
    seed: Number(id),
    preVote: flag('prevote') || own,
    checkQuorum: flag('checkquorum') || own,
    maxInflightMsgs: Number(take('inflight')?.[0] ?? defaults.maxInflightMsgs),
    maxCachedBytes: Number(take('cached-bytes')?.[0] ?? defaults.maxCachedBytes),
    stepDownOnRemoval: own,
    handOffOnRemoval: own,
    ...(own ? {} : { conformance: { applyUnstable: true, unvalidatedConfChanges: false } }),
  }
  const isGenesis = flag('genesis')
  const [left] = options.keys()
  if (left !== undefined) {
    throw new ConformanceFileError(directive.line, `this runner does not know add-nodes ${left}`)
  }
  const snapshot: SnapshotMeta | null =
    index === 0
      ? null
      : {
          term: 1,
          index,
          conf: { ...emptyConf, voters, learners },
          confIndex: index,
          context: new Uint8Array(0),
        }
  const disk = isGenesis ? genesisDisk(id) : new MemberDisk(snapshot)
  return new Member(config, disk, v1Indexes)
}
