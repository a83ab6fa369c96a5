import type { Entry } from '@tesela/raft'
import type { LogStore } from '@tesela/storage'
import { NoSpaceError } from './errors.ts'
import type { Logger } from './logger.ts'

/**
 * Whether the log can still grow. The store says so a segment ahead: as long as nothing more is taken from then on, what
 * is under way finds its place, and so do votes, terms and the empty entries of new leaders.
 */
export interface DiskSpace {
  readonly full: boolean
  /** Why this member takes no writes; null: it does. */
  readonly refusal: NoSpaceError | null
  /** Asks the store, and tells of a change. To be called in every turn. */
  look(): void
  /** Whether the log is not to grow by these. */
  refuses(entries: readonly Entry[]): boolean
}

export interface DiskSpaceOptions {
  readonly store: Pick<LogStore, 'stats'>
  readonly logger: Logger
  changed(): void
}

/**
 * Of the last segment there is room for, as long as so much is left, entries of the leader are taken: they may be all
 * that is between what some members have and what others have, and a leader that is full sends few.
 */
const FOR_WHAT_IS_UNDER_WAY = 0.5

export function createDiskSpace({ store, logger, changed }: DiskSpaceOptions): DiskSpace {
  let refusal: NoSpaceError | null = null
  return {
    get full() {
      return refusal !== null
    },
    get refusal() {
      return refusal
    },
    look() {
      const { full } = store.stats()
      if (full === (refusal !== null)) return
      refusal = full
        ? new NoSpaceError(
            'the disk is full: this member takes no writes; free some space, and it goes on by itself',
          )
        : null
      if (full)
        logger.warn({}, 'the disk is full: this member takes no writes until there is space')
      else logger.info({}, 'the disk has space again: this member takes writes')
      changed()
    },
    refuses(entries) {
      if (refusal === null || entries.every(isEmpty)) return false
      return store.stats().room < FOR_WHAT_IS_UNDER_WAY
    },
  }
}

/** Of a new leader: without it nobody could read, and there is one a term. */
function isEmpty({ type, data }: Entry): boolean {
  return type === 'normal' && data.length === 0
}
