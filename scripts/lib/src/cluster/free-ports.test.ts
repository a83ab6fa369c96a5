import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
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

/** So many that two processes would all but surely choose one twice. */
const many = 400

test('gives two processes none of the same, though nobody listens yet', async () => {
  const module = JSON.stringify(new URL('free-ports.ts', import.meta.url))
  const script = `const { freePorts } = await import(${module})
console.log(JSON.stringify(await freePorts(${many})))
process.stdin.resume()`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  try {
    const [theirs = '[]'] = await once(createInterface(child.stdout), 'line')
    const ports: readonly number[] = [...JSON.parse(theirs), ...(await freePorts(many))]
    expect(new Set(ports).size).toBe(2 * many)
  } finally {
    child.kill()
    await once(child, 'exit')
  }
})
