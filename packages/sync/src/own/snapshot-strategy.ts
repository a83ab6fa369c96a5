import type { SnapshotTarget } from '../snapshot/messages.ts'
import type { SnapshotSink } from '../snapshot/snapshot-sink.ts'
import type { SnapshotSource } from '../snapshot/snapshot-source.ts'
import type { PeerName, StateSync, SyncContext, SyncSessionContext } from '../state-sync.ts'

/**
 * A strategy of a user's own: another way for a snapshot to get from those that have it to one that needs it. Which
 * snapshot, the leader says, and not the strategy; whether what it brings is that one, the sink that it is given finds out.
 * So what a strategy does wrong costs time, and never a state.
 *
 * Its frames travel on `/tesela/sync/<name>/<version>`.
 */
export interface SnapshotStrategy<Message>
  extends StateSync<Message, StrategyProviderContext<Message>, StrategySessionContext<Message>> {
  /** `<name>/<version>`, in lower case: another version is another protocol. None of ours: `snapshot`, `log`, `log-replay`. */
  readonly name: string
  readonly codec: MessageCodec<Message>
  /**
   * Of the longest encoded message. To send a longer one throws; one that comes is a fault, which costs its stream, and
   * sixteen of them the strategy, as long as the connection lives. So members with other bounds need another version.
   */
  readonly messageBytes: number
  /** Encoded messages that may wait for one peer, together, the longest one at least; what comes on top is not sent. */
  readonly queueBytes: number
  /**
   * About how many bytes it would move, or what that is worth to its user. Asked where this member leads: of the
   * strategies, snapshot sync, and replay of the log, that of the fewest is ordered. Null: it would not do.
   */
  estimate(gap: SnapshotGap): number | null
}

export interface MessageCodec<Message> {
  encode(message: Message): Uint8Array
  /**
   * @param bytes owned by the message from now on; of whoever is a member, and hostile all the same
   * @returns null for a message of a newer version, which is nothing to this one
   * @throws whatever it likes: the frame is dropped and counted
   */
  decode(bytes: Uint8Array): Message | null
}

/** One that is behind, and what this member has for it. */
export interface SnapshotGap {
  /** It has everything up to here. */
  readonly match: number
  /** Of the newest snapshot here, and the bytes of its leaves. */
  readonly anchor: number
  readonly bytes: number
}

export interface StrategyProviderContext<Message> extends SyncContext<Message> {
  /** What it holds and has not read for `stallMs` is taken back: nobody waits for it any more. */
  readonly source: SnapshotSource
}

export interface StrategySessionContext<Message> extends SyncSessionContext<Message> {
  /**
   * What the leader of this term names now; null: nothing yet that reaches far enough. From the call on it is what this
   * session brings: the leader holds it, and the log behind it, and `sink` takes no other one.
   */
  takeUp(): SnapshotTarget | null
  /** Looks at all that it is given before anything of it is kept. An error says that the strategy has not. */
  readonly sink: SnapshotSink
  /** A source sent what the target does not bind: somebody should look at it. */
  blamed(peer: PeerName, why: string): void
}
