import type { Digest } from '@tesela/merkle'
import type { Disk } from '../disk.ts'
import { DiskFullError, FormatUnknownError, SnapshotDamagedError } from '../errors.ts'
import { parentDirectory } from '../parent-directory.ts'
import { adoptLeaves } from './adopt-leaves.ts'
import type { Building, Contents } from './building.ts'
import { deleteDirectory } from './delete-directory.ts'
import { diskFailure } from './disk-failure.ts'
import { createLeafPlaces } from './leaf-places.ts'
import { createLeafWriter } from './leaf-writer.ts'
import { readManifest, writeManifest } from './manifest-file.ts'
import { recoverLeaves } from './recover-leaves.ts'
import { leafFileName, MANIFEST_NAME } from './snapshot-layout.ts'

/**
 * Makes the directory one of this manifest, and finds what is there of it already. What is there of another manifest
 * steps aside first, and its leaves are taken over where they occur in this one, too; a crash leaves it aside. Where
 * there is no room for both it goes, and what was taken over by then counts.
 */
export async function openStaging(
  building: Building,
  manifest: Uint8Array,
  digests: readonly Digest[],
): Promise<Contents> {
  const { disk, directory, former } = building
  await stepAside(disk, directory, former, manifest)
  try {
    return await takeOver(building, manifest, digests)
  } catch (error) {
    const isFull = diskFailure(directory, error) instanceof DiskFullError
    if (!isFull || !(await disk.exists(former))) throw error
    // It would stay until it was copied, and what it takes may be all the space that the copy wants.
    await forget(disk, former)
    return await takeOver(building, manifest, digests)
  }
}

async function takeOver(
  { disk, directory, former, sizes }: Building,
  manifest: Uint8Array,
  digests: readonly Digest[],
): Promise<Contents> {
  await disk.makeDirectory(directory)
  const kept = await isOf(disk, directory, manifest)
  await clean(disk, directory, kept)
  if (!kept) await writeManifest(disk, directory, manifest)
  await disk.syncDirectory(directory)
  const places = createLeafPlaces(digests.length)
  const recovered = await recoverLeaves(disk, directory, digests, places)
  const writer = createLeafWriter({ disk, directory, sizes, places, ...recovered })
  try {
    if (await disk.exists(former)) {
      await adoptLeaves(disk, former, digests, places, writer)
      await forget(disk, former)
    }
  } catch (error) {
    await writer.close()
    throw error
  }
  return { manifest, digests, places, writer }
}

/** Durably: one that a power loss brings back would be copied again, into a staging that needs nothing of it. */
async function forget(disk: Disk, former: string): Promise<void> {
  await deleteDirectory(disk, former)
  await disk.syncDirectory(parentDirectory(former))
}

async function stepAside(
  disk: Disk,
  directory: string,
  former: string,
  manifest: Uint8Array,
): Promise<void> {
  if (!(await disk.exists(directory)) || (await isOf(disk, directory, manifest))) return
  // Where one is there already, all of this was copied from it: nothing is put before it is gone.
  if (await disk.exists(former)) return
  await disk.rename(directory, former)
  await disk.syncDirectory(parentDirectory(former))
}

async function isOf(disk: Disk, directory: string, manifest: Uint8Array): Promise<boolean> {
  try {
    return Buffer.compare(await readManifest(disk, directory), manifest) === 0
  } catch (error) {
    // What is staged can be fetched again: there is nothing here to refuse to start for.
    if (error instanceof SnapshotDamagedError || error instanceof FormatUnknownError) return false
    throw error
  }
}

/** Deletes what does not belong to a staging of this manifest. A leaf that a crash brings back is told by its digest. */
async function clean(disk: Disk, directory: string, keep: boolean): Promise<void> {
  const names = new Set(await disk.list(directory))
  if (keep) names.delete(MANIFEST_NAME)
  // Files behind a gap are not looked for.
  for (let number = 1; keep && names.delete(leafFileName(number)); ) number++
  for (const name of names) await disk.unlink(`${directory}/${name}`)
}
