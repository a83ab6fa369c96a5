import type { Group, MemberView } from '@tesela/group'
import { MemberRecord } from '@tesela/protos/collections'
import { type Disk, type GroupIdentity, isNoSpace, writeGroupMeta } from '@tesela/storage'
import { incarnationOf, peerIdOf } from './replica-id.ts'

/** Keeps noted on disk who the members are and where: whoever has lost his log finds them by that. */
export interface NotedMembers {
  close(): Promise<void>
}

export interface NotedMembersOptions {
  readonly disk: Disk
  /** `groups/<id>` of the data directory. */
  readonly directory: string
  /** As it is on disk. */
  readonly identity: GroupIdentity
  readonly group: Pick<Group, 'status' | 'members' | 'onChange'>
  /** The disk failed: the process must end. */
  failed(error: unknown): void
  /** Changes of so much time are noted together. */
  readonly everyMs?: number
}

const DEFAULT_EVERY_MS = 1_000

export function noteMembers(options: NotedMembersOptions): NotedMembers {
  const { disk, directory, identity, group, failed, everyMs = DEFAULT_EVERY_MS } = options
  let noted = identity.members
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()
  const later = () => {
    timer ??= setTimeout(() => {
      timer = null
      writing = note()
    }, everyMs)
  }
  const note = async () => {
    const { replica, confirmed } = group.status()
    const members = group.members()
    // What is applied before that may be how the group was long ago.
    if (!confirmed || !members.has(replica)) return
    const records = [...members.values()].map(encode)
    if (areEqual(records, noted)) return
    try {
      await writeGroupMeta(disk, directory, { ...identity, members: records })
      noted = records
    } catch (error) {
      if (isNoSpace(error)) later()
      else failed(error)
    }
  }
  const stop = group.onChange(later)
  later()
  return {
    async close() {
      stop()
      if (timer !== null) clearTimeout(timer)
      await writing
    },
  }
}

function encode({ id, addresses, role, readOnly, reluctant }: MemberView): Uint8Array<ArrayBuffer> {
  const identity = { peerId: peerIdOf(id), incarnation: incarnationOf(id) }
  const record = { ...identity, addresses: [...addresses] }
  return Uint8Array.from(MemberRecord.encode({ ...record, role, readOnly, reluctant }))
}

function areEqual(some: readonly Uint8Array[], others: readonly Uint8Array[]): boolean {
  if (some.length !== others.length) return false
  return some.every((one, at) => Buffer.compare(one, others[at] ?? new Uint8Array()) === 0)
}
