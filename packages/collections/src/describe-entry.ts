import { CloseSession, Command, InviteCommand } from '@tesela/protos/collections'
import { bodyOf, entryKinds, stampOf } from './envelope.ts'

/** What an entry is, without a key or a value: for whoever looks through a log. */
export interface EntryDescription {
  /** As `entryKinds` names it; `unknown` where the envelope does not read. */
  readonly kind: keyof typeof entryKinds | 'empty' | 'unknown'
  /** Milliseconds. */
  readonly logTime?: number
  /** Id of the session; 0 where the client named it by a key. */
  readonly session?: number
  readonly sequence?: number
  /** Empty in a transaction. */
  readonly collection?: string
  /** Such as `map.set`, `create`, `atomic`. */
  readonly operation?: string
}

/** Total: whatever the data holds, it is something. */
export function describeEntry(data: Uint8Array): EntryDescription {
  if (data.length === 0) return { kind: 'empty' }
  const logTime = stampOf(data)
  const kind = names.find((name) => entryKinds[name] === data[1])
  if (logTime === null || kind === undefined) return { kind: 'unknown' }
  try {
    return { kind, logTime, ...bodyFields(kind, bodyOf(data)) }
  } catch {
    // A body that does not decode is refused when it is applied; its kind is known all the same.
    return { kind, logTime }
  }
}

const names: readonly (keyof typeof entryKinds)[] = [
  'command',
  'openSession',
  'closeSession',
  'tick',
  'invite',
  'mark',
  'settings',
]

function bodyFields(kind: keyof typeof entryKinds, body: Uint8Array): Partial<EntryDescription> {
  switch (kind) {
    case 'command': {
      const command = Command.decode(body)
      const { session, sequence, collection } = command
      return { session, sequence, collection, ...operationOf(command) }
    }
    case 'closeSession':
      return { session: CloseSession.decode(body).session }
    case 'invite':
      return { operation: InviteCommand.decode(body).key === undefined ? 'revoke' : 'make' }
    default:
      return {}
  }
}

const operations = ['create', 'drop', 'atomic'] as const
const kinds = ['map', 'vec', 'set', 'cell', 'once', 'queue'] as const

function operationOf(command: Command): { operation?: string } {
  for (const name of operations) if (command[name] !== undefined) return { operation: name }
  for (const kind of kinds) {
    const [verb] = Object.entries(command[kind] ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [name],
    )
    if (verb !== undefined) return { operation: `${kind}.${verb}` }
  }
  return {}
}
