import { loadIdentity } from '@tesela/network'
import { createNodeDisk } from '../../disk/index.ts'
import { isAdoptionOpen } from '../../node/finish-adoption.ts'
import { readMark } from '../../node/group-mark.ts'
import { hostFailure } from '../../node/host-failure.ts'
import { presentGroup } from '../../node/present-group.ts'
import { readFormat } from '../../process/format-file.ts'
import { readIdentity } from '../../process/identity-file.ts'
import type { Invocation } from '../command.ts'
import { failureOf } from '../report.ts'
import { settingsOf } from '../settings.ts'

/** Why `tesela start` would end before it looks into a group, and what to do: a sentence each. */
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
  if (mark !== null && (await isAdoptionOpen(disk, data, mark))) return
  await presentGroup(disk, data, mark)
}

async function identityOf(data: string): Promise<void> {
  const keyBytes = await readIdentity(data)
  await loadIdentity(keyBytes).catch((error: unknown) => {
    throw hostFailure(error, data, [])
  })
}
