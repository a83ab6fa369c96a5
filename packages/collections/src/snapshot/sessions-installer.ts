import { sessionKeyBytes } from '../bodies.ts'
import { LeafError } from '../errors.ts'
import { itemsInStep } from '../items-in-step.ts'
import type { Session } from '../session.ts'
import { createSessionCodec } from '../session-codec.ts'
import { deadlineFrom } from '../sessions.ts'
import type { GroupState, GroupStateFields } from '../state.ts'
import { buildMap } from '../tree/build-map.ts'
import { createLeafBuilder } from '../tree/leaf-builder.ts'
import { createOrderedMap } from '../tree/ordered-map.ts'
import { checkedCodec, type ItemBounds } from './item-bounds.ts'
import type { SectionInstaller } from './section-installer.ts'

type Sessions = Pick<GroupStateFields, 'sessions' | 'sessionsByKey' | 'resultBytes'>

export function createSessionsInstaller(
  empty: GroupState,
  bounds: ItemBounds,
): SectionInstaller<Sessions> {
  const { format } = empty.sessions
  const { maxSessions, sessionWindow, sessionTtlMs } = bounds.limits
  const latest = deadlineFrom(bounds.logTime, sessionTtlMs)
  let count = 0
  // One more than the window: the command right behind the acknowledged ones is never refused.
  const codec = checkedCodec(createSessionCodec(sessionWindow + 1), (_place, session) => {
    if (++count > maxSessions) return 'there are more than max_sessions'
    return checkSession(session, latest) ?? checkResults(session, bounds.anchor)
  })
  const builder = createLeafBuilder(format, codec, true, bounds.origin)
  return {
    add: (leaf, digest) => builder.add(leaf, digest),
    *finish() {
      const sessions = createOrderedMap(format, builder.seal())
      const keys: string[] = []
      const ids: number[] = []
      for (const [, { key, id }] of sessions.entries()) {
        keys.push(key)
        ids.push(id)
        if (keys.length % itemsInStep === 0) yield
      }
      const sessionsByKey = yield* buildMap(empty.sessionsByKey.format, keys, ids)
      if (sessionsByKey === null) throw new LeafError('two sessions have one key')
      return { sessions, sessionsByKey, resultBytes: sessions.bytes }
    },
  }
}

function checkSession({ key, deadline }: Session, latest: number): string | null {
  if (key.length !== sessionKeyBytes) return `a session key has ${sessionKeyBytes} bytes`
  return deadline >= 1 && deadline <= latest ? null : 'a session expires at no time of its own'
}

/** Results are in the order of their sequences, behind the acknowledged ones, of entries behind the session's. */
function checkResults({ id, acknowledged, results }: Session, anchor: number): string | null {
  if (id < 1 || id > anchor) return 'a session has the id of no entry'
  let last = acknowledged
  for (const { sequence, revision } of results) {
    if (sequence <= last) return 'results are out of order or acknowledged'
    if (revision <= id || revision > anchor) return 'a result has the revision of no entry'
    last = sequence
  }
  return null
}
