import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { LOOPBACK, testGroup } from './group.fixture.ts'
import { createHost } from './host.ts'
import { createIdentity } from './identity.ts'

const program = `
import { connectAll, testGroup } from './group.fixture.ts'
const group = testGroup()
const members = [await group.member(), await group.member()]
connectAll(members)
// One of them dials somebody who is not there, so that an attempt is under way.
members[0].port.setPeers([members[1].peer(), { replica: members[1].replica.replace(/.$/, 'z'), addresses: [] }])
while (!members[0].port.reachable(members[1].replica)) await new Promise((resolve) => setTimeout(resolve, 5))
process.on('exit', () => console.log('left by itself'))
await group.closeAll()
console.log('closed')
`

test('a process whose hosts are closed ends by itself', async () => {
  const child = spawn(
    process.execPath,
    [
      '--conditions=source',
      '--experimental-transform-types',
      '--no-warnings',
      '--input-type=module-typescript',
      '--eval',
      program,
    ],
    { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  const killed = setTimeout(() => child.kill('SIGKILL'), 20_000)
  const code = await new Promise((resolve) => child.once('close', resolve))
  clearTimeout(killed)
  expect(output).toBe('closed\nleft by itself\n')
  expect(code).toBe(0)
})

test('closing is done once, ends the ports, and a closed host does nothing more', async () => {
  const group = testGroup()
  const member = await group.member()
  const stop = new AbortController()
  const { keyBytes } = await createIdentity()
  const other = await createHost({ keyBytes, listen: [LOOPBACK], signal: stop.signal })
  stop.abort()
  await Promise.all([other.close(), member.host.close(), member.host.close()])
  expect(() => member.host.serve(member.admission)).toThrow(
    expect.objectContaining({ code: 'host_closed' }),
  )
  await expect(
    other.join(
      {
        groupId: group.groupId,
        addresses: [],
        inviteId: new Uint8Array(8),
        key: new Uint8Array(32),
        incarnation: new Uint8Array(8),
        listen: [],
      },
      { signal: AbortSignal.timeout(1_000) },
    ),
  ).rejects.toMatchObject({ code: 'host_closed' })
})

test('an address that is taken is told as such', async () => {
  const group = testGroup()
  const member = await group.member()
  const { keyBytes } = await createIdentity()
  const taken = member.host.addresses()[0]?.split('/p2p/')[0] ?? ''
  await expect(createHost({ keyBytes, listen: [taken] })).rejects.toMatchObject({
    code: 'listen_failed',
    addresses: [taken],
  })
  await group.closeAll()
})
