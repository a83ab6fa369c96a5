/** Something for which a peer is not ready. Both without a full stop. */
export interface Complaint {
  readonly what: string
  /** What somebody has to do, or that it comes right by itself. */
  readonly remedy: string
}

/** What is wrong with a peer: nothing, and it is ready. */
export interface Diagnosis {
  /** What somebody should look at first stands first. */
  readonly complaints: readonly Complaint[]
  /** What was wrong once, and is worth to know. Without a full stop. */
  readonly remarks: readonly string[]
}
