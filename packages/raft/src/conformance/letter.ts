import type { SelfVote } from '../output/disk-writes.ts'
import type { ConfChange, Entry, Index, Message, SnapshotMeta, Term } from '../types.ts'

/** A message as etcd's files show it, to a replica or to one of its threads. */
export interface Letter {
  readonly type: string
  readonly from: Address
  readonly to: Address
  readonly term: Term
  readonly logTerm: Term
  readonly index: Index
  /** Null: not a rejection. */
  readonly hint: Index | null
  readonly commit: Index
  readonly vote: number
  readonly entries: readonly Entry[]
  readonly snapshot: SnapshotMeta | null
  /** Delivered when a thread has done what this asks for. */
  readonly responses: readonly Letter[]
  readonly errand: Errand
}

export type Address = number | 'AppendThread' | 'ApplyThread'

export type Proposal = { readonly data: Uint8Array } | { readonly change: ConfChange }

/** What the addressee does with a letter. */
export type Errand =
  | { readonly do: 'step'; readonly message: Message }
  /** A follower's proposal on its way to the leader. */
  | { readonly do: 'propose'; readonly proposal: Proposal }
  /** The replica's own acknowledgement of what it appended as leader. */
  | { readonly do: 'acknowledgeSelf'; readonly seq: number }
  | { readonly do: 'countSelfVote'; readonly vote: SelfVote; readonly seq: number }
  /** Everything up to the batch is durable. */
  | { readonly do: 'appended'; readonly seq: number }
  | { readonly do: 'applied' }
  /** For a thread. */
  | { readonly do: 'work'; readonly seq: number }

const nothing = {
  term: 0,
  logTerm: 0,
  index: 0,
  hint: null,
  commit: 0,
  vote: 0,
  entries: [],
  snapshot: null,
  responses: [],
} satisfies Partial<Letter>

export function letter(
  parts: Pick<Letter, 'type' | 'from' | 'to' | 'errand'> & Partial<Letter>,
): Letter {
  return { ...nothing, ...parts }
}
