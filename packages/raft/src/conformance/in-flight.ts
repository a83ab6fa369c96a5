import type { SelfVote } from '../output/disk-writes.ts'
import type { EntryId, Index, Message, SnapshotMeta, Term } from '../types.ts'
import type { EtcdMessage } from './etcd-message.ts'

/** A message on its way to a member, and what comes of it there. */
export interface InFlight {
  readonly message: EtcdMessage
  readonly effect: Effect
}

export type Effect =
  | { readonly kind: 'message'; readonly msg: Message }
  /** A leader's answer to its own append. */
  | { readonly kind: 'selfAck'; readonly term: Term; readonly index: Index }
  | { readonly kind: 'selfVote'; readonly vote: SelfVote }
  | Written
  | { readonly kind: 'applied'; readonly index: Index; readonly size: number }

/** A batch is durable. */
export interface Written {
  readonly kind: 'written'
  /** As of when the batch was handed out. */
  readonly term: Term
  /** The last entry of the log then; null: everything was written already. */
  readonly id: EntryId | null
  /** Null: there was nothing to write. */
  readonly seq: number | null
  readonly snapshot: SnapshotMeta | null
}
