import type { Index } from '@tesela/raft'
import { UnavailableError } from '../errors.ts'
import type { Clock } from '../seams.ts'
import type { HeldSnapshot } from '../types.ts'
import type { Waiter } from '../waiter.ts'
import type { SnapshotKeeper } from './keeper.ts'
import { type MarkParts, setMark } from './set-mark.ts'
import type { Shelf } from './shelf.ts'

/** Hands out the snapshots that this member keeps, and sees to it that there is one. */
export interface Backups {
  /** One at or above this index, held until it is released; the newest that there is, where there is one. */
  take(atLeast: Index, waiter: Waiter<HeldSnapshot>): void
  /** Time has passed: a snapshot may be there now, or another mark be needed. */
  retry(): void
}

export interface BackupsOptions extends MarkParts {
  readonly shelf: Shelf
  readonly keeper: Pick<SnapshotKeeper, 'writing' | 'want'>
  readonly clock: Pick<Clock, 'now'>
}

export function createBackups(options: BackupsOptions): Backups {
  return new KeptBackups(options)
}

/**
 * A mark is kept unless another snapshot is being written just then. What fails more often than that, such as on a full
 * disk, is not mended by one more.
 */
const MARKS_AT_MOST = 3

interface Asked {
  readonly atLeast: Index
  readonly waiter: Waiter<HeldSnapshot>
  marks: number
  marking: boolean
}

class KeptBackups implements Backups {
  readonly #options: BackupsOptions
  #asked: readonly Asked[] = []

  constructor(options: BackupsOptions) {
    this.#options = options
  }

  take(atLeast: Index, waiter: Waiter<HeldSnapshot>): void {
    this.#asked = [...this.#asked, { atLeast, waiter, marks: 0, marking: false }]
    this.retry()
  }

  retry(): void {
    if (this.#asked.length === 0) return
    for (const asked of this.#asked) if (!asked.waiter.settled) this.#step(asked)
    this.#asked = this.#asked.filter(({ waiter }) => !waiter.settled)
  }

  #step(asked: Asked): void {
    const { shelf, keeper, clock } = this.#options
    const { waiter, atLeast } = asked
    const anchor = shelf.current?.meta.index ?? 0
    if (anchor > 0 && anchor >= atLeast) {
      waiter.resolve(hold(shelf))
      return
    }
    if (keeper.writing || asked.marking) return
    if (asked.marks >= MARKS_AT_MOST) {
      waiter.reject(
        new UnavailableError('no snapshot could be kept: the log of this peer says why'),
      )
      return
    }
    asked.marks += 1
    asked.marking = true
    keeper.want()
    setMark(this.#options, { deadlineMs: waiter.deadline - clock.now() }).then(
      () => {
        asked.marking = false
      },
      (error: Error) => waiter.reject(error),
    )
  }
}

/** The newest one. While it is held, the shelf keeps it. */
function hold(shelf: Shelf): HeldSnapshot {
  const { current } = shelf
  if (current === null) throw new RangeError('there is no snapshot to hold')
  const { manifest, stored } = current
  const { anchor, term, root } = manifest
  const name = { anchor, term, root }
  shelf.hold(name)
  let isHeld = true
  return {
    anchor,
    term,
    root,
    manifest: stored.manifest,
    leaves: stored.leaves,
    bytes: stored.bytes,
    read: (from, maxBytes) => stored.read(from, maxBytes),
    release() {
      if (isHeld) shelf.release(name)
      isHeld = false
    },
  }
}
