import { close, fdatasync, open, write, writev } from 'node:fs'
import { promisify } from 'node:util'

/** Appends to a file so that what it has told is on the disk. */
export interface RoundLog {
  /** `durable` is called when these bytes, and all before them, are on the disk. */
  append(bytes: Uint8Array, durable: () => void): void
  close(): Promise<void>
}

/** Zeros in the file before anything is measured: a sync of it writes no metadata then. At the end it begins anew. */
const FILE_BYTES = 64 * 1024 * 1024

/** One write and one fdatasync at a time; what arrives meanwhile is the next write. */
export async function openRoundLog(path: string): Promise<RoundLog> {
  const file = await promisify(open)(path, 'w')
  const zeros = Buffer.alloc(4 * 1024 * 1024)
  for (let at = 0; at < FILE_BYTES; at += zeros.length) {
    await promisify(write)(file, zeros, 0, zeros.length, at)
  }
  await promisify(fdatasync)(file)

  let waiting: Uint8Array[] = []
  let callbacks: (() => void)[] = []
  let position = 0
  let busy = false

  const fail = (error: Error): never => {
    throw error
  }
  const run = (): void => {
    const pieces = waiting
    const told = callbacks
    waiting = []
    callbacks = []
    busy = true
    let length = 0
    for (const piece of pieces) length += piece.byteLength
    if (position + length > FILE_BYTES) position = 0
    writev(file, pieces, position, (writeError, written) => {
      if (writeError !== null) fail(writeError)
      if (written !== length) fail(new Error('a write was cut short'))
      position += length
      fdatasync(file, (syncError) => {
        if (syncError !== null) fail(syncError)
        busy = false
        for (const durable of told) durable()
        if (!busy && waiting.length > 0) run()
      })
    })
  }
  return {
    append(bytes, durable) {
      waiting.push(bytes)
      callbacks.push(durable)
      if (!busy) run()
    },
    close: () => promisify(close)(file),
  }
}
