import type { Digest } from '@tesela/merkle'

/** What states are compared by: equal states have equal roots, after any history. */
export interface StateRoots {
  /** Index of the entry after which the state was captured. */
  readonly anchor: number
  /** Of all the others. */
  readonly root: Digest
  readonly header: Digest
  readonly sessions: Digest
  /** In the order of their names. */
  readonly collections: readonly { readonly name: string; readonly root: Digest }[]
}

/** What a root binds beside the state: the entry that it was captured at. */
export interface CapturedAt {
  readonly term: number
  /** Where the log of the group stands there, an encoded LogPosition; empty where nobody gives one. */
  readonly log: Uint8Array
}

export interface StateDigests {
  readonly roots: StateRoots
  /** In the order of `StateInstaller.sections`. */
  readonly sections: readonly {
    readonly name: string
    readonly items: number
    /** What counts for the quota: about the bytes of its leaves. */
    readonly bytes: number
    /** Of the canonical leaves, in order. */
    readonly leaves: readonly Digest[]
  }[]
}
