import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAnswerDroppingProxy } from './answer-dropping-proxy.ts'

let folder = ''
const servers: Server[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tesela-proxy-'))
})
afterEach(async () => {
  for (const server of servers.splice(0)) server.close()
  await rm(folder, { recursive: true })
})

/** A daemon that answers every chunk with its name and the chunk, and counts what it got. */
async function echo(name: string): Promise<{ path: string; got: string[] }> {
  const path = join(folder, name)
  const got: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      got.push(String(chunk))
      socket.write(`${name}:${chunk}`)
    })
  }).listen(path)
  await once(server, 'listening')
  servers.push(server)
  return { path, got }
}

/** The next answer; null when the connection ended, or broke, instead. */
async function ask(socket: Socket, text: string): Promise<string | null> {
  const answer = Promise.race([once(socket, 'data'), once(socket, 'close').then(() => null)])
  socket.write(text)
  return answer.then(
    (chunks) => (chunks === null ? null : String(chunks[0])),
    () => null,
  )
}

test('an answer behind the fuse is thrown away although the request arrived, and the next connection reaches another peer', async () => {
  const [a, b] = [await echo('a'), await echo('b')]
  const socket = join(folder, 'proxy')
  await using proxy = await createAnswerDroppingProxy({
    socket,
    upstreams: [a.path, b.path],
    first: 0,
    nextFuse: () => 1,
  })
  const first = createConnection(socket)
  expect(await ask(first, 'hello')).toBe('a:hello')
  expect(await ask(first, 'write')).toBeNull()
  expect(a.got).toEqual(['hello', 'write'])
  expect(proxy.dropped).toBe(1)

  const second = createConnection(socket)
  expect(await ask(second, 'hello')).toBe('b:hello')
  second.destroy()
  expect(proxy.connections).toEqual([1, 1])
})

test('a daemon that is gone looks to the program as if its own were', async () => {
  const socket = join(folder, 'proxy')
  await using _proxy = await createAnswerDroppingProxy({
    socket,
    upstreams: [join(folder, 'nobody')],
    first: 0,
    nextFuse: () => 1,
  })
  expect(await ask(createConnection(socket), 'hello')).toBeNull()
})
