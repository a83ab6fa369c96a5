/**
 * One member of one Raft group at run time: mailbox, disk, apply, forwarding, reads, membership.
 *
 * ```ts
 * const group = createGroup({ replica, groupId, store, machine, transport, clock, random, logger, fatal })
 * group.start()
 * const [written] = await group.propose([entry], { deadlineMs: 5_000 })
 * const { state, revision } = await group.read({ consistency: 'linearizable' })
 * const answer = machine.query(state, question)
 * ```
 */
export { type DescribedConf, describeConf } from './adoption/describe-conf.ts'
export { type Replayed, type ReplayOptions, replayEntries } from './adoption/replay-entries.ts'
export { type AdoptedGroupOptions, writeAdoptedGroup } from './adoption/write-adopted-group.ts'
export {
  CompactedError,
  DeadlineExceededError,
  type GroupError,
  HaltedError,
  InadmissibleError,
  InviteRefusedError,
  MemberChangeRefusedError,
  MemberLaggingError,
  MembersChangedError,
  NotAMemberError,
  NotAVoterError,
  NoVotersLeftError,
  OverloadedError,
  PermissionDeniedError,
  QuorumAtRiskError,
  StateDivergedError,
  TransferAbortedError,
  UnavailableError,
  UnknownOutcomeError,
  type WriteOutcome,
} from './errors.ts'
export { genesisEntry } from './genesis.ts'
export { createGroup } from './group.ts'
export type { Pace } from './pace.ts'
export { isLogDiverged } from './repair/diverged-log.ts'
export { isGivenUp } from './repair/given-up.ts'
export type * from './seams.ts'
export {
  appendFrameBytes,
  defaultSettings,
  forwardFrameBytes,
  type GroupSettings,
} from './settings.ts'
export {
  loadStartingState,
  type StartingState,
  type StartingStateOptions,
} from './snapshots/starting-state.ts'
export { type LoadedState, type LoadStateOptions, loadState } from './snapshots/stored-state.ts'
export type * from './types.ts'
