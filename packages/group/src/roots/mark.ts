import type { ConfState, Index, Term } from '@tesela/raft'

/** An applied mark, and who may say what the state at it is. */
export interface Mark {
  readonly anchor: Index
  readonly term: Term
  /** In effect right behind it: whoever votes later, or voted before, says nothing about it. */
  readonly conf: ConfState
}
