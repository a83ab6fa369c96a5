import type { EntryId } from '@tesela/raft'
import type { VolatileDisk } from '@tesela/storage/testing'

/** Where the snapshots of a replica are. */
const snapshotsDirectory = 'snapshots'

export function snapshotDirectory({ term, index }: EntryId): string {
  return `${snapshotsDirectory}/${term}-${index}`
}

/** What of a snapshot would go with the power now; null: it is on the platter as a whole. Compares bytes, and trusts no format. */
export async function lostWithPower(disk: VolatileDisk, snapshot: EntryId): Promise<string | null> {
  const [written, durable] = [disk.crash('keepAll'), disk.crash('dropAll')]
  const directory = snapshotDirectory(snapshot)
  const names = await written.list(directory)
  if (names.length === 0) return `${directory} is not there`
  for (const name of names) {
    const path = `${directory}/${name}`
    if (!(await durable.exists(path))) return path
    const [one, other] = [await contentOf(written, path), await contentOf(durable, path)]
    if (Buffer.compare(one, other) !== 0) return `content of ${path}`
  }
  return null
}

export async function contentOf(disk: VolatileDisk, path: string): Promise<Uint8Array> {
  const file = await disk.open(path, 'existing')
  try {
    return await file.readAt(0, await file.size())
  } finally {
    await file.close()
  }
}
