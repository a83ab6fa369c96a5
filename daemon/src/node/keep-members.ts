import type { CollectionsMachine } from '@tesela/collections'
import type { Group } from '@tesela/group'
import { type Disk, type GroupIdentity, writeGroupMeta } from '@tesela/storage'
import type { NodeLogger } from './logger.ts'
import { memberRecords } from './member-records.ts'

export interface KeepMembersOptions {
  readonly disk: Disk
  readonly directory: string
  /** What is kept now. */
  readonly meta: GroupIdentity
  readonly group: Pick<Group<never>, 'onChange' | 'status'>
  readonly machine: Pick<CollectionsMachine, 'members'>
  readonly logger: NodeLogger
}

/**
 * Keeps in `meta` who the members are: a member that loses its log, in which that stands, has to know whom to let in,
 * and to ask for what it lost. Returns how to stop.
 */
export function keepMembers(options: KeepMembersOptions): () => Promise<void> {
  const { disk, directory, meta, group, machine, logger } = options
  let looked: unknown = null
  let kept = fingerprint(meta.members)
  let writing: Promise<void> = Promise.resolve()

  const keep = async (members: Uint8Array<ArrayBuffer>[]): Promise<void> => {
    if (fingerprint(members) === kept) return
    try {
      await writeGroupMeta(disk, directory, { ...meta, members })
      kept = fingerprint(members)
    } catch (error) {
      // On a full disk, say: the next change of the members tries again, and the log has them meanwhile.
      logger.warn({ error }, 'who the members are could not be kept beside the log')
    }
  }
  const stop = group.onChange(() => {
    const members = machine.members()
    // Asked in every turn. What is replayed after a start is old.
    if (members === looked || !group.status().confirmed) return
    looked = members
    writing = writing.then(() => keep(memberRecords(members)))
  })
  return async () => {
    stop()
    await writing
  }
}

function fingerprint(members: readonly Uint8Array[]): string {
  return members.map((record) => Buffer.from(record).toString('base64')).join()
}
