import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Cluster } from '../cluster/cluster.ts'
import { joinGroup } from '../cluster/join-group.ts'
import { createLedger } from '../cluster/ledger.ts'
import type { Peer } from '../cluster/peer.ts'
import { startVoters } from '../cluster/voters.ts'
import { waitFor } from '../cluster/wait-for.ts'
import { startWriters } from '../cluster/writers.ts'
import { Failure } from '../script/failure.ts'
import { type Narration, seconds } from '../script/narration.ts'
import { assertEqual, exportEverywhere, tableOf } from './comparison.ts'
import type { Records } from './records.ts'

export interface MainJob {
  readonly cluster: Cluster
  readonly records: Records
  readonly narration: Narration
  readonly signal: AbortSignal
}

export interface MainJobResult {
  readonly acknowledged: number
  /** Milliseconds without writes after the leader was killed. */
  readonly pauseMs: number
}

const writesBeforeKill = 300
const writesAtTheEnd = 100

/** The main job, told step by step. @throws Failure when a peer does not hold what was acknowledged */
export async function mainJob({
  cluster,
  records,
  narration,
  signal,
}: MainJob): Promise<MainJobResult> {
  const { say, step } = narration
  const bounds = { timeoutMs: 30_000, signal }
  const voters = await step(
    () => 'started 3 daemons; peer-1 made a group, the others joined it by its multiaddr',
    () => startVoters(cluster, 3),
  )
  for (const peer of voters) {
    say(`  ${peer.name}: pid ${(await peer.status()).pid}, ${await peer.multiaddr()}`)
  }
  await step(
    (importer) => `imported ${records.size} records into the map "records" on ${importer.name}`,
    () => importRecords(voters.at(1), records, cluster.directory),
  )

  const ledger = createLedger()
  await using writers = startWriters({ map: 'writes', peers: voters, ledger, pauseMs: 10, signal })
  const count = (): number => ledger.acknowledged.size
  const acknowledged = (enough: number): Promise<true> =>
    waitFor(`${enough} acknowledged writes`, () => (count() >= enough ? true : null), bounds)
  await step(
    () => `a program on each peer writes on and on: ${count()} writes acknowledged so far`,
    () => acknowledged(writesBeforeKill),
  )

  const leader = await cluster.leader()
  const survivors = voters.filter((peer) => peer !== leader)
  const names = survivors.map(({ name }) => name)
  const killedAt = await leader.kill()
  say(`killed the leader, ${leader.name}, with SIGKILL`)
  const pauseMs = await waitFor('writes to go on', () => ledger.pauseAfter(killedAt, names), bounds)
  say(`writes go on at ${names.join(' and ')}: they paused for ${seconds(pauseMs)}`)

  const member = existing(survivors.at(0))
  const fourth = await step(
    (joiner) => `${joiner.name} joined by the multiaddr of ${member.name} while writes went on`,
    async () => {
      const joiner = await cluster.addPeer()
      await joinGroup(joiner, member)
      return joiner
    },
  )
  const missed = ledger.revision
  await step(
    () => `${leader.name} was started again and has caught up`,
    async () => {
      await leader.start()
      await cluster.reached([leader, fourth], missed)
    },
  )
  await acknowledged(count() + writesAtTheEnd)
  await writers.stop()
  say(`stopped the writers: ${count()} writes acknowledged`)

  const comparison = await step(
    ({ peers }) => `exported both maps from all ${peers.length} peers`,
    () => exportEverywhere(cluster, records, ledger),
  )
  say('SHA-256 of what was acknowledged and of what each peer exports:')
  for (const line of tableOf(comparison)) say(line)
  assertEqual(comparison, ledger)
  return { acknowledged: count(), pauseMs }
}

async function importRecords(
  peer: Peer | undefined,
  records: Records,
  folder: string,
): Promise<Peer> {
  const importer = existing(peer)
  const inputFile = join(folder, 'records.ndjson')
  await writeFile(inputFile, [...records.values()].map((line) => `${line}\n`).join(''))
  await importer.run(['import', 'records', '--key', 'path'], { inputFile, timeoutMs: 120_000 })
  return importer
}

function existing(peer: Peer | undefined): Peer {
  if (peer === undefined) throw new Failure('There are too few peers.')
  return peer
}
