/**
 * The face of the state machine. Structurally it is the `StateMachine` that a group asks for: this package may not
 * import the group, so the few types are written again here, and whoever joins the two has the compiler compare them.
 */
import type { Digest } from '@tesela/merkle'
import type { GroupRecord, Limits } from '@tesela/protos/collections'
import type { MemberRole, MemberView } from './member-view.ts'
import type { GroupState } from './state.ts'
import type { CapturedAt, StateDigests, StateRoots } from './state-digests.ts'

/** A committed entry. */
export type MachineEntry =
  | { readonly type: 'normal'; readonly index: number; readonly data: Uint8Array }
  | ConfEntry
  /** A new leader's empty entry. */
  | { readonly type: 'empty'; readonly index: number }

/** A committed change of the configuration. */
export interface ConfEntry {
  readonly type: 'conf'
  readonly index: number
  readonly ops: readonly ConfEntryOp[]
  /** Encoded ConfContext. */
  readonly context: Uint8Array
}

export interface ConfEntryOp {
  readonly op: 'addVoter' | 'addLearner' | 'remove' | 'update'
  /** `${peerId}/${incarnation in 16 hexadecimal digits}` */
  readonly id: string
}

export interface MachineResult {
  /** The encoded Result; empty for an empty entry. Shared: never write into it. */
  readonly result: Uint8Array
  /**
   * Of a repeat: the entry that was executed, whose result this is. Absent: this entry itself. A condition by revision
   * that follows a retried write would fail by the index of the retry.
   */
  readonly revision?: number
  /** Whether a configuration entry takes effect. True for the others. */
  readonly accept: boolean
}

export type Admission =
  | { readonly ok: true }
  | {
      readonly ok: false
      /** See the table of codes in `rejections.ts`. */
      readonly code: string
      readonly message: string
      readonly details: Readonly<Record<string, unknown>>
    }

export type InviteVerdict =
  | {
      readonly ok: true
      readonly role: MemberRole
      readonly readOnly: boolean
      /** 32 bytes that the joiner has to prove. Secret: for the admission only. */
      readonly key: Uint8Array
    }
  | {
      readonly ok: false
      readonly reason: string
      /** Where no uses are left: for a replica that was admitted and never heard of it. Secret. */
      readonly spentKey?: Uint8Array
    }

/** The state right behind a mark: the same on every member. */
export interface Capture {
  /** Index of the mark. */
  readonly anchor: number
  readonly state: GroupState
}

/** A captured state in canonical leaves. */
export interface StateReader {
  /** Of everything that is hashed. */
  readonly format: number
  /** Empty before the first entry of the group. */
  readonly groupId: Uint8Array
  /** Index of the entry after which the state was captured. */
  readonly anchor: number
  /** Encoded StateHeader. */
  readonly header: Uint8Array
  /** About the bytes of all leaves, and how many there are. */
  readonly bytes: number
  readonly leafCount: number
  /**
   * Computes the digests of every section, in steps of about a millisecond. What was computed for an earlier capture and
   * has not changed since is not computed again. The same numbers as `roots`.
   */
  digest(): Iterator<void, StateDigests>
  /** The leaves of all sections in order, each encoded when it is asked for; then what `digest` answers, of these bytes. */
  encode(): Iterator<Uint8Array, StateDigests>
  /**
   * Leaves of a section in order, from an ordinal on: O(log n) to get there. One is encoded when it is asked for. At the
   * number of the leaves there is none left.
   *
   * @throws RangeError - there is no such section, or it has fewer leaves
   */
  leaves(section: string, from?: number): IterableIterator<Uint8Array>
}

/** Makes a state of a header and leaves that others sent. It is of no use once a method has thrown. */
export interface StateInstaller<State> {
  /** What the header asks for: the sessions, whose name is empty, then the collections in the order of their names. */
  readonly sections: readonly string[]
  /** As `CapturedAt` had it. */
  readonly log: Uint8Array
  readonly members: ReadonlyMap<string, MemberView>
  /**
   * Takes the next leaf of a section; sections in whatever order. O(items of the leaf).
   *
   * @param digest - of the leaf, if the caller has compared it with the bytes: the next root does not compute it again
   * @throws SnapshotInvalidError - `snapshot_invalid`: not a leaf that stands here in a state with this header
   */
  add(section: string, leaf: Uint8Array, digest?: Digest): void
  /**
   * Makes what is derived (orders, places, deadlines, counts), in steps of about a millisecond. Whether a leaf is missing
   * at the end of a section, only the root says.
   *
   * @throws SnapshotInvalidError - `snapshot_invalid`: the leaves contradict each other or the header
   */
  finish(): Iterator<void, State>
}

/**
 * One deterministic state, changed by committed entries only. Everything is synchronous. No method throws on input,
 * with the exceptions that must halt a member: see {@link CollectionsMachine.apply}.
 */
export interface CollectionsMachine {
  /** Index of the last applied entry; 0 before the first. */
  readonly revision: number
  /** Log time, milliseconds: the highest stamp applied. */
  readonly logTime: number
  /** How many there are, and what the results weigh that they keep. */
  readonly sessions: { readonly count: number; readonly resultBytes: number }

  /**
   * Applies entries in order, one result each. Total: whatever a command holds, it gets a result.
   *
   * @throws UnknownEntryError - `unknown_entry`: written by a newer version
   * @throws ConfContextError - `conf_context`: member records that cannot be read
   * @throws EntryOrderError - `entry_order`: not the entry after the last one
   *
   * After one of these the state is the one before the call.
   */
  apply(entries: readonly MachineEntry[]): readonly MachineResult[]
  /**
   * The same in steps of less than a millisecond, whatever the entries ask for. The state is the one before the call until
   * the last step, which makes all of them seen at once; asking for no further step gives the entries up. Only one call may
   * be under way, and whatever else changes the state gives it up.
   */
  applySteps(entries: readonly MachineEntry[]): Iterator<void, readonly MachineResult[]>
  /**
   * The state at `revision`, for ever. It costs what was opened since the last capture: 128 sessions and collections at
   * most. What nobody has captured is edited in place.
   *
   * @throws StateBrokenError - `state_broken`: an exception of none of the kinds above was thrown while entries were applied
   */
  capture(): GroupState
  /** Of the last two marks, the newest last. */
  captures(): readonly Capture[]
  /** Answers an encoded Query from a captured state with an encoded Answer. */
  query(state: GroupState, request: Uint8Array): Uint8Array

  /**
   * Refuses what can be refused before the log: in steps of less than a millisecond where the data is large. Nothing but
   * its stamp may change from now on: what was read of it here is what is applied.
   */
  admissible(data: Uint8Array): Admission | Iterator<void, Admission>
  /** Writes the log time into an unstamped entry, in place. */
  stamp(data: Uint8Array, logTime: number): void
  /** The stamp of an entry's data; null where it carries none. */
  stampOf(data: Uint8Array): number | null
  /** Log time at which a `tick` has something to do; null: nothing waits. */
  nextDue(): number | null
  /** An unstamped `tick` entry. */
  tick(): Uint8Array
  /** An unstamped `mark` entry; `kept`: every member is to keep the state there on its disk. */
  mark(kept: boolean): Uint8Array
  /** Whether the entry's data is a mark. */
  isMark(data: Uint8Array): boolean
  /** Whether it is one whose state every member is to keep. */
  isKeptMark(data: Uint8Array): boolean
  /** Computes the roots of a captured state in steps: state-roots.ts. */
  roots(state: GroupState, at: CapturedAt): Iterator<void, StateRoots>
  /** A captured state in canonical leaves. */
  reader(state: GroupState, at: CapturedAt): StateReader
  /**
   * Takes a state in; the machine's own stays until {@link install}.
   *
   * @param origin - who wrote the leaves. Of what this member wrote itself, and digests say that it kept, it does not look
   * again at every place where a leaf might be cut
   * @throws SnapshotInvalidError - `snapshot_invalid`: a header that cannot be read
   */
  installer(header: Uint8Array, origin?: 'self' | 'peer'): StateInstaller<GroupState>
  /** Replaces the state, and forgets the captures: steps of applying that are under way are given up. O(1). */
  install(state: GroupState): void

  members(): ReadonlyMap<string, MemberView>
  /** Whether the replica was a member and was removed: it never is one again. */
  wasRemoved(replica: string): boolean
  /** Whether the invite would be good at this log time, judged from the applied state. */
  invite(inviteId: Uint8Array, logTime: number): InviteVerdict
  /** The record of the group; null before its first entry. Holds the salt: not for clients. */
  group(): GroupRecord | null
  limits(): Limits
}
