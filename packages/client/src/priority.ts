/** How the priorities of a queue are made; fixed when it is made. */
export type PriorityKind = 'int64' | 'double' | 'bytes'

/** What a program is given as a priority, by the queue's kind. */
export interface PriorityTypes {
  readonly int64: bigint
  readonly double: number
  readonly bytes: Uint8Array
}

/** What a program gives as a priority. */
export interface PriorityInputs {
  /** A number must be a safe integer. */
  readonly int64: bigint | number
  /** Finite. */
  readonly double: number
  readonly bytes: Uint8Array
}
