import type { Digest } from '@tesela/merkle'

/** Makes one section of a state of its leaves. */
export interface SectionInstaller<T> {
  /** @throws LeafError - `bad_leaf` */
  add(leaf: Uint8Array, digest: Digest | null): void
  /** What is derived is made in steps of about a millisecond. @throws LeafError - `bad_leaf` */
  finish(): Generator<void, T>
}
