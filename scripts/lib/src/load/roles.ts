/** One process of a system under load. */
export interface Node {
  /** What `LoadPlan.address` takes; null: nobody can connect to it. */
  readonly address: string | null
  readonly pid: number
}

export interface Roles {
  readonly leader: Node
  readonly followers: readonly Node[]
}
