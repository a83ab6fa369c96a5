import { join } from 'node:path'
import { type Disk, listGroups } from '@tesela/storage'
import { NodeError } from './errors.ts'
import type { GroupMark } from './group-mark.ts'

/**
 * The group whose directory is there; undefined: none is.
 *
 * @throws NodeError `group_exists` where there are several, `storage_damaged` where it is not that of the mark
 */
export async function presentGroup(
  disk: Disk,
  dataDirectory: string,
  mark: GroupMark | null,
): Promise<string | undefined> {
  const groups = join(dataDirectory, 'groups')
  const there = await listGroups(disk, groups)
  const [id, ...more] = there
  if (more.length > 0) {
    const own = mark?.id ?? 'that which this peer is a member of'
    throw new NodeError(
      'group_exists',
      `${groups} holds several groups (${there.toSorted().join(', ')}), and this version keeps one; move all but ${own} out of it`,
    )
  }
  if (mark !== null && id !== undefined && id !== mark.id) {
    throw new NodeError(
      'storage_damaged',
      `${join(dataDirectory, 'GROUP')} says that this peer is a member of group ${mark.id}, but ${groups} holds ${id}: put back what was there, or make a new peer in another data directory`,
    )
  }
  return id
}
