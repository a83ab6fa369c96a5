import { byteString } from './byte-string.ts'
import type { GroupDraft } from './group-draft.ts'
import type { ReadCommand } from './read-command.ts'
import { type Refusal, refuse } from './rejections.ts'
import type { KeptResult, Session } from './session.ts'
import type { SessionDraft } from './session-draft.ts'

/** Deadlines are rounded up to the TTL's 64th part: a busy session changes its place in their order that seldom. */
const deadlineSteps = 64

/** When a session that is used now expires: never before its TTL is over, at most a 64th of it later. */
export function deadlineFrom(logTime: number, ttlMs: number): number {
  const step = Math.max(1, Math.floor(ttlMs / deadlineSteps))
  return Math.ceil((logTime + ttlMs) / step) * step
}

/** Opens a session at `index`, or finds the one with the key. */
export function openSession(
  draft: GroupDraft,
  index: number,
  sessionKey: Uint8Array,
): Pick<Session, 'id'> | Refusal {
  const key = byteString(sessionKey)
  const known = draft.sessionByKey(key)
  if (known !== undefined && known.deadline > draft.logTime) {
    useSession(draft, known)
    return known
  }
  if (known !== undefined) closeSession(draft, known)
  const { maxSessions, sessionsResultBytes, sessionTtlMs } = draft.limits
  if (draft.sessionCount >= maxSessions) {
    return refuse('overloaded', `the group has ${maxSessions} sessions, the most it may have`)
  }
  if (draft.resultBytes >= sessionsResultBytes) return resultsFull(sessionsResultBytes)
  const session: Session = {
    id: index,
    key,
    deadline: deadlineFrom(draft.logTime, sessionTtlMs),
    acknowledged: 0,
    results: [],
    resultBytes: 0,
  }
  draft.addSession(session)
  draft.deadlines.add({ of: 'session', deadline: session.deadline, id: session.id })
  return session
}

export function closeSession(draft: GroupDraft, session: SessionDraft): void {
  draft.deadlines.remove({ of: 'session', deadline: session.deadline, id: session.id })
  draft.dropSession(session)
}

/** The live session that a command names: by id, or by key while the client does not know the id. */
export function findSession(draft: GroupDraft, command: ReadCommand): SessionDraft | Refusal {
  const session =
    command.session === 0 && command.sessionKey !== undefined
      ? draft.sessionByKey(byteString(command.sessionKey))
      : draft.session(command.session)
  // One that is due may still wait for its turn in a bounded batch of expiries: it is gone all the same.
  if (session === undefined || session.deadline <= draft.logTime) {
    const { origin } = draft.group ?? {}
    if (origin !== undefined && command.session >= 1 && command.session <= origin.index) {
      return refuse('group_replaced', 'the session is one of the group that this one replaced')
    }
    return refuse('session_expired', 'the session is unknown, closed or expired')
  }
  return session
}

/** Moves the session's expiry. */
export function useSession(draft: GroupDraft, session: SessionDraft): void {
  const deadline = deadlineFrom(draft.logTime, draft.limits.sessionTtlMs)
  if (deadline <= session.deadline) return
  draft.deadlines.remove({ of: 'session', deadline: session.deadline, id: session.id })
  session.deadline = deadline
  draft.deadlines.add({ of: 'session', deadline, id: session.id })
}

/** What answers a command without executing it: its first result, or why it must not be executed; else null. */
export function answerFromSession(
  draft: GroupDraft,
  session: SessionDraft,
  sequence: number,
): KeptResult | Refusal | null {
  if (sequence <= session.acknowledged) {
    return refuse('sequence_released', `the session acknowledged sequence ${session.acknowledged}`)
  }
  const first = session.results.find(sequence)
  if (first !== undefined) return first
  // The oldest one outstanding is taken even so: while it is not executed, nothing behind it can be acknowledged.
  const oldest = sequence === session.acknowledged + 1
  const { count } = session.results
  const full = oldest ? null : windowFull(count, session.resultBytes, draft.limits)
  if (full !== null) return full
  const { sessionsResultBytes } = draft.limits
  return draft.resultBytes >= sessionsResultBytes ? resultsFull(sessionsResultBytes) : null
}

/** A window may be over its bytes by one result: the size of a result is known only when it is there. */
export function windowFull(
  results: number,
  resultBytes: number,
  limits: Readonly<{ sessionWindow: number; sessionResultBytes: number }>,
): Refusal | null {
  if (results >= limits.sessionWindow) {
    return {
      ...refuse('window_full', `${results} results of the session are unacknowledged`),
      limit: limits.sessionWindow,
      actual: results + 1,
      setting: 'session_window',
    }
  }
  if (resultBytes >= limits.sessionResultBytes) {
    return {
      ...refuse('window_full', `${resultBytes} bytes of results are unacknowledged`),
      limit: limits.sessionResultBytes,
      actual: resultBytes,
      setting: 'session_result_bytes',
    }
  }
  return null
}

function resultsFull(limit: number): Refusal {
  return refuse(
    'overloaded',
    `the sessions of the group hold ${limit} bytes of results, the most they may`,
  )
}
