/**
 * The replicated state of a group: collections, sessions, members and invites, changed by committed entries only.
 *
 * ```ts
 * const machine = createStateMachine()
 * const entry = openSessionEntry(sixteenRandomBytes)
 * machine.stamp(entry, logTime)
 * const [opened] = machine.apply([{ type: 'normal', index: 1, data: entry }])
 * const answer = machine.query(machine.capture(), Query.encode({ collection: 'shop', mapSize: {} }))
 * ```
 */
export { type Adoption, adoptState } from './adopt-state.ts'
export { createStateMachine, type StateMachineOptions } from './create-state-machine.ts'
export { describeEntry, type EntryDescription } from './describe-entry.ts'
export {
  closeSessionEntry,
  commandEntry,
  encloseEntry,
  entryKinds,
  envelopeBytes,
  envelopeVersion,
  inviteEntry,
  markEntry,
  openSessionEntry,
  tickEntry,
} from './envelope.ts'
export {
  ConfContextError,
  EntryOrderError,
  SnapshotInvalidError,
  UnknownEntryError,
} from './errors.ts'
export { completeLimits, defaultLimits } from './limits.ts'
export type {
  Admission,
  Capture,
  CollectionsMachine,
  ConfEntry,
  ConfEntryOp,
  InviteVerdict,
  MachineEntry,
  MachineResult,
  StateInstaller,
  StateReader,
} from './machine.ts'
export type { MemberRole, MemberView } from './member-view.ts'
export { replicaIdOf } from './members.ts'
export { type RejectionCode, rejectionCodes } from './rejections.ts'
export type { GroupState } from './state.ts'
export type { CapturedAt, StateDigests, StateRoots } from './state-digests.ts'
export { stateRoots } from './state-roots.ts'
