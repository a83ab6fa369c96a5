import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Peer } from './peer.ts'

/** What `tesela export` of a map printed on one peer. */
export interface HeldLines {
  readonly lines: readonly string[]
  /** SHA-256 of the export, byte for byte. */
  readonly digest: string
}

/** Exports a map of one line a value, with a linearizable read. `folder` takes the file. */
export async function heldLines(peer: Peer, map: string, folder: string): Promise<HeldLines> {
  const outputFile = join(folder, `${peer.name}-${map}.export`)
  await peer.run(['export', map], { outputFile, timeoutMs: 120_000 })
  const text = await readFile(outputFile, 'utf8')
  return { lines: text.split('\n').filter((line) => line !== ''), digest: digestOf(text) }
}

/** The digest of the export of a map that holds exactly these values under these keys. */
export function expectedDigest(valueByKey: ReadonlyMap<string, string>): string {
  const inOrder = [...valueByKey.keys()].sort((a, b) =>
    Buffer.compare(Buffer.from(a), Buffer.from(b)),
  )
  return digestOf(inOrder.map((key) => `${valueByKey.get(key)}\n`).join(''))
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
