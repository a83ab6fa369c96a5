import { join } from 'node:path'
import { type Identity, loadIdentity } from '@tesela/network'
import { type Disk, readGroupMeta } from '@tesela/storage'
import { createNodeDisk } from '../../disk/index.ts'
import { checkOwner } from '../../node/check-owner.ts'
import { adoptedPath, isAdoptionOpen } from '../../node/finish-adoption.ts'
import { readMark } from '../../node/group-mark.ts'
import { hostFailure } from '../../node/host-failure.ts'
import { presentGroup } from '../../node/present-group.ts'
import { readFormat } from '../../process/format-file.ts'
import { readIdentity } from '../../process/identity-file.ts'
import type { Invocation } from '../command.ts'
import { failureOf } from '../report.ts'
import { settingsOf } from '../settings.ts'

/** Why `tesela start` would end before it reads the log of a group, and what to do: a sentence each. */
export async function refusalsOfStart(invocation: Invocation, data: string): Promise<string[]> {
  const needed = [
    () => settingsOf(invocation),
    () => readFormat(data),
    () => identityOf(data),
    () => checkGroup(data),
  ]
  const refusals: string[] = []
  for (const need of needed) {
    try {
      await need()
    } catch (error) {
      refusals.push(failureOf(error).message)
    }
  }
  return refusals
}

async function checkGroup(data: string): Promise<void> {
  const disk = createNodeDisk()
  const mark = await readMark(data)
  // The start puts the group in its place, and whatever was there out of it.
  if (mark !== null && (await isAdoptionOpen(disk, data, mark))) {
    return checkOwnerOf(disk, data, adoptedPath(data, mark.id))
  }
  const id = await presentGroup(disk, data, mark)
  if (id !== undefined) await checkOwnerOf(disk, data, join(data, 'groups', id))
}

/** Where the one or the other cannot be read, that is told as such. */
async function checkOwnerOf(disk: Disk, data: string, directory: string): Promise<void> {
  const meta = await readGroupMeta(disk, directory).catch(() => null)
  const identity = await identityOf(data).catch(() => null)
  if (meta !== null && identity !== null) checkOwner(directory, meta, identity.peerId)
}

async function identityOf(data: string): Promise<Identity> {
  const keyBytes = await readIdentity(data)
  return loadIdentity(keyBytes).catch((error: unknown) => {
    throw hostFailure(error, data, [])
  })
}
