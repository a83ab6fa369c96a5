import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cluster, createCluster } from '../cluster/cluster.ts'
import { type CommandResult, runTesela } from '../cluster/command.ts'
import { processEnd } from '../cluster/daemon-process.ts'
import { joinGroup } from '../cluster/join-group.ts'
import type { Peer } from '../cluster/peer.ts'

let cluster: Cluster
let member: Peer
let stranger: Peer

beforeAll(async () => {
  cluster = await createCluster({ name: 'edges' })
  ;[member, stranger] = await Promise.all([cluster.addPeer(), cluster.addPeer()])
  await cluster.createGroup(member)
  await member.run(['create', 'map', 'kept', '--value-codec', 'text'])
  await member.run(['map', 'set', 'kept', 'before', 'still here'])
}, 60_000)

afterAll(() => cluster[Symbol.asyncDispose]())

/** One sentence at the end of standard error (join tells its progress before), nothing on standard output. */
function expectRefusal(result: CommandResult, exitCode: number, says: RegExp): void {
  expect(result).toMatchObject({ exitCode, output: '' })
  const lines = result.errorOutput.trim().split('\n')
  expect(lines.at(-1)).toMatch(/^tesela: /)
  expect(lines.at(-1)).toMatch(says)
  expect(lines.filter((line) => line.startsWith('tesela: '))).toHaveLength(1)
  expect(result.errorOutput).not.toMatch(/^ {4}at /m)
}

/** Nothing that was refused may have touched what was there. */
async function expectNothingLost(): Promise<void> {
  expect(await member.run(['map', 'get', 'kept', 'before'])).toBe('still here')
  expect((await stranger.status()).group).toBeNull()
}

test('a wrong invite is refused by the member', async () => {
  const invite = (await member.run(['invite'])).trim()
  // The key is the last field: its last characters but the padding bits of the very last one.
  const at = invite.length - 6
  const other = invite[at] === 'A' ? 'B' : 'A'
  const wrong = `${invite.slice(0, at)}${other}${invite.slice(at + 1)}`
  expectRefusal(await stranger.tryRun(['join', wrong]), 6, /invite/i)
  await expectNothingLost()
})

test.each(['nonsense', 'tesela:', 'tesela:!!!!', 'tesela:AAAA'])(
  '"%s" is no invite',
  async (text) => {
    expectRefusal(await stranger.tryRun(['join', text]), 2, /invite|multiaddr/i)
    await expectNothingLost()
  },
)

test('a multiaddr that is malformed, or names no peer, is refused before anything is sent', async () => {
  const invite = await member.run(['invite'])
  for (const address of ['/ip4/127.0.0.1/tcp', '/ip4/127.0.0.1/tcp/9', 'localhost:9']) {
    const result = await stranger.tryRun(['join', address, '--invite', '-'], { input: invite })
    expectRefusal(result, 2, /multiaddr|\/p2p\//i)
  }
  await expectNothingLost()
})

test('a multiaddr where nobody listens is unreachable', async () => {
  const invite = await member.run(['invite'])
  const [, peerId = ''] = (await member.multiaddr()).split('/p2p/')
  const join = ['join', `/ip4/127.0.0.1/tcp/9/p2p/${peerId}`, '--invite', '-', '--timeout', '5s']
  expectRefusal(await stranger.tryRun(join, { input: invite }), 4, /reached/)
  await expectNothingLost()
})

test('a multiaddr where another peer listens than it names is not believed', async () => {
  const invite = await member.run(['invite'])
  const [address = ''] = (await member.multiaddr()).split('/p2p/')
  const other = await cluster.addPeer()
  const { peerId } = await other.status()
  const join = ['join', `${address}/p2p/${peerId}`, '--invite', '-', '--timeout', '5s']
  expectRefusal(await stranger.tryRun(join, { input: invite }), 6, /[Aa]nother peer/)
  await expectNothingLost()
})

test('a spent invite is refused as a wrong one is', async () => {
  const invite = await member.run(['invite', '--role', 'observer'])
  const address = await member.multiaddr()
  const join = ['join', address, '--invite', '-']
  const first = await cluster.addPeer()
  await first.run(join, { input: invite, timeoutMs: 60_000 })
  expectRefusal(await stranger.tryRun(join, { input: invite }), 6, /invite/i)
  await expectNothingLost()
}, 60_000)

test('a second daemon on the same data directory is refused with the pid of the first', async () => {
  const { pid } = await member.status()
  for (const verb of ['start', 'run']) {
    expectRefusal(await member.tryRun([verb]), 1, new RegExp(String(pid)))
  }
  await expectNothingLost()
})

test('a data directory that vanished is not taken for a new one', async () => {
  const lost = await cluster.addPeer()
  await joinGroup(lost, member, 'observer')
  const { pid } = await lost.status()
  await rm(lost.data, { recursive: true })
  await processEnd(pid, 20_000)
  expectRefusal(await lost.tryRun(['start']), 1, /init/)
  expectRefusal(await lost.tryRun(['status']), 4, /daemon|start/)
  await expectNothingLost()
}, 60_000)

test('a value over the limit is refused and the key keeps what it had', async () => {
  const file = join(cluster.directory, 'large')
  await writeFile(file, 'x'.repeat(2 ** 20 + 1))
  const result = await member.tryRun(['map', 'set', 'kept', 'before', '--file', file])
  expectRefusal(result, 2, /1048576|1 MiB|1MiB/)
  await expectNothingLost()
})

test('a socket that is not there means that no daemon answers', async () => {
  const socket = join(cluster.directory, 'none.sock')
  expectRefusal(await runTesela(['status', '--socket', socket]), 4, /daemon/)
})

test('an unknown command names the nearest one', async () => {
  expectRefusal(await runTesela(['stauts']), 2, /status/)
})

test('with --json a refusal says its code and its outcome', async () => {
  const { exitCode, errorOutput } = await stranger.tryRun([
    'map',
    'get',
    'kept',
    'before',
    '--json',
  ])
  expect(exitCode).toBe(1)
  expect(JSON.parse(errorOutput)).toMatchObject({ code: 'no_group', outcome: 'not-applied' })
})
