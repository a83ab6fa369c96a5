import { setTimeout as delay } from 'node:timers/promises'
import { type CatchUpStatus, connect } from '@tesela/client'
import type { Peer } from '../cluster/peer.ts'
import { Failure } from '../script/failure.ts'

/** Looks at a peer all the time while it catches up: what it says of a session is gone when the session is. */
export interface CatchUpWatch extends AsyncDisposable {
  /** The last look at each session, in their order. */
  readonly sessions: readonly CatchUpStatus[]
  /**
   * Resolves at the first look at a snapshot that shows this share of it, while leaves are still being fetched.
   * @throws Failure when that was over before a look showed it
   */
  reached(share: number): Promise<CatchUpStatus>
}

const betweenLooksMs = 4

export function watchCatchUp(peer: Peer, signal: AbortSignal): CatchUpWatch {
  const sessions: CatchUpStatus[] = []
  const over = new AbortController()
  const ended = AbortSignal.any([over.signal, signal])
  let waiting: { readonly share: number; look(status: CatchUpStatus): void; missed(): void }[] = []
  let last: CatchUpStatus | null = null

  const seen = (status: CatchUpStatus | null): void => {
    if (last !== null && (status === null || isAnother(status, last))) {
      if (last.strategy.startsWith('snapshot/')) for (const { missed } of waiting) missed()
    }
    if (status !== null) {
      if (last === null || isAnother(status, last)) sessions.push(status)
      else sessions[sessions.length - 1] = status
      const isFetching = status.strategy.startsWith('snapshot/') && status.phase === 'leaves'
      const due = waiting.filter(({ share }) => isFetching && shareOf(status) >= share)
      waiting = waiting.filter((each) => !due.includes(each))
      for (const { look } of due) look(status)
    }
    last = status
  }
  const watch = async (): Promise<void> => {
    await using database = await connect({ data: peer.data, signal: ended })
    while (!ended.aborted) {
      seen((await database.status({ timeoutMs: 1_000, signal: ended })).group?.catchUp ?? null)
      await delay(betweenLooksMs, undefined, { signal: ended })
    }
  }
  // A peer that dies is seen no more: another watch looks at its next life.
  const watching = watch().catch(() => {})

  return {
    sessions,
    reached: (share) =>
      new Promise((resolve, reject) => {
        const missed = (): void =>
          reject(
            new Failure(
              `${peer.name} had fetched the snapshot before a look showed ${share * 100} % of it: take more entries.`,
            ),
          )
        waiting.push({ share, look: resolve, missed })
        void watching.then(() => reject(new Failure(`${peer.name} cannot be looked at any more.`)))
      }),
    async [Symbol.asyncDispose]() {
      over.abort()
      await watching
    },
  }
}

/** Of all that was fetched, or was there already. */
function shareOf({ items, ofItems }: CatchUpStatus): number {
  return ofItems === 0 ? 0 : items / ofItems
}

/** Sums only grow within a session. */
function isAnother(status: CatchUpStatus, before: CatchUpStatus): boolean {
  return status.strategy !== before.strategy || fetchedBytes(status) < fetchedBytes(before)
}

/** Verified bytes from all sources. */
export function fetchedBytes({ peers }: CatchUpStatus): number {
  return peers.reduce((sum, { bytes }) => sum + bytes, 0)
}
