import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cluster, createCluster } from '../cluster/cluster.ts'
import { joinGroup } from '../cluster/join-group.ts'
import type { Peer } from '../cluster/peer.ts'
import { startVoters } from '../cluster/voters.ts'
import { waitFor } from '../cluster/wait-for.ts'

let cluster: Cluster
beforeAll(async () => {
  cluster = await createCluster({
    name: 'rejoin',
    settings: { TESELA_ELECTION_TIMEOUT: '300ms', TESELA_HEARTBEAT_INTERVAL: '50ms' },
  })
})
afterAll(() => cluster[Symbol.asyncDispose]())

async function groupOf(peer: Peer) {
  const { group } = await peer.status()
  if (group === null) throw new Error(`${peer.name} is in no group`)
  return group
}

/** As one of the members that never left knows them. */
async function membersAt(peer: Peer): Promise<readonly string[]> {
  return (await groupOf(peer)).members.map(({ replica, role }) => `${role} ${replica}`).sort()
}

test('a peer whose log was wiped joins again with an invite, and nothing that was acknowledged is lost', async () => {
  const [first, second, lost] = await startVoters(cluster, 3)
  if (first === undefined || second === undefined || lost === undefined) throw new Error('no peers')
  await first.run(['create', 'map', 'kept', '--value-codec', 'text'])
  const set = (key: string) => first.run(['map', 'set', 'kept', key, `value of ${key}`])
  for (const key of ['k1', 'k2', 'k3']) await set(key)
  const before = await groupOf(lost)
  await lost.stop()
  await rm(join(lost.data, 'groups', before.id, 'wal'), { recursive: true })
  await rm(join(lost.data, 'groups', before.id, 'watermark'))
  await set('k4')

  // It runs, answers, and says what to do.
  const started = await lost.run(['start'])
  expect(started).toMatch(
    /joins group .* again: make an invite on another member with `tesela invite`/,
  )
  expect(await groupOf(lost)).toMatchObject({
    role: 'lost',
    replica: before.replica,
    health: 'halted(hard_state_lost: join again with an invite)',
  })
  expect(await lost.run(['status'])).toMatch(/tesela join/)
  const refused = await lost.tryRun(['map', 'get', 'kept', 'k1', '--json'])
  expect(refused.exitCode).toBe(1)
  expect(JSON.parse(refused.errorOutput)).toMatchObject({ code: 'hard_state_lost' })

  await joinGroup(lost, first)
  const after = await groupOf(lost)
  expect(after.replica).not.toBe(before.replica)
  const [one, two] = await Promise.all([groupOf(first), groupOf(second)])
  const voters = [after, one, two].map(({ replica }) => `voter ${replica}`).sort()
  for (const peer of [first, second, lost]) {
    await waitFor(
      `${peer.name} to know the three voters`,
      async () => (`${await membersAt(peer)}` === `${voters}` ? true : null),
      { timeoutMs: 20_000 },
    )
  }
  expect(await readdir(join(lost.data, 'damaged'))).toEqual([`1-${before.id}`])

  // Its vote counts: with one of the others gone, what was acknowledged is there and more can be.
  await second.kill()
  for (const key of ['k1', 'k2', 'k3', 'k4']) {
    expect(await lost.run(['map', 'get', 'kept', key])).toBe(`value of ${key}`)
  }
  await lost.run(['map', 'set', 'kept', 'k5', 'new'])
  expect(await first.run(['map', 'get', 'kept', 'k5'])).toBe('new')
  expect((await groupOf(lost)).canLose).toBe(0)
}, 120_000)

test('of two voters, one that lost its log is told why nobody can let it in', async () => {
  const [kept, lost] = await startVoters(cluster, 2)
  if (kept === undefined || lost === undefined) throw new Error('no peers')
  const invite = await kept.run(['invite'])
  const address = await kept.multiaddr()
  const { id } = await groupOf(lost)
  await lost.stop()
  await rm(join(lost.data, 'groups', id, 'wal'), { recursive: true })
  await rm(join(lost.data, 'groups', id, 'watermark'))
  await lost.start()
  const again = ['join', address, '--invite', '-', '--timeout', '20s']
  const { exitCode, errorOutput } = await lost.tryRun(again, { input: invite })
  expect(exitCode).toBe(4)
  expect(errorOutput).toMatch(/a majority of its voters has to be there/)
  expect((await groupOf(kept)).health).toBe('degraded(no leader: 1 of 2 voters here, 2 needed)')
  expect(await groupOf(lost)).toMatchObject({ role: 'lost' })
}, 120_000)
