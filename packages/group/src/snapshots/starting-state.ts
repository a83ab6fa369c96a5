import type { SnapshotMeta } from '@tesela/raft'
import {
  type Divergence,
  type LogStore,
  SnapshotDamagedError,
  type SnapshotId,
  SnapshotMissingError,
  type SnapshotStore,
  type StoredSnapshot,
} from '@tesela/storage'
import { ManifestInvalidError, verifyManifest } from '@tesela/sync'
import type { Logger } from '../logger.ts'
import type { Pace } from '../pace.ts'
import { isGivenUp } from '../repair/given-up.ts'
import type { StateMachine } from '../seams.ts'
import type { ShelvedSnapshot } from './shelf.ts'
import { loadState } from './stored-state.ts'

/** What a member starts from beside its log: the state machine holds what the log names, or nothing. */
export interface StartingState {
  /** That the log names and the machine was loaded from. Null: none is named, or it is damaged. */
  readonly snapshot: ShelvedSnapshot | null
  /** Encoded LogPosition at its anchor. */
  readonly log: Uint8Array
  /**
   * The state must come from others: what the log names cannot be read or used, and the log does not reach back; or the
   * state here diverged, and nothing that was fetched has taken its place.
   */
  readonly lost: boolean
  /** This replica diverged, in this life or in a former one; null: never. */
  readonly divergence: Divergence | null
}

export interface StartingStateOptions<State> {
  readonly groupId: Uint8Array
  readonly store: Pick<LogStore, 'recovered' | 'notes'>
  readonly snapshots: SnapshotStore
  /** At its beginning. */
  readonly machine: StateMachine<State>
  readonly pace: Omit<Pace, 'share'>
  readonly logger: Logger
  progress?(leaves: number, of: number): void
}

/**
 * Loads the state that the log names into the machine. A snapshot that is damaged, or of a state that diverged, is set
 * aside (`damaged/`), and the member starts without a state: where one was damaged it applies its log if that was never
 * cut, else it acknowledges and votes by it, and fetches another one. Whatever no record of
 * the log names is deleted (rule 55), unless the log lost something: it may be what that named, and all that is left.
 */
export async function loadStartingState<State>(
  options: StartingStateOptions<State>,
): Promise<StartingState> {
  const { store, snapshots, logger } = options
  const { snapshot: meta } = store.recovered
  const isLogWhole = !store.notes.some(({ kind }) => kind === 'damaged' || kind === 'lost')
  const divergence = await snapshots.divergence()
  // What took the place of that state is of a later mark: whatever is not, was made of it.
  const isWrong = ({ index }: SnapshotId) => divergence !== null && index <= divergence.revision
  for (const id of await snapshots.list()) {
    if (isWrong(id)) {
      const movedTo = await snapshots.quarantine(id)
      logger.warn({ ...id, movedTo }, 'a snapshot of a state that diverged is set aside')
      continue
    }
    if (id.index === meta?.index && id.term === meta.term) continue
    if (isLogWhole) {
      logger.info({ ...id }, 'a snapshot that the log does not name is deleted')
      await snapshots.remove(id)
    } else {
      const movedTo = await snapshots.quarantine(id)
      logger.warn({ ...id, movedTo }, 'a snapshot that the damaged log does not name is set aside')
    }
  }
  // The machine that went wrong would be asked once more, and nobody has vouched for what it answers.
  const isUnrepaired = divergence !== null && (meta === null || isWrong(meta))
  // From its first entry on: what the snapshot stands for is in the log as well.
  const isCut = meta !== null && store.recovered.boundary.index > 0
  const lost = isUnrepaired || isCut || isGivenUp(divergence)
  const nothing = { snapshot: null, log: new Uint8Array(0), divergence }
  // Who is repaired no more has a snapshot for the sake of its log alone.
  if (meta === null || isWrong(meta) || isGivenUp(divergence)) return { ...nothing, lost }
  let stored: StoredSnapshot | null = null
  try {
    stored = await snapshots.open(meta)
    return { ...(await load(options, meta, stored)), lost: false, divergence }
  } catch (error) {
    await stored?.close()
    if (!isDamage(error)) throw error
    const movedTo = error instanceof SnapshotMissingError ? null : await snapshots.quarantine(meta)
    const fields = { anchor: meta.index, error, movedTo }
    const from = lost ? 'the state is fetched from other members' : 'all of the log is applied anew'
    logger.error(fields, `the snapshot is damaged: ${from}`)
    return { ...nothing, lost }
  }
}

async function load<State>(
  { machine, store, groupId, pace, progress }: StartingStateOptions<State>,
  meta: SnapshotMeta,
  stored: StoredSnapshot,
): Promise<Pick<StartingState, 'snapshot' | 'log'>> {
  const { state, manifest, installer } = await loadState(stored, {
    machine,
    // Nobody else is to be served meanwhile.
    pace: { ...pace, share: 1 },
    origin: 'self',
    ...(progress === undefined ? {} : { progress }),
  })
  const root = store.recovered.snapshotRoot ?? ''
  verifyManifest(manifest, { anchor: meta.index, term: meta.term, root, groupId })
  machine.install(state)
  return { snapshot: { meta, manifest, stored }, log: installer.log }
}

function isDamage(error: unknown): boolean {
  if (error instanceof SnapshotDamagedError || error instanceof SnapshotMissingError) return true
  if (error instanceof ManifestInvalidError) return true
  return error instanceof Error && 'code' in error && error.code === 'snapshot_invalid'
}
