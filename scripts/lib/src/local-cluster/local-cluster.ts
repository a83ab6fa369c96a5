import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { freePorts } from '../cluster/free-ports.ts'
import { joinGroup } from '../cluster/join-group.ts'
import { createPeer, type Peer } from '../cluster/peer.ts'
import { Failure } from '../script/failure.ts'

/** Starts the peers of the folder, adds peers until there are `count`, and says where they are. */
export async function bringUp(
  directory: string,
  count: number,
  signal: AbortSignal,
): Promise<void> {
  await mkdir(directory, { recursive: true })
  const peers = [...(await peersOf(directory, signal))]
  await Promise.all(peers.map(startIfDown))
  const ports = await freePorts(Math.max(0, count - peers.length))
  for (const port of ports) {
    const name = `peer-${peers.length + 1}`
    const peer = createPeer({ name, data: join(directory, name), signal })
    await peer.init(port)
    await peer.start()
    peers.push(peer)
  }
  const [founder] = peers
  if (founder === undefined) return
  for (const peer of peers) {
    const { group } = await peer.status()
    if (group !== null) continue
    if (peer === founder) await founder.run(['group', 'create', 'local'])
    else await joinGroup(peer, founder)
  }
  for (const peer of peers) console.log(`${peer.name}  npx tesela --data ${peer.data} status`)
}

/** Ends every peer of the folder in order, the data stays. */
export async function bringDown(directory: string): Promise<void> {
  const peers = await peersOf(directory)
  if (peers.length === 0) throw new Failure(`There is no cluster in ${directory}.`)
  await Promise.all(peers.map((peer) => peer.stop()))
  console.log(`${peers.length} peers are down; their data is in ${directory}`)
}

/** Prints `tesela status` of every peer that runs. */
export async function showStatus(directory: string): Promise<void> {
  const peers = await peersOf(directory)
  if (peers.length === 0) throw new Failure(`There is no cluster in ${directory}.`)
  for (const peer of peers) {
    console.log(`== ${peer.name}: ${peer.data}`)
    console.log((await peer.isRunning()) ? (await peer.run(['status'])).trimEnd() : 'down')
  }
}

async function startIfDown(peer: Peer): Promise<void> {
  if (!(await peer.isRunning())) await peer.start()
}

/** The peers whose data directories are in the folder, by their number. */
async function peersOf(directory: string, signal?: AbortSignal): Promise<readonly Peer[]> {
  const names = await readdir(directory).catch(() => [])
  return names
    .filter((name) => /^peer-\d+$/.test(name))
    .toSorted((a, b) => Number(a.slice(5)) - Number(b.slice(5)))
    .map((name) => createPeer({ name, data: join(directory, name), signal }))
}
