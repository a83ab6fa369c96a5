import {
  readCloseSession,
  readCommand,
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
import { type Refusal, refuse } from './rejections.ts'
import { done, encodeResult } from './results.ts'
import { keepResult, releaseResults } from './session-draft.ts'
import {
  answerFromSession,
  closeSession,
  findSession,
  openSession,
  useSession,
} from './sessions.ts'

const nothing = new Uint8Array(0)

/** Applies one entry to the draft. See {@link CollectionsMachine.apply} for what it throws. */
export function applyEntry(draft: GroupDraft, entry: MachineEntry): MachineResult {
  if (entry.index !== draft.revision + 1) {
    throw new EntryOrderError(draft.revision + 1, entry.index)
  }
  const answer = answerEntry(draft, entry)
  draft.revision = entry.index
  return answer
}

function answerEntry(draft: GroupDraft, entry: MachineEntry): MachineResult {
  switch (entry.type) {
    case 'empty':
      return { result: nothing, accept: true }
    case 'conf':
      return applyConf(draft, entry)
    case 'normal':
      return { result: applyNormal(draft, entry.index, entry.data), accept: true }
  }
}

function applyConf(draft: GroupDraft, entry: ConfEntry): MachineResult {
  const context = readConfContext(entry)
  advance(draft, context.logTime)
  const refusal = executeConf(draft, entry, context)
  return { result: outcome(refusal), accept: refusal === null }
}

function applyNormal(draft: GroupDraft, index: number, data: Uint8Array): Uint8Array {
  const [version, kind] = data
  if (version === undefined || kind === undefined) {
    return rejectedResult(refuse('invalid_command', 'the entry has no envelope'))
  }
  if (!isReadable(data)) throw new UnknownEntryError(index, version, kind)
  const logTime = stampOf(data)
  if (logTime === null)
    return rejectedResult(refuse('invalid_command', 'the entry has no log time'))
  advance(draft, logTime)
  const body = bodyOf(data)
  switch (kind) {
    case entryKinds.command:
      return applyCommand(draft, index, body)
    case entryKinds.openSession:
      return applyOpenSession(draft, index, body)
    case entryKinds.closeSession:
      return applyCloseSession(draft, body)
    case entryKinds.invite: {
      const invite = readInvite(body)
      return outcome('code' in invite ? invite : executeInvite(draft, invite))
    }
    case entryKinds.mark:
      return outcome(readMark(body))
    default:
      return outcome(readTick(body))
  }
}

/** Log time never goes back; what is due at the entry's own stamp goes before the entry is executed. */
function advance(draft: GroupDraft, logTime: number): void {
  if (logTime > draft.logTime) draft.logTime = logTime
  expire(draft)
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
function applyCommand(draft: GroupDraft, index: number, body: Uint8Array): Uint8Array {
  const command = readCommand(body, draft.limits)
  if ('code' in command) return rejectedResult(command)
  const session = findSession(draft, command)
  if ('code' in session) return rejectedResult(session)
  useSession(draft, session)
  draft.resultBytes -= releaseResults(session, command.acknowledgedThrough)
  const answer = answerFromSession(draft, session, command.sequence)
  if (answer !== null) return 'code' in answer ? rejectedResult(answer) : answer
  const result = encodeResult(executeCommand(draft, index, command))
  draft.resultBytes += keepResult(session, command.sequence, result)
  return result
}

function outcome(refusal: Refusal | null): Uint8Array {
  return refusal === null ? encodeResult(done) : rejectedResult(refusal)
}

function rejectedResult(rejection: Refusal): Uint8Array {
  return encodeResult({ rejection })
}
