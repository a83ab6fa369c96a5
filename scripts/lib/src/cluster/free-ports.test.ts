import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePorts } from './free-ports.ts'

test('gives ports on which one can listen, none of them twice', async () => {
  const ports = [...(await freePorts(20)), ...(await freePorts(20))]
  expect(new Set(ports).size).toBe(40)
  for (const port of ports) {
    const server = createServer().listen(port, '127.0.0.1')
    await once(server, 'listening')
    server.close()
  }
})

test('gives none that the system gives to whoever asks for any', async () => {
  const asking = createServer().listen(0, '127.0.0.1')
  await once(asking, 'listening')
  const address = asking.address()
  asking.close()
  const any = typeof address === 'object' ? (address?.port ?? 0) : 0
  // That range has one end for all of its ports, which are above ours.
  for (const port of await freePorts(20)) expect(port).toBeLessThan(Math.min(any, 30_000))
})
