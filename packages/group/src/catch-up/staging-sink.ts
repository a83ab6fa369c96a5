import {
  DiskFullError,
  type SnapshotStore,
  type StagedSnapshot,
  StorageFailedError,
  type StoredSnapshot,
} from '@tesela/storage'
import {
  decodeLogPosition,
  type SnapshotManifest,
  type SnapshotSink,
  type Staged,
  type VerifiedSnapshot,
} from '@tesela/sync'
import { type Pace, paced } from '../pace.ts'
import type { StateMachine } from '../seams.ts'
import { snapshotMeta } from '../snapshots/snapshot-meta.ts'
import { loadState } from '../snapshots/stored-state.ts'
import type { Logger } from '../types.ts'
import type { ArrivedState } from './arrived-state.ts'
import { putOwnLeaves } from './own-leaves.ts'

export interface StagingSinkOptions<State> {
  readonly snapshots: SnapshotStore
  readonly machine: Pick<StateMachine<State>, 'capture' | 'installer' | 'reader'>
  /** It never rests: who lacks a state has nothing better to do, and only lets others have their turns. */
  readonly pace: Omit<Pace, 'share'>
  readonly logger: Pick<Logger, 'warn'>
  /** Resolves when nobody else stages a snapshot. */
  free(): Promise<void>
  /** Offers it to the core. Resolves when the core has taken it or will not. */
  arrived(state: ArrivedState<State>): Promise<void>
  /** The disk failed: the process must end. */
  failed(error: unknown): void
}

/** Puts what a session fetched on disk, and makes a state of it. One thing after the other. */
export function createStagingSink<State>(
  options: StagingSinkOptions<State>,
): SnapshotSink & { settled(): Promise<void> } {
  return new StagingSink(options)
}

/** The leaves hash to the root, and yet the state that they make does not, or it is not the root that was named. */
class RootMismatchError extends Error {
  override readonly name = 'RootMismatchError'
  readonly code = 'snapshot_invalid'

  constructor({ anchor, term }: SnapshotManifest) {
    super(`the state at ${anchor} in term ${term} has another root`)
  }
}

class StagingSink<State> implements SnapshotSink {
  readonly #options: StagingSinkOptions<State>
  readonly #pace: Pace
  #queue: Promise<void> = Promise.resolve()
  #staged: StagedSnapshot | null = null
  /** What is staged, and whether a majority vouches for it. */
  #target: Pick<VerifiedSnapshot, 'root' | 'sealed'> | null = null
  readonly #aborting = new AbortController()

  constructor(options: StagingSinkOptions<State>) {
    this.#options = options
    this.#pace = { ...options.pace, share: 1 }
  }

  begin(snapshot: VerifiedSnapshot, done: (staged: Staged) => void): void {
    this.#then(
      async () => {
        await this.#staged?.close()
        this.#staged = null
        this.#staged = await this.#stage(snapshot)
        const { root, sealed } = snapshot
        this.#target = { root, sealed }
        await this.#reuseOwn(this.#staged, snapshot)
        const { staged } = this.#staged
        return () => done({ ok: true, staged })
      },
      (error) => done({ ok: false, error }),
    )
  }

  put(from: number, leaves: readonly Uint8Array[], done: (error: Error | null) => void): void {
    this.#then(async () => {
      await this.#staged?.putVerified(from, leaves)
      return () => done(null)
    }, done)
  }

  finish(done: (error: Error | null) => void): void {
    this.#then(async () => {
      const staged = this.#staged
      if (staged === null) throw new Error('nothing is staged')
      this.#staged = null
      await this.#install(await finished(staged))
      return () => done(null)
    }, done)
  }

  abort(): void {
    this.#aborting.abort(new Error('the snapshot is fetched no more'))
    this.#queue = this.#queue.then(async () => {
      const staged = this.#staged
      this.#staged = null
      await staged?.close().catch((error: unknown) => this.#refused(error))
    })
  }

  settled(): Promise<void> {
    return this.#queue
  }

  async #stage({
    anchor,
    term,
    manifestBytes,
    digests,
  }: VerifiedSnapshot): Promise<StagedSnapshot> {
    const { snapshots, free } = this.#options
    await free()
    const id = { term, index: anchor }
    // Finished in a life that ended before the log named it: nobody counts on it.
    const known = await snapshots.list()
    if (known.some(({ term: of, index }) => of === term && index === anchor)) {
      await snapshots.remove(id)
    }
    return snapshots.stage(
      id,
      manifestBytes,
      digests.map((leaves) => ({ leaves })),
    )
  }

  /** Of the state that the snapshot will replace. It may be that state which is at fault: the others have all of it. */
  async #reuseOwn(staged: StagedSnapshot, { term, digests }: VerifiedSnapshot): Promise<void> {
    const { machine, logger } = this.#options
    const signal = AbortSignal.any([this.#pace.signal, this.#aborting.signal])
    try {
      const reader = machine.reader(machine.capture(), { term, log: new Uint8Array(0) })
      await putOwnLeaves(reader, digests.flat(), staged, { ...this.#pace, signal })
    } catch (error) {
      const isDisk = error instanceof DiskFullError || error instanceof StorageFailedError
      if (isDisk || signal.aborted) throw error
      logger.warn({ error }, 'the state here cannot be used for the snapshot: all of it is fetched')
    }
  }

  async #install(stored: StoredSnapshot): Promise<void> {
    let arrived: ArrivedState<State>
    try {
      arrived = await this.#load(stored)
    } catch (error) {
      await stored.close()
      // Given up, or not read because the disk failed: that says nothing of the snapshot.
      const isDamaged = !this.#pace.signal.aborted && !(error instanceof StorageFailedError)
      if (isDamaged) await this.#options.snapshots.quarantine(stored.id)
      throw error
    }
    try {
      await this.#options.arrived(arrived)
    } catch (error) {
      await stored.close()
      throw error
    }
  }

  async #load(stored: StoredSnapshot): Promise<ArrivedState<State>> {
    const { machine } = this.#options
    const pace = this.#pace
    const { state, manifest, installer } = await loadState(stored, { machine, pace })
    if (manifest.root !== this.#target?.root) throw new RootMismatchError(manifest)
    const { log, members } = installer
    const { term, conf, confIndex } = decodeLogPosition(log)
    const { roots } = await paced(machine.reader(state, { term, log }).digest(), pace)
    if (term !== manifest.term || roots.root !== manifest.root) {
      throw new RootMismatchError(manifest)
    }
    const place = { anchor: manifest.anchor, term, conf, confIndex, log }
    const meta = snapshotMeta(place, members)
    return { meta, manifest, stored, state, log, sealed: this.#target?.sealed === true }
  }

  #then(work: () => Promise<() => void>, failed: (error: Error) => void): void {
    this.#queue = this.#queue.then(async () => {
      const { signal } = this.#aborting
      if (signal.aborted) return
      try {
        const done = await work()
        if (!signal.aborted) done()
      } catch (error) {
        this.#refused(error)
        if (!signal.aborted) failed(error instanceof Error ? error : new Error(String(error)))
      }
    })
  }

  /** What the disk rejects is the end (rule 32); what is full may have room again. */
  #refused(error: unknown): void {
    if (error instanceof StorageFailedError) this.#options.failed(error)
  }
}

/** Where it could not be finished, as on a full disk, its place is free for another attempt. */
async function finished(staged: StagedSnapshot): Promise<StoredSnapshot> {
  try {
    return await staged.finish()
  } catch (error) {
    await staged.close()
    throw error
  }
}
