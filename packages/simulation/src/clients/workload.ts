import type { Answer, Command, Query, Result } from '@tesela/protos/collections'
import type { Operation, OperationResult } from '../linearizability/history.ts'
import type { Random } from '../world/random.ts'

/** What clients ask of the collections of one kind, and how the history tells it. */
export interface Workload {
  /** The collections that are used, of which a client picks one for each operation. */
  readonly collections: readonly string[]
  drawWrite(drawing: Drawing): Write
  drawRead(drawing: Drawing): Read
  /** What a write answered, as the history has it. */
  outcomeOf(result: Result): OperationResult
  /** What a read answered. */
  shownBy(answer: Answer): OperationResult
}

/** What an operation is made from. */
export interface Drawing {
  readonly collection: string
  readonly random: Random
  readonly keys: readonly string[]
  /** A value that nobody ever wrote before. */
  value(): string
  /** What the client was shown last under a key: what a compare expects. */
  known(key: string): string | null
}

interface Write {
  readonly op: Operation
  readonly command: Partial<Command>
}

interface Read {
  /** A linearizable one; of others the history only says that they were. */
  readonly op: Operation
  readonly query: Partial<Query>
}
