import { randomBytes } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  adoptState,
  createStateMachine,
  type GroupState,
  type MemberView,
} from '@tesela/collections'
import { writeAdoptedGroup } from '@tesela/group'
import { writeGroupMeta, writeGroupSecret } from '@tesela/storage'
import { fromString } from 'uint8arrays/from-string'
import { adoptedPath, adoptedSuffix, finishAdoption } from '../node/finish-adoption.ts'
import { formatGroupId, groupIdBytes, groupSecretBytes } from '../node/group-id.ts'
import { markGroup } from '../node/group-mark.ts'
import { isAbsence } from '../process/format-file.ts'
import { offlinePace } from './pace.ts'
import type { HeldDirectory } from './with-directory.ts'

/** What a new group begins with. */
export interface AdoptedState {
  readonly state: GroupState
  /** The highest term that the other group is known to have had. */
  readonly term: number
  /** Encoded LogPosition where its log ends. */
  readonly log: Uint8Array
}

export interface Adopted {
  /** The id of the new group, as people see it. */
  readonly group: string
  readonly name: string
  /** Of the group that it was. */
  readonly parent: string
  readonly anchor: number
  readonly term: number
  /** Where the directory of the other group is now; null: there was none here. */
  readonly movedTo: string | null
}

/** So far above everything the other group may have used that no revision, id or cursor is taken for one of the new group. */
const INDEX_GAP = 2 ** 40

/**
 * Makes a new group of a state, with this peer as its only voter, in the place of whatever group was here. After a crash
 * it is there, or nothing has changed; a crash behind the mark is gone on from by the next start.
 */
export async function adoptGroup(
  { disk, path, incarnation, peerId }: HeldDirectory,
  { state, term: lastTerm, log }: AdoptedState,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<Adopted> {
  const peer = await peerId()
  const id = `${peer}/${incarnation}`
  const groupId = Uint8Array.from(randomBytes(groupIdBytes))
  const [anchor, term] = [state.revision + INDEX_GAP, lastTerm + 1]
  const member: Omit<MemberView, 'since'> = {
    id,
    addresses: addresses.map((address) => withPeer(address, peer)),
    role: 'voter',
    readOnly: false,
    reluctant: false,
  }
  const adopted = adoptState(state, { groupId, anchor, member })
  const { name = '', origin } = adopted.group ?? {}
  const group = formatGroupId(groupId)
  await removeUnfinished(path)
  const directory = adoptedPath(path, group)
  await disk.makeDirectory(directory)
  await writeGroupMeta(disk, directory, {
    groupId,
    name,
    peerId: peer,
    incarnation: Uint8Array.from(fromString(incarnation, 'base16')),
    members: [],
  })
  const secret = Uint8Array.from(randomBytes(groupSecretBytes))
  await writeGroupSecret(disk, directory, { epoch: 0, secret })
  await writeAdoptedGroup({
    disk,
    directory,
    machine: createStateMachine(),
    state: adopted,
    member: { ...member, since: anchor },
    anchor,
    term,
    log,
    pace: offlinePace(signal),
  })
  await disk.syncDirectory(directory)
  await disk.syncDirectory(join(path, 'groups'))
  // From here on the new group is the one that counts.
  await markGroup(path, { id: group, incarnation })
  const [movedTo = null] = await finishAdoption(disk, path)
  const parent = formatGroupId(origin?.groupId ?? new Uint8Array(groupIdBytes))
  return { group, name, parent, anchor, term, movedTo }
}

/** What a crash left of an earlier attempt: no mark names it, or it would have its place by now. */
async function removeUnfinished(dataDirectory: string): Promise<void> {
  const groups = join(dataDirectory, 'groups')
  const names = await readdir(groups).catch((error: unknown) => {
    if (isAbsence(error)) return []
    throw error
  })
  for (const name of names) {
    if (name.endsWith(adoptedSuffix)) await rm(join(groups, name), { recursive: true })
  }
}

function withPeer(address: string, peer: string): string {
  return address.includes('/p2p/') ? address : `${address}/p2p/${peer}`
}
