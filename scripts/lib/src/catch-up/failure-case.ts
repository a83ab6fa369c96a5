import type { Peer } from '../cluster/peer.ts'
import type { CatchUpWatch } from './catch-up-watch.ts'
import type { FilledGroup } from './filled-group.ts'
import type { Chapter } from './log-story.ts'

/** Who takes part in a case: roles are those before anything happens. */
export interface Scene {
  readonly group: FilledGroup
  readonly leader: Peer
  /** One of the two followers: it fails, or it lies. */
  readonly source: Peer
  /** The fourth peer, which joins and fetches a snapshot. */
  readonly joiner: Peer
  /** Of the joiner's first life. */
  readonly watch: CatchUpWatch
  readonly signal: AbortSignal
  replicaOf(peer: Peer): string
  /** Resolves when the joiner's log says that it is online. */
  online(): Promise<void>
  say(text: string): void
}

/** Looks at what else has to be so when all is over. @throws Failure @returns a remark for the table */
type LastLook = () => Promise<string>

/** One thing that goes wrong while a peer catches up by a snapshot. */
export interface FailureCase {
  /** What the command line selects it by. */
  readonly name: string
  /** For the table. */
  readonly happens: string
  /** Before the joiner is there. */
  prepare?(scene: Omit<Scene, 'joiner' | 'watch'>): Promise<void>
  /** While the joiner joins. What it ends, it starts again. @returns what has to be looked at in the end */
  disturb(scene: Scene): Promise<LastLook>
  /** What the joiner's log has to tell, each story in its order. */
  stories(scene: Scene): readonly (readonly Chapter[])[]
}
