import { createHash } from 'node:crypto'

/** The definition of a mountain range, read aloud: over all leaves, by recursion, without memory. */
export function plainPeaks(leaves: readonly string[]): readonly string[] {
  return peaksFrom(leaves, 0)
}

export function plainRoot(leaves: readonly string[], last: number): string {
  return sha256(
    Uint8Array.of(6),
    eightBytes(leaves.length),
    eightBytes(last),
    ...plainPeaks(leaves),
  )
}

/** A mountain as high as fits, then the mountains of the rest. */
function peaksFrom(leaves: readonly string[], start: number): readonly string[] {
  const left = leaves.length - start
  if (left === 0) return []
  let size = 1
  while (size * 2 <= left) size *= 2
  return [treeOver(leaves, start, size), ...peaksFrom(leaves, start + size)]
}

function treeOver(leaves: readonly string[], start: number, size: number): string {
  if (size === 1) return leaves[start] ?? ''
  return sha256(
    Uint8Array.of(5, Math.log2(size)),
    eightBytes(start / size),
    treeOver(leaves, start, size / 2),
    treeOver(leaves, start + size / 2, size / 2),
  )
}

export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) {
    hash.update(typeof part === 'string' ? Buffer.from(part, 'latin1') : part)
  }
  return hash.digest('latin1' as 'binary')
}

export function eightBytes(count: number): Uint8Array {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(count))
  return bytes
}
