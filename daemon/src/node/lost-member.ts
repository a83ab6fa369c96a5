import type * as Document from '@tesela/client'
import { NodeError } from './errors.ts'

/**
 * What a data directory holds of a member whose log, or what belongs to it, is gone: it cannot know what it promised,
 * so it takes part in nothing until its peer has joined again as another one.
 */
export interface LostMember {
  /** The group's id as people see it. */
  readonly id: string
  readonly replica: string
  readonly incarnation: string
  /** What is missing or damaged, and where. */
  readonly reason: string
}

/** Codes of the store for what only joining again mends. Of another version's files, and of a disk that fails, it is not said. */
const losses = new Set([
  'HardStateLost',
  'LogMissing',
  'LogDamaged',
  'GroupFileMissing',
  'GroupFileDamaged',
])

/** What is lost, in words; null: the error says something else. */
export function lossIn(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return null
  return losses.has(error.code) ? error.message : null
}

/** What to do, in one sentence. */
export function adviceFor({ id, reason }: LostMember): string {
  return `${reason}: this peer takes part in nothing until it joins group ${id} again: make an invite on another member with \`tesela invite\`, and give it to \`tesela join\` here (what is left is kept in damaged/), or put back what is missing and restart; where no other member is left, stop it and make a new group of what is here with \`tesela recover --force-new-group\``
}

export function lostError(lost: LostMember): NodeError {
  return new NodeError('hard_state_lost', adviceFor(lost))
}

/** The group's part of the status document: nothing is known but what to do. */
export function lostStatus(lost: LostMember): Document.GroupStatus {
  return {
    id: lost.id,
    name: '',
    replica: lost.replica,
    incarnation: lost.incarnation,
    role: 'lost',
    term: 0,
    leader: null,
    commit: 0,
    applied: 0,
    firstIndex: 0,
    lastIndex: 0,
    logBytes: 0,
    snapshot: null,
    catchUp: null,
    mended: [],
    fsyncP99Ms: null,
    health: 'halted(hard_state_lost: join again with an invite)',
    advice: adviceFor(lost),
    diverged: [],
    repair: null,
    lastMark: null,
    canLose: null,
    members: [],
  }
}
