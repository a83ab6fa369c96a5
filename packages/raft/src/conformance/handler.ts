import type { DirectiveReader } from './directive-reader.ts'
import type { Group } from './group.ts'
import type { Member } from './member.ts'
import { replicaId } from './replica-ids.ts'

/** Does what a directive asks for, and gives the lines it says. Throws `RunError` in the words of the files. */
export type Handler = (group: Group, reader: DirectiveReader) => readonly string[]

export function findMember(group: Group, reader: DirectiveReader, number: string): Member {
  const member = group.find(replicaId(number))
  if (member === undefined) throw reader.error(`asks for member ${number}, which is not there`)
  return member
}

/** The member that is named next. */
export function nextMember(group: Group, reader: DirectiveReader): Member {
  return findMember(group, reader, reader.word())
}

/** Every member that is named. */
export function namedMembers(group: Group, reader: DirectiveReader): readonly Member[] {
  return reader.words().map((number) => findMember(group, reader, number))
}
