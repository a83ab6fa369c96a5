import type { Chapter } from './log-story.ts'

/** Lines of a joiner's log, as the stories name them. */
export const chapters = {
  begins: { msg: 'catch-up by a snapshot begins' },
  fetchesLeaves: { msg: 'catch-up goes on', fields: { phase: 'leaves' } },
  verified: { msg: 'a snapshot is here and verified' },
  installed: { msg: 'a snapshot took the place of the state' },
  ended: { msg: 'catch-up by a snapshot ended' },
  starts: { msg: 'a member starts' },
  online: { msg: 'this member is online' },
  blamed: (peer: string): Chapter => ({
    msg: 'a source sent what it should not have: it is asked no more',
    fields: { peer },
  }),
  lost: (replica: string): Chapter => ({ msg: 'a peer is down', fields: { replica } }),
} as const satisfies Record<string, Chapter | ((who: string) => Chapter)>

/** How every catch-up by a snapshot ends. */
export const happyEnd: readonly Chapter[] = [
  chapters.verified,
  chapters.installed,
  chapters.ended,
  chapters.online,
]
