import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fillMap } from '../bench/fill-map.ts'
import { mapName, startTesela } from '../bench/systems.ts'
import { warmUp } from '../bench/warm-up.ts'
import { createCluster } from '../cluster/cluster.ts'
import type { Peer } from '../cluster/peer.ts'
import { runLoad } from '../load/run-load.ts'
import { Failure } from '../script/failure.ts'
import type { Spender } from './by-stage.ts'
import type { ProfileCase } from './profile-case.ts'
import { type ProcessProfile, type ProfiledProcess, profileProcess } from './profiled-process.ts'
import { type Stage, stages } from './stages.ts'

export interface ProfilePutOptions {
  readonly profiled: ProfileCase
  readonly clients: readonly number[]
  /** Of each of the two profiles of one number of clients. */
  readonly seconds: number
  readonly valueBytes: number
  say(text: string): void
  readonly signal: AbortSignal
}

/** What one process spends on an operation; of `setMany` on an entry. */
export interface Spending {
  readonly process: 'client' | 'leader' | 'follower'
  /** Microseconds of the main thread and bytes allocated an operation, of the stages in which it does anything. */
  readonly stages: readonly { readonly stage: Stage; readonly us: number; readonly bytes: number }[]
  readonly mainUs: number
  /** Microseconds of its other threads: the pool that writes and syncs, the compiler, the collector. */
  readonly othersUs: number
  readonly bytes: number
  readonly slowest: readonly Spender[]
  readonly greediest: readonly Spender[]
}

export interface Profile {
  readonly clients: number
  readonly perSecond: number
  readonly spending: readonly Spending[]
}

/** Of the whole, before the first profile. */
const warmUpSeconds = 15
const WARMUP_MS = 2_000
/** For attaching, and for the inspector to hand over what it has. */
const SLACK_MS = 4_000
const tries = 3

/** Profiles client, leader and one follower while so many clients do what the case says. */
export async function profilePut(options: ProfilePutOptions): Promise<readonly Profile[]> {
  const { profiled, clients, valueBytes, say, signal } = options
  const { keys } = profiled
  // The inspector listens only after a signal asks for it, on a port that is free.
  const settings = { NODE_OPTIONS: '--inspect-port=0' }
  await using cluster = await createCluster({ name: 'profile', signal, settings })
  const system = await startTesela(cluster)
  if (profiled.filled) await fillMap(system, cluster, { keys, valueBytes, signal })
  await warmUp(system, { keys, valueBytes, seconds: warmUpSeconds, signal })
  const profiles: Profile[] = []
  for (const count of clients) {
    for (let left = tries; ; left -= 1) {
      const leader = await cluster.leader()
      const follower = cluster.peers.find((peer) => peer !== leader)
      if (follower === undefined) throw new Failure('There is no follower.')
      const profile = await profileOnce(leader, follower, count, options)
      const led = (await cluster.leader()) === leader
      if (!led && left === 1) throw new Failure(`The leader changed under load ${tries} times.`)
      if (!led) continue
      profiles.push(profile)
      const { title } = profiled
      say(`${title}, ${count} clients: ${Math.round(profile.perSecond)} a second while profiled`)
      break
    }
  }
  return profiles
}

async function profileOnce(
  leader: Peer,
  follower: Peer,
  clients: number,
  { profiled, seconds, valueBytes, signal }: ProfilePutOptions,
): Promise<Profile> {
  const milliseconds = seconds * 1_000
  let clientOutput = ''
  let profiles: readonly ProcessProfile[] = []
  const { perSecond } = await runLoad(
    {
      system: 'tesela',
      address: await leader.socket(),
      map: mapName,
      workload: profiled.workload,
      clients,
      keys: profiled.keys,
      valueBytes,
      batch: profiled.batch,
      warmupMs: WARMUP_MS,
      measureMs: 2 * milliseconds + SLACK_MS,
    },
    {
      signal,
      execArgv: ['--inspect-port=0'],
      errorOutput: (text) => {
        clientOutput += text
      },
      async measuring(pid) {
        const processes: ProfiledProcess[] = [
          { pid, errorOutput: () => clientOutput },
          await daemonOf(leader),
          await daemonOf(follower),
        ]
        profiles = await Promise.all(
          processes.map((one) => profileProcess(one, milliseconds, signal)),
        )
      },
    },
  )
  const operations = perSecond * seconds
  const names = ['client', 'leader', 'follower'] as const
  const spending = profiles.map((profile, at) =>
    spendingOf(names[at] ?? 'client', profile, operations),
  )
  return { clients, perSecond, spending }
}

async function daemonOf(peer: Peer): Promise<ProfiledProcess> {
  const { pid } = await peer.status()
  return { pid, errorOutput: () => readFile(join(peer.data, 'daemon.log'), 'utf8') }
}

/**
 * The profile tells shares only: a sample taken while somebody else had the processor counts like any other. How much
 * time there was to share is what the kernel charged to the main thread.
 */
function spendingOf(
  process: Spending['process'],
  { time, mainUs, othersUs, allocation, allocatedBytes }: ProcessProfile,
  operations: number,
): Spending {
  const all = stages.map((stage) => ({
    stage,
    us: ((time.shares.get(stage) ?? 0) * mainUs) / operations,
    bytes: ((allocation.shares.get(stage) ?? 0) * allocatedBytes) / operations,
  }))
  return {
    process,
    stages: all.filter(({ us, bytes }) => us > 0 || bytes > 0),
    mainUs: mainUs / operations,
    othersUs: othersUs / operations,
    bytes: allocatedBytes / operations,
    slowest: time.spenders,
    greediest: allocation.spenders,
  }
}
