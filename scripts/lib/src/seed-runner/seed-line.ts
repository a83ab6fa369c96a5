/** What the runner of seeds prints for each of them, as one line of JSON. */
export interface SeedLine {
  readonly seed: number
  readonly digest: string
  readonly events: number
  /** Null: none. */
  readonly invariant: string | null
  readonly message: string
}
