import { chmod, lstat, unlink } from 'node:fs/promises'
import type { Server } from 'node:net'
import { SocketUnusableError } from './errors.ts'
import { fits, LONGEST_SOCKET_PATH } from './socket-path.ts'

/**
 * Listens on a Unix socket that only this user can open, from the first instant on. The caller holds the lock of the
 * data directory, so a socket that is there already is a stale one.
 */
export async function listenPrivately(server: Server, path: string): Promise<void> {
  if (!fits(path)) {
    throw new SocketUnusableError(
      path,
      `the socket path ${path} is longer than ${LONGEST_SOCKET_PATH} bytes`,
    )
  }
  await removeStale(path)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const onError = (error: Error): void =>
    reject(new SocketUnusableError(path, `cannot listen on ${path}: ${error.message}`, error))
  server.once('error', onError)
  // The socket file is made inside this call, with what the mask leaves: nobody else can connect before the chmod.
  const mask = process.umask(0o177)
  try {
    server.listen({ path }, resolve)
  } finally {
    process.umask(mask)
  }
  try {
    await promise
  } finally {
    server.off('error', onError)
  }
  await chmod(path, 0o600)
}

async function removeStale(path: string): Promise<void> {
  try {
    const stats = await lstat(path)
    if (!stats.isSocket()) {
      throw new SocketUnusableError(
        path,
        `${path} is in the way of the socket; move it and start again`,
      )
    }
    await unlink(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
    throw error
  }
}
