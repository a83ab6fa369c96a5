import type { DiskFile } from '../disk.ts'
import { SnapshotDamagedError } from '../errors.ts'

/** All the bytes that must be there. @throws SnapshotDamagedError where the file ends before, or does not read */
export async function readChecked(
  file: DiskFile,
  offset: number,
  length: number,
): Promise<Buffer<ArrayBufferLike>> {
  let bytes: Uint8Array
  try {
    bytes = await file.readAt(offset, length)
  } catch (cause) {
    // A sector that the disk gave up.
    const broken = cause instanceof Error && 'code' in cause && cause.code === 'EIO'
    throw broken
      ? new SnapshotDamagedError(file.path, offset, 'it does not read', { cause })
      : cause
  }
  if (bytes.length < length) {
    throw new SnapshotDamagedError(file.path, offset + bytes.length, 'the file ends here')
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
