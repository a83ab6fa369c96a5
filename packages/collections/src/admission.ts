import {
  readAnyCommand,
  readCloseSession,
  readInvite,
  readMark,
  readOpenSession,
  readTick,
} from './bodies.ts'
import { bodyOf, entryKinds, envelopeBytes, isReadable } from './envelope.ts'
import type { GroupDraft } from './group-draft.ts'
import type { JudgedCommands } from './judged-commands.ts'
import type { Admission } from './machine.ts'
import type { ReadCommand } from './read-command.ts'
import { type Refusal, refuse } from './rejections.ts'
import { windowFull } from './sessions.ts'
import { type Stepped, takesSteps, whenDone } from './steps.ts'

/** What an entry is judged by. */
type Applied = Pick<GroupDraft, 'limits' | 'peekSession'>

/**
 * Whether an entry's data is worth a place in the log, judged from a state that may be behind. Steps: it is a large command.
 *
 * @param judged - keeps a command that is read at once, for when the entry is applied
 */
export function admit(
  state: Applied,
  data: Uint8Array,
  judged: JudgedCommands,
): Stepped<Admission> {
  return whenDone(refuseEntry(state, data, judged), admissionOf)
}

function admissionOf(refusal: Refusal | null): Admission {
  if (refusal === null) return { ok: true }
  const { code, message, limit, actual, setting } = refusal
  return { ok: false, code, message, details: setting === '' ? {} : { limit, actual, setting } }
}

function refuseEntry(
  state: Applied,
  data: Uint8Array,
  judged: JudgedCommands,
): Stepped<Refusal | null> {
  if (data.length < envelopeBytes || !isReadable(data)) {
    return refuse('invalid_command', 'the entry has no envelope that this version writes')
  }
  const body = bodyOf(data)
  switch (data[1]) {
    case entryKinds.command: {
      const read = readAnyCommand(body, state.limits)
      if (takesSteps(read)) return whenDone(read, (command) => refuseCommand(state, command))
      const refusal = refuseCommand(state, read)
      if (!('code' in read) && refusal === null) judged.keep(data, state.limits, read)
      return refusal
    }
    case entryKinds.openSession:
      return refusalIn(readOpenSession(body))
    case entryKinds.closeSession:
      return refusalIn(readCloseSession(body))
    case entryKinds.invite:
      return refusalIn(readInvite(body))
    case entryKinds.mark:
      return readMark(body)
    default:
      return readTick(body)
  }
}

function refuseCommand(state: Applied, command: ReadCommand | Refusal): Refusal | null {
  return 'code' in command ? command : refuseWindow(state, command)
}

/** Full as far as this state knows. One that is behind may refuse what the leader has room for: that costs a retry. */
function refuseWindow(state: Applied, command: ReadCommand): Refusal | null {
  const session = state.peekSession(command.session)
  if (session === undefined) return null
  const { results } = session
  if (windowFull(results.count, session.resultBytes, state.limits) === null) return null
  const acknowledged = Math.max(session.acknowledged, command.acknowledgedThrough)
  if (command.sequence === acknowledged + 1) return null
  if (results.find(command.sequence) !== undefined) return null
  const { count, bytes } = results.without(command.acknowledgedThrough)
  return windowFull(count, bytes, state.limits)
}

function refusalIn(read: object | Refusal): Refusal | null {
  return 'code' in read ? read : null
}
