/**
 * The seam under the store: the few operations on files that durability needs, in words that a real file
 * system and a simulated one can both keep. Paths are absolute or relative to the disk's own root.
 *
 * Errors: every method may reject. A rejection of `writeAt`, `writeDurably` or `datasync` is final for the
 * file: nothing is retried on the same handle (rule 32), the caller ends the process.
 */
export interface Disk {
  /** Opens a file for reading and writing. `create` makes it, and fails if it is there. */
  open(path: string, mode: 'existing' | 'create'): Promise<DiskFile>
  /**
   * Of a file, over what has the name, or of a directory to a name that is free. From one directory to another it
   * is durable when both are synced, and a crash before that may leave either name, both or none.
   */
  rename(from: string, to: string): Promise<void>
  /**
   * Gives a file a second name, which is free; needs no room. What is written by either is read by both. Durable when the
   * directory is synced. Rejects with an error of the system where the file system has no such thing; a disk that has none
   * of it never does.
   */
  link?(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  /** Makes the directory and its parents, durably. */
  makeDirectory(path: string): Promise<void>
  /** Of a directory in which nothing is left. */
  removeDirectory(path: string): Promise<void>
  /** Makes creations, renames and unlinks in the directory durable. */
  syncDirectory(path: string): Promise<void>
  /** Names in the directory, sorted; empty when it does not exist. */
  list(path: string): Promise<readonly string[]>
  exists(path: string): Promise<boolean>
  /** Bytes that may still be written where the directory is. A disk that has none of it cannot tell. */
  freeBytes?(directory: string): Promise<number>
}

export interface DiskFile {
  readonly path: string
  size(): Promise<number>
  /** Up to `length` bytes: fewer only at the end of the file. */
  readAt(position: number, length: number): Promise<Uint8Array>
  /** Writes the chunks one behind the other, all of them or rejects. */
  writeAt(position: number, chunks: readonly Uint8Array[]): Promise<void>
  /** Resolves when everything written before the call is durable. */
  datasync(): Promise<void>
  /**
   * As `writeAt`; resolves when what it wrote is durable, and says nothing of what was written before. It spares one of two
   * waits for the disk. A file that has none of it is written to and synced.
   */
  writeDurably?(position: number, chunks: readonly Uint8Array[]): Promise<void>
  truncate(length: number): Promise<void>
  close(): Promise<void>
}
