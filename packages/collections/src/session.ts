import type { ByteString } from './byte-string.ts'

/** The encoded Result of a command, kept until the client has acknowledged it. */
export interface KeptResult {
  readonly sequence: number
  /** Of the entry that executed it. */
  readonly revision: number
  readonly result: Uint8Array
}

export interface Session {
  /** Index of the entry that opened it. */
  readonly id: number
  readonly key: ByteString
  /** Log time at which it expires unless it is used before. The index of deadlines has the same. */
  readonly deadline: number
  /** Results up to and including this sequence are released. */
  readonly acknowledged: number
  /** In the order of their sequences, all above `acknowledged`. */
  readonly results: readonly KeptResult[]
  /** Weight of `results`. */
  readonly resultBytes: number
}
