import {
  readAnyCommand,
  readCloseSession,
  readInvite,
  readMark,
  readOpenSession,
  readTick,
} from './bodies.ts'
import { bodyOf, entryKinds, isReadable, stampOf } from './envelope.ts'
import { EntryOrderError, UnknownEntryError } from './errors.ts'
import { executeCommand } from './execute-command.ts'
import { expire } from './expiry.ts'
import type { GroupDraft } from './group-draft.ts'
import { executeInvite } from './invites.ts'
import type { ConfEntry, MachineEntry, MachineResult } from './machine.ts'
import { executeConf, readConfContext } from './members.ts'
import type { ReadCommand } from './read-command.ts'
import { type Refusal, refuse } from './rejections.ts'
import { done, encodeAnyResult, encodeResult } from './results.ts'
import { keepResult, releaseResults, type SessionDraft } from './session-draft.ts'
import {
  answerFromSession,
  closeSession,
  findSession,
  openSession,
  useSession,
} from './sessions.ts'
import { type Stepped, type Steps, takesSteps, whenDone } from './steps.ts'

const nothing = new Uint8Array(0)

/** Applies the next entry to the draft, but for its revision. See {@link CollectionsMachine.apply} for what it throws. */
export function applyEntry(draft: GroupDraft, entry: MachineEntry): Stepped<MachineResult> {
  if (entry.index !== draft.revision + 1) {
    throw new EntryOrderError(draft.revision + 1, entry.index)
  }
  switch (entry.type) {
    case 'empty':
      return { result: nothing, accept: true }
    case 'conf':
      return applyConf(draft, entry)
    case 'normal':
      return applyNormal(draft, entry.index, entry.data)
  }
}

function applyConf(draft: GroupDraft, entry: ConfEntry): Stepped<MachineResult> {
  const context = readConfContext(entry)
  return whenDone(advance(draft, context.logTime), () => {
    const refusal = executeConf(draft, entry, context)
    return { result: outcome(refusal), accept: refusal === null }
  })
}

function applyNormal(draft: GroupDraft, index: number, data: Uint8Array): Stepped<MachineResult> {
  const [version, kind] = data
  if (version === undefined || kind === undefined) {
    return accepted(rejectedResult(refuse('invalid_command', 'the entry has no envelope')))
  }
  if (!isReadable(data)) throw new UnknownEntryError(index, version, kind)
  const logTime = stampOf(data)
  if (logTime === null)
    return accepted(rejectedResult(refuse('invalid_command', 'the entry has no log time')))
  const body = bodyOf(data)
  const expiry = advance(draft, logTime)
  return expiry === null
    ? applyBody(draft, index, kind, body)
    : whenDone(expiry, () => applyBody(draft, index, kind, body))
}

function applyBody(
  draft: GroupDraft,
  index: number,
  kind: number,
  body: Uint8Array,
): Stepped<MachineResult> {
  switch (kind) {
    case entryKinds.command:
      return applyCommand(draft, index, body)
    case entryKinds.openSession:
      return accepted(applyOpenSession(draft, index, body))
    case entryKinds.closeSession:
      return accepted(applyCloseSession(draft, body))
    case entryKinds.invite: {
      const invite = readInvite(body)
      return accepted(outcome('code' in invite ? invite : executeInvite(draft, invite)))
    }
    case entryKinds.mark:
      return accepted(outcome(readMark(body)))
    default:
      return accepted(outcome(readTick(body)))
  }
}

/** Log time never goes back; what is due at the entry's own stamp goes before the entry is executed. */
function advance(draft: GroupDraft, logTime: number): Steps<void> | null {
  if (logTime > draft.logTime) draft.logTime = logTime
  return draft.deadlines.earliest <= draft.logTime ? expire(draft) : null
}

function applyOpenSession(draft: GroupDraft, index: number, body: Uint8Array): Uint8Array {
  const open = readOpenSession(body)
  if ('code' in open) return rejectedResult(open)
  const session = openSession(draft, index, open.sessionKey)
  return 'code' in session ? rejectedResult(session) : encodeResult({ session: session.id })
}

function applyCloseSession(draft: GroupDraft, body: Uint8Array): Uint8Array {
  const close = readCloseSession(body)
  if ('code' in close) return rejectedResult(close)
  const session = draft.session(close.session)
  if (session !== undefined) closeSession(draft, session)
  return encodeResult(done)
}

/** Executes a command at most once: a repeat is answered with what the session keeps. */
function applyCommand(draft: GroupDraft, index: number, body: Uint8Array): Stepped<MachineResult> {
  const read = readAnyCommand(body, draft.limits)
  return takesSteps(read)
    ? whenDone(read, (command) => applyRead(draft, index, command))
    : applyRead(draft, index, read)
}

/** Applies an entry whose command was read: as {@link applyEntry} does. */
export function applyCommandAt(
  draft: GroupDraft,
  index: number,
  logTime: number,
  command: ReadCommand | Refusal,
): Stepped<MachineResult> {
  const expiry = advance(draft, logTime)
  return expiry === null
    ? applyRead(draft, index, command)
    : whenDone(expiry, () => applyRead(draft, index, command))
}

function applyRead(
  draft: GroupDraft,
  index: number,
  command: ReadCommand | Refusal,
): Stepped<MachineResult> {
  if ('code' in command) return accepted(rejectedResult(command))
  const session = findSession(draft, command)
  if ('code' in session) return accepted(rejectedResult(session))
  useSession(draft, session)
  draft.resultBytes -= releaseResults(session, command.acknowledgedThrough)
  const answer = answerFromSession(draft, session, command.sequence)
  if (answer !== null) {
    if ('code' in answer) return accepted(rejectedResult(answer))
    const { result, revision } = answer
    return { result, revision, accept: true }
  }
  const answered = executeCommand(draft, index, command)
  const result = takesSteps(answered)
    ? whenDone(answered, encodeAnyResult)
    : encodeAnyResult(answered)
  // Most are here at once: nothing is made for what might have to wait.
  if (!takesSteps(result)) return keep(draft, session, command.sequence, index, result)
  const { sequence } = command
  return whenDone(result, (encoded) => keep(draft, session, sequence, index, encoded))
}

/** The session keeps the result for whoever asks again. */
function keep(
  draft: GroupDraft,
  session: SessionDraft,
  sequence: number,
  index: number,
  result: Uint8Array,
): MachineResult {
  draft.resultBytes += keepResult(session, sequence, index, result)
  return accepted(result)
}

function accepted(result: Uint8Array): MachineResult {
  return { result, accept: true }
}

function outcome(refusal: Refusal | null): Uint8Array {
  return refusal === null ? encodeResult(done) : rejectedResult(refusal)
}

function rejectedResult(rejection: Refusal): Uint8Array {
  return encodeResult({ rejection })
}
