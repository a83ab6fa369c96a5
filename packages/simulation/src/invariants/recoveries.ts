import type { EntryId } from '@tesela/raft'
import { equalPlaces, isBehind, type LogImage, lastOf } from '../disk/log-image.ts'
import type { NodeView } from '../node/node-view.ts'
import type { World } from '../world/world.ts'
import type { Commits } from './commits.ts'
import type { EntryBook } from './entry-book.ts'
import type { Promises } from './promises.ts'

/** What a start may find when something that was durable was spoiled since: less, but nothing else, and knowing that it is less. */
export interface Recoveries {
  fromDamage(view: NodeView, boot: string, found: LogImage, promised: EntryId): void
}

export function createRecoveries(
  world: World,
  { commits, promises, book }: { commits: Commits; promises: Promises; book: EntryBook },
): Recoveries {
  return {
    fromDamage({ platter, replica }, boot, found, promised) {
      const { durable } = platter
      const fail = (what: string) => world.fail('recovery', `${boot}, after damage, ${what}`)
      const { term: votedIn, vote } = promises.spoken(replica)
      const forgot = found.term === votedIn && vote !== null && found.vote !== vote
      if (found.term < votedIn || forgot) {
        fail(`has voted for ${found.vote} in ${found.term}, and did for ${vote} in ${votedIn}`)
      }
      for (const [at, term] of found.terms.entries()) {
        const index = at + 1
        if (term === undefined || index < found.boundary.index) continue
        if (index <= found.commit && commits.term(index) !== term) {
          fail(`takes ${index} of term ${term} for committed`)
        }
        // What had been replaced may be there again, behind what is committed.
        if (index > found.boundary.index && book.content(index, term) === undefined) {
          fail(`finds ${index} of term ${term}, which nobody ever wrote`)
        }
      }
      for (const place of [found.anchor, found.boundary]) {
        if (place === null || place.index === 0 || commits.term(place.index) === place.term)
          continue
        fail(`begins from ${place.index} of term ${place.term}`)
      }
      if (found.commit > found.terms.length) fail(`knows of ${found.commit} committed entries`)
      const owed = platter.lowering ?? lastOf(durable)
      if (isBehind(owed, lastOf(found)) && isBehind(owed, promised)) {
        fail(`has forgotten that it promised ${owed.index}: it remembers ${promised.index}`)
      }
      // An older one may be named again, whose files are gone.
      if (!equalPlaces(found.anchor, durable.anchor)) platter.snapshotIsWhole = false
    },
  }
}
