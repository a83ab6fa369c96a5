import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createPeer } from './peer.ts'

test('a peer that is killed answers nothing that was asked after the time of its death', async () => {
  const data = await mkdtemp(join(tmpdir(), 'tesela-killed-'))
  const echo = spawn(process.execPath, ['-e', 'process.stdin.pipe(process.stdout)', data])
  try {
    echo.stdin.on('error', () => {})
    await writeFile(join(data, 'daemon.pid'), `${echo.pid}\n`)
    const answered: number[] = []
    createInterface(echo.stdout).on('line', (line) => answered.push(Number(line)))
    const asking = setInterval(() => echo.stdin.write(`${performance.now()}\n`), 1)
    while (answered.length < 10) await delay(1)
    const killedAt = await createPeer({ name: 'echo', data }).kill()
    clearInterval(asking)
    if (!echo.stdout.closed) await once(echo.stdout, 'close')
    expect(Math.max(...answered)).toBeLessThan(killedAt)
  } finally {
    echo.kill('SIGKILL')
    await rm(data, { recursive: true, force: true })
  }
})
