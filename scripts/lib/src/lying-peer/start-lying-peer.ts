import { spawn } from 'node:child_process'
import { open } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { groupOf } from '../cluster/group-of.ts'
import { inheritedEnvironment } from '../cluster/inherited-environment.ts'
import type { Peer } from '../cluster/peer.ts'
import { waitFor } from '../cluster/wait-for.ts'
import type { LieName } from './lies.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

export interface LyingPeerOptions {
  readonly lie: LieName
  readonly settings: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/** Starts a peer that was stopped as one that lies; resolves when it answers. It is stopped and killed like any other. */
export async function startLyingPeer(peer: Peer, options: LyingPeerOptions): Promise<void> {
  const { lie, settings, signal } = options
  const log = await open(peer.logFile, 'a', 0o600)
  try {
    const child = spawn(process.execPath, [main, peer.data, lie], {
      cwd: '/',
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      env: { ...inheritedEnvironment(), UV_THREADPOOL_SIZE: '8', ...settings },
    })
    // A process that cannot be spawned never answers: the wait below says so.
    child.on('error', () => {})
    try {
      const answers = async () => ((await groupOf(peer)) === null ? null : true)
      await waitFor(`${peer.name} to answer as one that lies`, answers, {
        timeoutMs: 60_000,
        signal,
      })
    } catch (error) {
      child.kill('SIGKILL')
      throw error
    }
    child.unref()
  } finally {
    await log.close()
  }
}
