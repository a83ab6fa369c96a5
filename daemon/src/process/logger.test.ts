import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { expect, test } from 'vitest'

const full = '/dev/full'

test.skipIf(!existsSync(full))('goes on when the log has no space for its lines', () => {
  const program = `
    const { createLogger } = await import(${JSON.stringify(new URL('./logger.ts', import.meta.url))})
    const logger = createLogger('info', false)
    for (let line = 0; line < 3; line += 1) logger.info({ line }, 'nobody reads this')
    await new Promise((resolve) => setTimeout(resolve, 50))
    console.log('went on')`
  const log = openSync(full, 'w')
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', log],
    encoding: 'utf8',
  })
  closeSync(log)
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'went on\n' })
})
