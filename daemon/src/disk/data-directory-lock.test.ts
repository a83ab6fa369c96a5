import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDataDirectory } from './data-directory-lock.ts'

let directory = ''

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tesela-lock-'))
})

afterEach(async () => {
  await rm(directory, { recursive: true })
})

/** Another process that takes the lock, says so and stays. */
async function lockElsewhere() {
  const script = `
    import { lockDataDirectory } from ${JSON.stringify(new URL('./data-directory-lock.ts', import.meta.url).href)}
    await lockDataDirectory(${JSON.stringify(directory)})
    process.stdout.write('locked')
    process.stdin.resume()`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

describe('the lock of a data directory', () => {
  it('is refused while another process has it, naming that process', async () => {
    const child = await lockElsewhere()
    try {
      await expect(lockDataDirectory(directory)).rejects.toMatchObject({
        code: 'DataDirectoryInUse',
        directory,
        pid: child.pid,
      })
    } finally {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  })

  it('is free again when its process was killed', async () => {
    const child = await lockElsewhere()
    child.kill('SIGKILL')
    await once(child, 'exit')
    const lock = await lockDataDirectory(directory)
    await lock.release()
  })

  it('is taken once in one process, and again when released', async () => {
    const lock = await lockDataDirectory(directory)
    await expect(lockDataDirectory(directory)).rejects.toMatchObject({ pid: process.pid })
    await lock.release()
    await (await lockDataDirectory(directory)).release()
  })

  it('makes no directory', async () => {
    const locking = lockDataDirectory(join(directory, 'none'))
    await expect(locking).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
