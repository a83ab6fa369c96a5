import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Roles } from '../load/roles.ts'
import { Failure } from '../script/failure.ts'
import type { Part } from './process.ts'

const main = fileURLToPath(new URL('./process.ts', import.meta.url))

/** A leader and two followers with fresh logs; the end kills them and removes the logs. */
export interface Skeleton extends AsyncDisposable {
  /** Nobody is elected: it stays as it is. Only the leader can be connected to. */
  readonly roles: Roles
}

/** @throws Failure when one of the three does not start */
export async function startSkeleton(signal: AbortSignal): Promise<Skeleton> {
  const directory = await mkdtemp(join(tmpdir(), 'tesela-skeleton-'))
  const children: ChildProcess[] = []
  const end = async (): Promise<void> => {
    await Promise.all(children.map(killed))
    await rm(directory, { recursive: true, force: true, maxRetries: 3 })
  }
  const start = async (part: Part): Promise<{ pid: number; answer: string }> => {
    // As the daemon's launcher does: a sync occupies a thread of the pool.
    const child = fork(main, { env: { ...process.env, UV_THREADPOOL_SIZE: '8' } })
    children.push(child)
    child.send(part)
    const ended = once(child, 'exit').then(([code]) => {
      throw new Failure(`The ${part.part} of the skeleton ended with exit code ${code}.`)
    })
    // After the start nobody waits for it.
    ended.catch(() => {})
    const [answer] = await Promise.race([once(child, 'message', { signal }), ended])
    return { pid: child.pid ?? 0, answer: String(answer) }
  }
  try {
    const followers = await Promise.all(
      ['follower-1', 'follower-2'].map((name) =>
        start({ part: 'follower', log: join(directory, `${name}.log`) }),
      ),
    )
    const socket = join(directory, 'leader.sock')
    const leader = await start({
      part: 'leader',
      log: join(directory, 'leader.log'),
      socket,
      followers: followers.map(({ answer }) => answer),
    })
    const roles = {
      leader: { address: socket, pid: leader.pid },
      followers: followers.map(({ pid }) => ({ address: null, pid })),
    }
    return { roles, [Symbol.asyncDispose]: end }
  } catch (error) {
    await end()
    throw error
  }
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const end = once(child, 'exit')
  child.kill('SIGKILL')
  await end
}
