import type { DiskFile } from '../disk.ts'
import type { LeafFrame } from './leaf-frame.ts'
import { decodeLeafFrame, LEAF_FRAME_BYTES, MAX_LEAF_BYTES } from './leaf-frame.ts'

/** Hashed without a pause: less than a millisecond. */
const WINDOW_BYTES = 256 * 1024

export interface LeafFileExtent {
  readonly size: number
  /** Frames stand one behind the other up to here. */
  readonly end: number
  /** Everything below was durable, as the frames say. */
  readonly vouched: number
}

/**
 * Reads the frames of a file up to the first place where none stands. The leaves are not checked here; they are views that
 * are valid until the visit is over.
 */
export async function scanLeafFile(
  file: DiskFile,
  visit: (frame: LeafFrame, offset: number, leaf: Uint8Array) => void | Promise<void>,
): Promise<LeafFileExtent> {
  const size = await file.size()
  let start = 0
  let window: Buffer<ArrayBufferLike> = Buffer.alloc(0)
  /** Makes the window begin at the offset and hold so many bytes, or what the file has. */
  const load = async (offset: number, length: number): Promise<void> => {
    start = offset
    window = asBuffer(await file.readAt(offset, Math.min(length, size - offset)))
  }
  let at = 0
  let vouched = 0
  for (;;) {
    if (at + LEAF_FRAME_BYTES > start + window.length) await load(at, WINDOW_BYTES)
    const frame = decodeLeafFrame(window, at - start)
    if (frame === null || frame.vouched > at) break
    const bytes = LEAF_FRAME_BYTES + frame.length
    // Before anything is allocated for it.
    if (frame.length > MAX_LEAF_BYTES || at + bytes > size) break
    if (at + bytes > start + window.length) await load(at, Math.max(bytes, WINDOW_BYTES))
    const leaf = window.subarray(at - start + LEAF_FRAME_BYTES, at - start + bytes)
    if (leaf.length < frame.length) break
    const visited = visit(frame, at, leaf)
    if (visited !== undefined) await visited
    vouched = Math.max(vouched, frame.vouched)
    at += bytes
  }
  return { size, end: at, vouched }
}

function asBuffer(bytes: Uint8Array): Buffer<ArrayBufferLike> {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
