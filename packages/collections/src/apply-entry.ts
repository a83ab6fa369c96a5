import { type Command, Result } from '@tesela/protos/collections'
import { readCloseSession, readCommand, readInvite, readOpenSession, readTick } from './bodies.ts'
import { createCollection } from './catalogue.ts'
import { bodyOf, entryKinds, isReadable, stampOf } from './envelope.ts'
import { EntryOrderError, UnknownEntryError } from './errors.ts'
import { expire } from './expiry.ts'
import type { GroupDraft } from './group-draft.ts'
import { executeInvite } from './invites.ts'
import type { ConfEntry, MachineEntry, MachineResult } from './machine.ts'
import { executeMapCommand } from './map-command.ts'
import { executeConf, readConfContext } from './members.ts'
import { type Refusal, refuse, rejectedResult } from './rejections.ts'
import { keepResult, releaseResults } from './session-draft.ts'
import {
  answerFromSession,
  closeSession,
  findSession,
  openSession,
  useSession,
} from './sessions.ts'

const done = Result.encode({ done: {} })
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
  return 'code' in session ? rejectedResult(session) : Result.encode({ session: session.id })
}

function applyCloseSession(draft: GroupDraft, body: Uint8Array): Uint8Array {
  const close = readCloseSession(body)
  if ('code' in close) return rejectedResult(close)
  const session = draft.session(close.session)
  if (session !== undefined) closeSession(draft, session)
  return done
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
  const result = execute(draft, index, command)
  draft.resultBytes += keepResult(session, command.sequence, result)
  return result
}

function execute(draft: GroupDraft, index: number, command: Command): Uint8Array {
  const name = command.collection
  if (command.create !== undefined) {
    const created = createCollection(draft, index, name, command.create)
    return 'code' in created ? rejectedResult(created) : Result.encode({ created })
  }
  if (command.drop !== undefined) {
    const existed = draft.schema(name) !== undefined
    draft.dropCollection(name)
    return Result.encode({ dropped: { existed } })
  }
  const collection = draft.collection(name)
  if (collection === undefined) {
    return rejectedResult(refuse('not_found', `there is no collection '${name}'`))
  }
  return command.map === undefined
    ? rejectedResult(refuse('invalid_command', 'a command has exactly one operation'))
    : executeMapCommand(collection, command.map, index)
}

function outcome(refusal: Refusal | null): Uint8Array {
  return refusal === null ? done : rejectedResult(refusal)
}
