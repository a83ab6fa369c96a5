import { mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Makes creations, renames and removals in the directory survive a loss of power. */
export async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Where a file is written before it takes its name: what a crash before the rename leaves. */
export function draftOf(path: string): string {
  return `${path}.new`
}

/** Replaces the file by one with this content, durably and all or nothing; only its owner can read it. */
export async function writeDurably(path: string, content: Uint8Array | string): Promise<void> {
  const draft = draftOf(path)
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.chmod(0o600)
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, path)
  await syncDirectory(dirname(path))
}

/** Makes the directory and its parents, and makes them durable from the first one that was missing. */
export async function makeDirectoryDurably(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  let made = path
  for (;;) {
    const parent = dirname(made)
    await syncDirectory(parent)
    if (made === first || parent === made) return
    made = parent
  }
}
