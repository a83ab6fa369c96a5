import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

// Runs the built executable: `tsc -b` first.
const launcher = fileURLToPath(new URL('../../bin/tesela.mjs', import.meta.url))

test('a short answer that does not fit the disk is a failure', async () => {
  const { promise, resolve } = Promise.withResolvers<{ code: unknown; stderr: string }>()
  const script = 'exec "$0" "$1" --version > /dev/full'
  execFile('sh', ['-c', script, process.execPath, launcher], (error, _stdout, stderr) =>
    resolve({ code: error?.code ?? 0, stderr }),
  )
  expect(await promise).toEqual({ code: 1, stderr: 'tesela: Cannot write: no space is left.\n' })
})
