import { type Digest, hashLeaf } from '@tesela/merkle'
import { createLeafOrder } from '../snapshot/leaf-order.ts'
import { buildManifest, rootOf } from '../snapshot/manifest.ts'
import type { SnapshotSink, VerifiedSnapshot } from '../snapshot/snapshot-sink.ts'
import { holds } from './violation.ts'

/** Stages in memory; keeps leaves by digest over targets and sessions, as a disk does. */
export interface MemorySink extends SnapshotSink {
  readonly begun: readonly VerifiedSnapshot[]
  readonly aborted: boolean
  /** Leaves in the order of the manifest, once they are installed. */
  readonly installed: readonly Uint8Array[] | null
  /** Bytes that were put and not taken yet, now and at most. */
  readonly waiting: number
  readonly mostWaiting: number
  /** Puts of a leaf that was there already. */
  readonly putTwice: number
  readonly puts: number
  /** What the next call of each answers with. */
  fail: { begin?: Error; put?: Error; finish?: Error }
}

/** Leaves by digest, as a map has them. */
type StagedLeaves = Pick<Map<Digest, Uint8Array>, 'has' | 'get'> & {
  set(digest: Digest, leaf: Uint8Array): void
}

/**
 * @param kept leaves of an earlier try, by digest
 * @param brought a leaf was handed over
 */
export function createMemorySink(
  later: (callback: () => void) => void = (callback) => callback(),
  kept: StagedLeaves = new Map(),
  brought: (digest: Digest, bytes: number) => void = () => undefined,
): MemorySink {
  const begun: VerifiedSnapshot[] = []
  let installed: Uint8Array[] | null = null
  const state = { aborted: false, waiting: 0, mostWaiting: 0, putTwice: 0, puts: 0 }
  const digestsOf = () => begun.at(-1)?.digests.flat() ?? []
  const sink: MemorySink = {
    begun,
    fail: {},
    get aborted() {
      return state.aborted
    },
    get installed() {
      return installed
    },
    get waiting() {
      return state.waiting
    },
    get mostWaiting() {
      return state.mostWaiting
    },
    get putTwice() {
      return state.putTwice
    },
    get puts() {
      return state.puts
    },
    begin(snapshot, done) {
      begun.push(snapshot)
      const { fail } = sink
      later(() => {
        if (fail.begin !== undefined) {
          done({ ok: false, error: fail.begin })
          return
        }
        const staged: number[] = []
        for (const [ordinal, digest] of snapshot.digests.flat().entries()) {
          if (kept.has(digest)) staged.push(ordinal)
        }
        done({ ok: true, staged })
      })
    },
    put(from, leaves, done) {
      const digests = digestsOf()
      const bytes = leaves.reduce((sum, leaf) => sum + leaf.length, 0)
      state.waiting += bytes
      state.mostWaiting = Math.max(state.mostWaiting, state.waiting)
      for (const [at, leaf] of leaves.entries()) {
        const digest = hashLeaf(leaf)
        holds(digest === digests[from + at], 'C16', 'it put a leaf that is another')
        state.puts += 1
        if (kept.has(digest)) state.putTwice += 1
        brought(digest, leaf.length)
      }
      const { put: error } = sink.fail
      later(() => {
        state.waiting -= bytes
        if (error === undefined) for (const leaf of leaves) kept.set(hashLeaf(leaf), leaf)
        done(error ?? null)
      })
    },
    finish(done) {
      const { finish: error } = sink.fail
      later(() => {
        if (error === undefined) installed = rebuild(begun.at(-1), kept)
        done(error ?? null)
      })
    },
    abort() {
      state.aborted = true
    },
  }
  return sink
}

/** From the leaves alone, as an installation does. */
function rebuild(snapshot: VerifiedSnapshot | undefined, kept: StagedLeaves): Uint8Array[] {
  holds(snapshot !== undefined, 'C20', 'it finished what was not begun')
  const leaves = snapshot.digests.flat().map((digest) => {
    const leaf = kept.get(digest)
    holds(leaf !== undefined, 'C20', 'it finished without a leaf')
    return leaf
  })
  const { manifest } = snapshot
  const order = createLeafOrder(manifest.sections)
  const sections = manifest.sections.map(({ name, items, bytes, leaves: count }, section) => {
    const from = count === 0 ? 0 : order.ordinalOf(section, 0)
    return { name, items, bytes, leaves: leaves.slice(from, from + count).map(hashLeaf) }
  })
  const rebuilt = buildManifest({ ...manifest, sections })
  const isRoot = rebuilt.root === snapshot.root && rootOf(manifest) === snapshot.root
  holds(isRoot, 'C24', 'it finished with another root')
  return leaves
}
