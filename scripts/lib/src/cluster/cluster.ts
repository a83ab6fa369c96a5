import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from './free-ports.ts'
import { createPeer, type Peer } from './peer.ts'
import { waitFor } from './wait-for.ts'

/** Daemons on the loopback whose data is in a temporary folder; its end ends them and removes the folder. */
export interface Cluster extends AsyncDisposable {
  /** The temporary folder: what a script needs besides may lie in it, too. */
  readonly directory: string
  /** In the order in which they were added, dead ones too. */
  readonly peers: readonly Peer[]
  /** Makes and starts one more daemon that is in no group. */
  addPeer(): Promise<Peer>
  /** Makes the group on this peer, which has to be in none. */
  createGroup(peer: Peer): Promise<void>
  /** The peer that leads by its own word. */
  leader(): Promise<Peer>
  /** Resolves when these peers have applied the revision. */
  reached(peers: readonly Peer[], revision: bigint): Promise<void>
  /** Leave everything as it is when this object ends. */
  keep(): void
}

export interface ClusterOptions {
  /** For people who look into the temporary folder: `tesela-NAME-…`. */
  readonly name: string
  readonly settings?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
}

export async function createCluster(options: ClusterOptions): Promise<Cluster> {
  const { name, settings, signal } = options
  const directory = await mkdtemp(join(tmpdir(), `tesela-${name}-`))
  const peers: Peer[] = []
  const limits = { timeoutMs: 30_000, ...(signal === undefined ? {} : { signal }) }
  const beginning: Promise<void>[] = []
  let kept = false

  const running = async (): Promise<readonly Peer[]> => {
    const alive = await Promise.all(peers.map((peer) => peer.isRunning()))
    return peers.filter((_, index) => alive[index])
  }

  return {
    directory,
    peers,

    async addPeer() {
      const peerName = `peer-${peers.length + 1}`
      const data = join(directory, peerName)
      const peer = createPeer({ name: peerName, data, settings, signal })
      // Known before it runs, so that it is ended whatever fails from here on.
      peers.push(peer)
      const begun = begin(peer)
      beginning.push(begun)
      await begun
      return peer
    },

    createGroup: async (peer) => void (await peer.run(['group', 'create', name])),

    leader: () =>
      waitFor(
        'a leader',
        async () => {
          for (const peer of await running()) {
            if (await leads(peer)) return peer
          }
          return null
        },
        limits,
      ),

    async reached(some, revision) {
      for (const peer of some) {
        await waitFor(
          `${peer.name} to reach revision ${revision}`,
          async () => {
            const { group } = await peer.status()
            return group !== null && BigInt(group.applied) >= revision ? true : null
          },
          limits,
        )
      }
    },

    keep: () => {
      kept = true
    },

    async [Symbol.asyncDispose]() {
      if (kept) return
      // What is just being started would outlive its folder.
      await Promise.allSettled(beginning)
      await Promise.all(peers.map((peer) => peer.kill()))
      await rm(directory, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

async function leads(peer: Peer): Promise<boolean> {
  try {
    return (await peer.status()).group?.role === 'leader'
  } catch (error) {
    // It died, or starts: then it does not lead.
    if (error instanceof Error && 'code' in error && error.code === 'unavailable') return false
    throw error
  }
}

async function begin(peer: Peer): Promise<void> {
  const [port = 0] = await freePorts(1)
  await peer.init(port)
  await peer.start()
}
