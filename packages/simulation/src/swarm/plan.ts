import type { GroupSettings } from '@tesela/group'
import type { SnapshotStoreOptions } from '@tesela/storage'
import type { LinkShape } from '../network/link.ts'
import { createRandom, type Random } from '../world/random.ts'

const faultKinds = [
  'crash',
  'crashAll',
  'pause',
  'clockJump',
  'partition',
  'isolateLeader',
  'oneWay',
  'cut',
  'slowLink',
  'slowReader',
  'lossy',
  'hang',
  'slowDisk',
  'failSync',
  'failWrite',
  'failRead',
  'fullDisk',
] as const
/** Drawn behind everything that was there before. */
export type FaultKind = (typeof faultKinds)[number] | 'damage' | 'flip'

const aimKinds = [
  'writeToSync',
  'syncToReply',
  'electionWon',
  'oneFollower',
  'insideConfChange',
  'ownRemoval',
  'handingOver',
  'sessionTrimmed',
] as const
const snapshotAims = ['keepingSnapshot', 'installing', 'fetching'] as const
export type AimKind = (typeof aimKinds)[number] | (typeof snapshotAims)[number] | 'withinRun'

const operationKinds = [
  'promote',
  'demote',
  'remove',
  'replace',
  'wipe',
  'prefer',
  'transfer',
] as const
/** What clients use. */
export const collectionKinds = ['map', 'vec', 'set', 'cell', 'once', 'queue'] as const
export type CollectionKind = (typeof collectionKinds)[number]

export type OperationKind = (typeof operationKinds)[number]

/** Everything that a seed decides before its run begins. */
export interface Plan {
  readonly seed: number
  readonly voters: number
  readonly observers: number
  /** Replicas that join while it runs. */
  readonly joiners: number
  /** Probability that a founding voter would rather not lead. */
  readonly reluctant: number
  /** What people do with the members while it runs, how many of them there are, and how often they act. */
  readonly operations: readonly OperationKind[]
  readonly operators: number
  readonly operateEveryMs: number
  readonly settings: Partial<GroupSettings>
  readonly segmentBytes: number
  readonly cachedBytes: number
  /** Of the files of a snapshot. */
  readonly snapshotFiles: SnapshotStoreOptions
  readonly link: LinkShape
  readonly maxQueued: number
  /** Probability that, as a frame is sent, one connection of several to its receiver ends, and another one goes on. */
  readonly interrupt: number
  /** Probability that a side is told of that late: what it sends by that connection until then is lost, too. */
  readonly toldLate: number
  readonly diskMs: number
  readonly syncMs: number
  /**
   * The longest step of a state machine, in heartbeats: applying, and computing roots, hold its process for so long. 0: for
   * no time.
   */
  readonly longestStep: number
  /** Data of entries that are applied in one step, but for the last. */
  readonly stepBytes: number
  readonly sessionTtlMs: number
  readonly clients: number
  /** One is picked for each operation. */
  readonly kinds: readonly CollectionKind[]
  /**
   * Writes are whatever the model of a kind draws, all of its operations and corner cases, instead of the few that the
   * history tells.
   */
  readonly anyWrite: boolean
  readonly keys: number
  readonly thinkMs: number
  readonly valueBytes: number
  /** Probability that a client vanishes after an operation. */
  readonly vanish: number
  readonly faults: readonly FaultKind[]
  readonly aims: readonly AimKind[]
  /** Between two clocked faults, on average. */
  readonly faultEveryMs: number
  /** How long one lasts, at most. */
  readonly faultMs: number
  /** Probability that an aimed moment is taken. */
  readonly aim: number
  /** Delivered messages, disk completions and client operations before everything is healed. */
  readonly events: number
}

/** How long the longest step takes, whatever a heartbeat is in this plan. */
export function stepMsOf({ longestStep, settings }: Plan): number {
  return longestStep * (settings.heartbeatMs ?? 100)
}

export function drawPlan(seed: number): Plan {
  const random = createRandom(seed ^ 0x5eed)
  const electionMs = random.pick([50, 150, 300, 1000])
  const heartbeatMs = Math.max(5, electionMs / random.pick([3, 5, 10]))
  const some = <T>(of: readonly T[], probability: number) =>
    of.filter(() => random.chance(probability))
  const calm = random.chance(0.05)
  const settings = {
    electionMs,
    heartbeatMs,
    ...limits(random, electionMs),
  }
  const drawn = {
    seed,
    voters: random.pick([1, 2, 2, 3, 3, 3, 3, 4, 5, 5, 6, 7]),
    observers: random.chance(0.6) ? 0 : 1 + random.below(5),
    joiners: random.chance(0.35) ? 1 + random.below(3) : 0,
    reluctant: random.pick([0, 0, 0.3]),
    operations: calm || random.chance(0.4) ? [] : some(operationKinds, random.pick([0.2, 0.5, 1])),
    operators: random.pick([1, 1, 2]),
    operateEveryMs: electionMs * random.pick([0.5, 2, 8]),
    settings,
    segmentBytes: random.pick([4096, 4096, 65_536]),
    cachedBytes: random.pick([0, 1000, 1_000_000]),
    link: {
      latencyMs: heartbeatMs * random.between(0.005, 0.2),
      jitterMs: heartbeatMs * random.between(0.005, random.pick([0.1, 0.5, 2])),
      loss: calm ? 0 : random.pick([0, 0, 0.01, 0.1]),
      duplicate: calm ? 0 : random.pick([0, 0, 0.05, 0.2]),
      reorders: random.chance(0.4),
      bandwidth: random.pick([1_000_000_000, 1000, 50]),
    },
    maxQueued: random.pick([4, 64, 1024]),
    diskMs: heartbeatMs * random.between(0.001, 0.05),
    syncMs: heartbeatMs * random.between(0.01, random.pick([0.1, 0.5, 2])),
    sessionTtlMs: random.pick([600_000, 600_000, electionMs * 20]),
    clients: 1 + random.below(10),
    keys: 1 + random.below(4),
    thinkMs: heartbeatMs * random.pick([0.1, 0.5, 2]),
    valueBytes: random.pick([8, 8, 100, 600]),
    vanish: random.pick([0, 0, 0.02]),
    faults: calm ? [] : some(faultKinds, random.pick([0.1, 0.2, 0.4])),
    aims: calm ? [] : some(aimKinds, 0.3),
    faultEveryMs: electionMs * random.pick([0.5, 2, 5, 10]),
    faultMs: electionMs * random.pick([0.5, 2, 5]),
    aim: random.pick([0.005, 0.02, 0.1]),
    events: 2000 + random.below(3000),
    // Drawn last: a seed of a map alone is the run that it was before there were others.
    ...drawKinds(random),
  }
  const { snapshotFiles, ...more } = drawSnapshots(random, electionMs)
  const aims = calm ? [] : some(snapshotAims, 0.5)
  // As often as all other faults together, where nobody else may be the one that all the others wait for.
  const damage: FaultKind[] = calm || random.chance(0.5) ? [] : ['damage', 'damage']
  const replay = random.chance(0.25) ? drawReplay(random, electionMs) : {}
  // Where nobody makes the group so small that a majority cannot do without the one that flipped, and marks are compared.
  const canFlip = drawn.voters > 2 && drawn.operations.length === 0 && settings.markEvery !== 0
  const flips: FaultKind[] = !calm && canFlip && random.chance(0.5) ? ['flip'] : []
  return {
    ...drawn,
    ...drawSteps(random),
    snapshotFiles,
    settings: { ...settings, ...more, ...replay },
    aims: [...drawn.aims, ...aims, ...(calm ? [] : ['withinRun' as const])],
    faults: [...drawn.faults, ...damage, ...flips],
    // Drawn last: a seed without interruptions is the run that it was before there were any.
    interrupt: calm ? 0 : random.pick([0, 0, 0.001, 0.02]),
    toldLate: random.pick([0, 0.5]),
  }
}

/** Behind everything else, too: a seed that keeps no snapshots is the run that it was. */
function drawSnapshots(
  random: Random,
  electionMs: number,
): Partial<GroupSettings> & Pick<Plan, 'snapshotFiles'> {
  const snapshotEvery = random.pick([0, 10, 10, 50, 50, 100])
  const snapshotSync = {
    fetchItems: random.pick([1, 10, 2000]),
    fetchTimeoutMs: electionMs * random.pick([1, 4]),
    snapshotRequestTimeoutMs: electionMs * random.pick([2, 8]),
    snapshotTtlMs: electionMs * random.pick([2, 8]),
    coalesceMs: electionMs / 4,
    markPatienceMs: electionMs * 8,
    maxOutstanding: random.pick([1, 4]),
    retryMinMs: electionMs / 4,
    retryMaxMs: electionMs * 2,
    stallMs: electionMs * 20,
    maxSessions: random.pick([1, 2, 16]),
    maxReads: random.pick([1, 16]),
  }
  return {
    snapshotEvery,
    snapshotBytes: random.pick([2000, 67_108_864, 67_108_864]),
    keptLogBytes: random.pick([0, 0, 500, 5000, 16_777_216]),
    applySliceMs: random.pick([0, 4]),
    snapshotSync,
    snapshotFiles: {
      leafFileBytes: random.pick([100, 2000, 67_108_864]),
      writeBytes: random.pick([64, 1000, 65_536]),
      syncBytes: random.pick([100, 4000, 1_000_000]),
    },
  }
}

/** Where it is not drawn, nobody lacks so much that it is not sent by the leader. */
function drawReplay(random: Random, electionMs: number): Partial<GroupSettings> {
  return {
    replayBytes: random.pick([0, 300, 3000]),
    // What follows the last closed run may be more, and comes with the append that asks how far a member is.
    maxMessageBytes: 262_144,
    logReplay: {
      fetchEntries: random.pick([64, 2000]),
      fetchBytes: random.pick([100, 1_048_576]),
      fetchTimeoutMs: electionMs * random.pick([1, 4]),
      askTimeoutMs: electionMs * random.pick([1, 4]),
      targetEveryMs: electionMs * random.pick([0.5, 3]),
      maxOutstanding: random.pick([1, 8]),
      maxBufferedBytes: random.pick([1, 1000, 67_108_864]),
      maxRetainedRoots: random.pick([0, 8]),
      retryMinMs: electionMs / 4,
      retryMaxMs: electionMs * 2,
      stallMs: electionMs * 20,
      leaseMs: electionMs * random.pick([2, 8]),
      maxSessions: random.pick([1, 16]),
      maxReads: random.pick([1, 16]),
    },
  }
}

/** Where steps take no time, no run of entries is ever suspended: such a seed is the run that it was. */
function drawSteps(random: Random): Pick<Plan, 'longestStep' | 'stepBytes'> {
  const longestStep = random.pick([0, 0, 0, 0.2, 1])
  return { longestStep, stepBytes: longestStep === 0 ? 512 : random.pick([1, 100, 512]) }
}

function drawKinds(random: Random): Pick<Plan, 'kinds' | 'anyWrite'> {
  if (random.chance(0.4)) return { kinds: ['map'], anyWrite: false }
  const some = collectionKinds.filter(() => random.chance(0.4))
  const kinds = some.length === 0 ? [random.pick(collectionKinds)] : some
  return { kinds, anyWrite: random.chance(0.3) }
}

/** Small bounds are where flow control breaks. */
function limits(random: Random, electionMs: number): Partial<GroupSettings> {
  return {
    requestDeadlineMs: electionMs * 5,
    diskStallMs: electionMs * random.pick([0.5, 1, 4]),
    reluctantFactor: random.pick([2, 3]),
    maxMessageBytes: random.pick([1, 1, 150, 2500, 262_144]),
    maxInflightMessages: random.pick([1, 2, 16]),
    maxInflightBytes: random.pick([1, 500, 4_000_000]),
    maxUncommittedBytes: random.pick([200, 64_000_000, 64_000_000]),
    maxCachedBytes: random.pick([1, 500, 32_000_000]),
    maxApplyBytes: random.pick([1, 4_000_000]),
    maxHeldBytes: random.pick([300, 16_000_000]),
    maxCallers: random.pick([1, 4, 65_536, 65_536]),
    maxInboxBytes: random.pick([4000, 64_000_000]),
    maxServedRequests: random.pick([1, 4, 4096, 4096]),
    promotionLag: random.pick([0, 1, 16]),
    vouchMs: electionMs * 2,
    markEvery: random.pick([0, 10, 50]),
  }
}
