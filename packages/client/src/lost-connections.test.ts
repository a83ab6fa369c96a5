import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IpcRequest, IpcResponse } from '@tesela/protos/ipc'
import { framedSocket } from '@tesela/wire'
import { expect, test } from 'vitest'
import { connect } from './connect.ts'

/** A daemon that greets, and cuts the connection at the first request. */
async function createCuttingDaemon() {
  const folder = await mkdtemp(join(tmpdir(), 'tesela-client-'))
  const socket = join(folder, 'ipc.sock')
  const asked: string[] = []
  const server = createServer((connection) => {
    const channel = framedSocket(connection, { maxFrameLength: 1024 * 1024 })
    const answer = (frame: Uint8Array) => {
      const { id, hello } = IpcRequest.decode(frame)
      asked.push(hello === undefined ? 'request' : 'hello')
      if (hello === undefined) connection.destroy()
      else channel.send(IpcResponse.encode({ id, more: false, hello }))
    }
    channel.onFrames(
      (frames) => frames.forEach(answer),
      () => undefined,
    )
  })
  await new Promise<void>((resolve) => server.listen(socket, resolve))
  return {
    socket,
    asked,
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true })
    },
  }
}

test('a call whose connections are lost again and again comes back ever more slowly', async () => {
  await using daemon = await createCuttingDaemon()
  await using database = await connect({ socket: daemon.socket })
  const write = database.drop('m', { timeoutMs: 1_000 })
  await expect(write).rejects.toMatchObject({ outcome: 'unknown' })
  const requests = daemon.asked.filter((what) => what === 'request').length
  expect(requests).toBeGreaterThan(1)
  expect(requests).toBeLessThan(12)
})
