import { describeMessage } from './etcd-message.ts'
import { type Group, under } from './group.ts'
import { findMember, type Handler, namedMembers } from './handler.ts'
import type { Member } from './member.ts'
import { replicaId } from './replica-ids.ts'

/** What gets things done: the work of the members, and the messages between them. */
export const workDirectives: Readonly<Record<string, Handler>> = {
  'process-ready': each('handling Ready', (group, member) => group.handleReady(member)),
  'process-append-thread': each('processing append thread', (group, member) =>
    group.processAppend(member),
  ),
  'process-apply-thread': each('processing apply thread', (group, member) =>
    group.processApply(member),
  ),
  stabilize(group, reader) {
    const named = namedMembers(group, reader)
    return group.stabilize(named.length === 0 ? group.members : named)
  },
  'deliver-msgs'(group, reader) {
    const type = reader.option('type')
    // Of this project's own files.
    if (reader.flag('from-end')) group.network.reverse()
    const lines = reader.rest().flatMap(({ key, values }): readonly string[] => {
      if (values.length === 0) {
        const messages = group.network.take(replicaId(key), type, false)
        return messages.length === 0 ? [] : group.deliver(findMember(group, reader, key), messages)
      }
      if (key !== 'drop') throw reader.error(`with ${key} is not known to this runner`)
      return values.flatMap((id) => drop(group, id, type))
    })
    return lines.length === 0 ? ['no messages'] : lines
  },
}

/** For each member that is named; with a title, if there are several. */
function each(title: string, work: (group: Group, member: Member) => string): Handler {
  return (group, reader) => {
    const members = namedMembers(group, reader)
    if (members.length === 1) return members.map((member) => work(group, member))
    return members.flatMap((member) => under(member, title, [work(group, member)]))
  }
}

function drop(group: Group, id: string, type: string | undefined): readonly string[] {
  const dropped = group.network.take(replicaId(id), type, true)
  return dropped.map(({ message }) => `dropped: ${describeMessage(message)}`)
}
