import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createCluster } from '../cluster/cluster.ts'
import { expectedDigest, heldLines } from '../cluster/held-lines.ts'
import { joinGroup } from '../cluster/join-group.ts'
import { createLedger } from '../cluster/ledger.ts'
import type { Peer } from '../cluster/peer.ts'
import { startVoters } from '../cluster/voters.ts'
import { waitFor } from '../cluster/wait-for.ts'
import { startWriters } from '../cluster/writers.ts'
import { Failure } from '../script/failure.ts'
import { createNarration, seconds } from '../script/narration.ts'
import { runScript } from '../script/run-script.ts'
import { howToGoOn } from './how-to-go-on.ts'
import { addNdjson, addPackages, type Records } from './records.ts'

const help = `
usage: scripts/demo [--keep] [FILE.ndjson]...
The main job on this machine: three daemons keep a map; a real data set goes in; the leader is killed with
SIGKILL while writes go on; a fourth peer joins by multiaddr; the killed one comes back; what all four export is
compared with what was acknowledged. Everything it started is ended and removed, also when it fails.
  FILE.ndjson   put these records in, too
  --keep        leave the cluster running and print how to talk to it
example: scripts/demo --keep records.ndjson
`

const nodeModules = fileURLToPath(new URL('../../../../node_modules', import.meta.url))

await runScript({
  help,
  options: { keep: { type: 'boolean' } },
  positionals: true,
  longestMs: 300_000,
  async run({ values, positionals }, signal) {
    const { say, step } = createNarration()
    const records: Records = new Map()
    await step(
      () =>
        `read ${records.size} records (every package.json below node_modules${positionals.map((file) => `, ${file}`).join('')})`,
      async () => {
        await addPackages(records, nodeModules)
        for (const file of positionals) await addNdjson(records, file)
      },
    )

    await using cluster = await createCluster({ name: 'demo', signal })
    say(`data directories are in ${cluster.directory}`)
    const peers = await step(
      (voters) =>
        `started ${voters.length} daemons; peer-1 made a group, the others joined it by its multiaddr`,
      () => startVoters(cluster, 3),
    )
    for (const peer of peers)
      say(`  ${peer.name}: pid ${(await peer.status()).pid}, ${await peer.multiaddr()}`)

    const [, importer = fail('no second peer')] = peers
    await step(
      () => `imported ${records.size} records into the map "records" on ${importer.name}`,
      async () => {
        const file = join(cluster.directory, 'records.ndjson')
        await writeFile(file, [...records.values()].map((line) => `${line}\n`).join(''))
        const options = { inputFile: file, timeoutMs: 120_000 }
        await importer.run(['import', 'records', '--key', 'path'], options)
      },
    )

    const ledger = createLedger()
    await using writers = startWriters({ map: 'writes', peers, ledger, pauseMs: 10, signal })
    const count = (): number => ledger.acknowledged.size
    await step(
      () => `a program on each peer writes on and on: ${count()} writes acknowledged so far`,
      () =>
        waitFor('300 acknowledged writes', () => (count() >= 300 ? true : null), {
          timeoutMs: 30_000,
          signal,
        }),
    )

    const leader = await cluster.leader()
    const survivors = peers.filter((peer) => peer !== leader)
    const killed = performance.now()
    await leader.kill()
    say(`killed the leader, ${leader.name}, with SIGKILL`)
    const pause = await waitFor(
      'writes to go on',
      () =>
        ledger.pauseAfter(
          killed,
          survivors.map(({ name }) => name),
        ),
      { timeoutMs: 30_000, signal },
    )
    say(
      `writes go on at ${survivors.map(({ name }) => name).join(' and ')}: they paused for ${seconds(pause)}`,
    )

    const fourth = await step(
      (peer) =>
        `${peer.name} joined by the multiaddr of ${survivors[0]?.name} while writes went on`,
      async () => {
        const joiner = await cluster.addPeer()
        await joinGroup(joiner, survivors[0] ?? fail('no survivor'))
        return joiner
      },
    )
    const atRestart = ledger.revision
    await step(
      () => `${leader.name} was started again and has caught up`,
      async () => {
        await leader.start()
        await cluster.reached([leader, fourth], atRestart)
      },
    )
    await delay(1_000, undefined, { signal })
    await writers.stop()
    say(`stopped the writers: ${count()} writes acknowledged`)

    const exports = await step(
      () => 'exported both maps from all four peers',
      () => Promise.all(cluster.peers.map((peer) => exportsOf(peer, cluster.directory))),
    )
    const expected = {
      records: expectedDigest(records),
      writes: expectedDigest(
        new Map([...ledger.acknowledged].map((value) => [keyOf(value), value])),
      ),
    }
    say('SHA-256 of what was acknowledged and of what each peer exports:')
    say(
      `  ${'acknowledged'.padEnd(12)}  records ${short(expected.records)}  writes ${short(expected.writes)}`,
    )
    for (const { peer, records, writes } of exports) {
      say(
        `  ${peer.name.padEnd(12)}  records ${short(records.digest)}  writes ${short(writes.digest)}`,
      )
    }
    for (const { peer, records, writes } of exports) {
      const { lost, strange } = ledger.compare(writes.lines)
      if (records.digest !== expected.records)
        throw new Failure(`${peer.name} does not hold the records that were imported.`)
      if (
        lost.length + strange.length > 0 ||
        (ledger.unknown.size === 0 && writes.digest !== expected.writes)
      ) {
        throw new Failure(
          `${peer.name} lost ${lost.length} acknowledged writes and has ${strange.length} that nobody wrote.`,
        )
      }
    }

    console.log(`
${records.size} records and ${count()} acknowledged writes; the leader was killed, writes paused for ${seconds(pause)};
a fourth peer joined and the killed one came back; all four hold exactly what was acknowledged.`)
    if (values.keep === true) {
      cluster.keep()
      console.log(howToGoOn(cluster, [...records.keys()][0] ?? ''))
    }
  },
})

async function exportsOf(peer: Peer, folder: string) {
  return {
    peer,
    records: await heldLines(peer, 'records', folder),
    writes: await heldLines(peer, 'writes', folder),
  }
}

function keyOf(value: string): string {
  return (JSON.parse(value) as { key: string }).key
}

function short(digest: string): string {
  return `${digest.slice(0, 16)}…`
}

function fail(reason: string): never {
  throw new Failure(reason)
}
