import type { Millis } from '@tesela/raft'
import { keyOf, type SnapshotName, type SnapshotSource } from '@tesela/sync'
import type { Clock } from '../seams.ts'
import type { Shelf } from '../snapshots/shelf.ts'

/** What is lent to the provider of a strategy of a user's own. */
export interface OwnSource {
  readonly source: SnapshotSource
  /** To be called now and then: what is held and was not read for too long is taken back. */
  tick(now: Millis): void
}

export interface OwnSourceOptions {
  readonly shelf: SnapshotSource & Pick<Shelf, 'takeBack'>
  readonly clock: Pick<Clock, 'now'>
  /** So long after it was held or read last a snapshot is taken back. */
  readonly idleMs: Millis
  contained(act: () => void): void
  takenBack(name: SnapshotName, holds: number): void
}

interface Hold {
  readonly name: SnapshotName
  times: number
  /** Reads under way. */
  reads: number
  usedAt: Millis
}

/**
 * Snapshots as the provider of a strategy of a user's own is given them: what it is called back with goes no further where it
 * throws, and it gives back what it holds, and no more. Others hold the same ones.
 */
export function createOwnSource(options: OwnSourceOptions): OwnSource {
  const { shelf, clock, idleMs, contained, takenBack } = options
  const holds = new Map<string, Hold>()
  /** How often what was taken back, and is still there, may yet be released by who was only slow. */
  const takenBackOf = new Map<string, { readonly name: SnapshotName; times: number }>()
  /** Whether that was a hold which was taken back: it is none of those that came after it. */
  const isLate = (key: string): boolean => {
    const taken = takenBackOf.get(key)
    if (taken === undefined) return false
    taken.times -= 1
    if (taken.times === 0) takenBackOf.delete(key)
    return true
  }
  const used = (hold: Hold | undefined, reads: number) => {
    if (hold === undefined) return
    hold.reads += reads
    hold.usedAt = clock.now()
  }
  const source: SnapshotSource = {
    serving: () => shelf.serving(),
    newest: () => shelf.newest(),
    newestSealed: () => shelf.newestSealed(),
    find: (name) => shelf.find(name),
    hold(name) {
      if (shelf.find(name) === null) return
      const { anchor, term, root } = name
      const key = keyOf(name)
      const hold = holds.get(key) ?? { name: { anchor, term, root }, times: 0, reads: 0, usedAt: 0 }
      hold.times += 1
      used(hold, 0)
      holds.set(key, hold)
      shelf.hold(name)
    },
    release(name) {
      const key = keyOf(name)
      const hold = holds.get(key)
      if (isLate(key) || hold === undefined) return
      hold.times -= 1
      if (hold.times === 0) holds.delete(key)
      shelf.release(name)
    },
    read(name, run, done) {
      const hold = holds.get(keyOf(name))
      used(hold, 1)
      shelf.read(name, run, (leaves) => {
        used(hold, -1)
        contained(() => done(leaves))
      })
    },
  }
  return {
    source,
    tick(now) {
      for (const [key, { name }] of takenBackOf) {
        if (shelf.find(name) === null) takenBackOf.delete(key)
      }
      for (const [key, { name, times, reads, usedAt }] of holds) {
        if (reads > 0 || now - usedAt < idleMs) continue
        holds.delete(key)
        const before = takenBackOf.get(key)?.times ?? 0
        takenBackOf.set(key, { name, times: before + times })
        shelf.takeBack(name, times)
        takenBack(name, times)
      }
    },
  }
}
