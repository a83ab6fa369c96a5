import { type Stats, statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DirectoryVanishedError } from './errors.ts'

export interface DirectoryGuard {
  /** Rejects with `DirectoryVanishedError` once the directory is no longer the one that was locked. */
  readonly vanished: Promise<never>
  /** Looks now. */
  isThere(): Promise<boolean>
  close(): void
}

/**
 * Watches that the data directory stays the one this process has locked: a removed directory lives on unseen
 * behind open files, and what is written there is lost with the process. It is asked for by name every
 * `interval` milliseconds, because a watcher says nothing about a directory that was unmounted.
 * `whileThere` is called each time that it was found.
 */
export function guardDirectory(
  dataDirectory: string,
  interval: number,
  whileThere: () => Promise<void> = async () => {},
): DirectoryGuard {
  const path = join(dataDirectory, 'LOCK')
  const locked = statSync(path)
  const { promise, reject } = Promise.withResolvers<never>()
  // Whoever waits for it is told; a guard that nobody asks must not end the process.
  promise.catch(() => {})
  let closed = false
  let timer: NodeJS.Timeout | undefined
  const isThere = async () => {
    const found = await stat(path).catch(() => undefined)
    return found !== undefined && isSame(locked, found)
  }
  const check = async () => {
    if (!(await isThere())) throw new DirectoryVanishedError(dataDirectory)
    await whileThere()
    again()
  }
  const again = () => {
    if (!closed) timer = setTimeout(() => void check().catch(reject), interval)
  }
  again()
  return {
    vanished: promise,
    isThere,
    close: () => {
      closed = true
      clearTimeout(timer)
    },
  }
}

function isSame(one: Stats, other: Stats): boolean {
  return one.ino === other.ino && one.dev === other.dev
}
