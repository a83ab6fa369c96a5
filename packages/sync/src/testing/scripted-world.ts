import type { Leader, SyncOutcome, SyncSessionContext } from '../state-sync.ts'
import { Violation } from './violation.ts'

/** The group around a session whose peers a test plays, message by message. */
export interface ScriptedWorld<Message> {
  leader: Leader | null
  readonly unreachable: Set<string>
  /** Those that lack the strategy: reachable, and nothing can be sent to them. */
  readonly lacking: Set<string>
  outcome: SyncOutcome | null
  /** What the session sent and nobody has answered, in order. */
  readonly unanswered: { readonly to: string; readonly message: Message }[]
  /** Indices that the session said it has reached. */
  readonly reached: number[]
  readonly blamed: string[]
  readonly context: SyncSessionContext<Message> & { blamed(peer: string): void }
}

export function createScriptedWorld<Message>(
  groupId: Uint8Array,
  members: readonly string[] = ['leader', 'a', 'b'],
): ScriptedWorld<Message> {
  let id = 0
  const world: ScriptedWorld<Message> = {
    leader: { id: 'leader', term: 5 },
    unreachable: new Set(),
    lacking: new Set(),
    outcome: null,
    unanswered: [],
    reached: [],
    blamed: [],
    context: {
      ...{ self: 'me', groupId },
      leader: () => world.leader,
      members: () => members,
      reachable: (peer) => !world.unreachable.has(peer),
      requestId: () => ++id,
      send(to, message) {
        if (world.unreachable.has(to) || world.lacking.has(to)) return false
        world.unanswered.push({ to, message })
        return true
      },
      reached: ({ anchor }) => void world.reached.push(anchor),
      blamed: (peer) => void world.blamed.push(peer),
      ended(outcome) {
        if (world.outcome !== null) throw new Violation('C25', 'it ended twice')
        world.outcome = outcome
      },
    },
  }
  return world
}
