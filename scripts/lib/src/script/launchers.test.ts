import { execFile } from 'node:child_process'
import { access, constants, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const folder = fileURLToPath(new URL('../../..', import.meta.url))
const entries = await readdir(folder, { withFileTypes: true })
const launchers = entries.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name))
launchers.push(join(folder, 'lib/docker/entry'))

interface Run {
  readonly exitCode: unknown
  readonly output: string
  readonly errorOutput: string
}

/** Started from another folder than the workspace. */
function run(path: string, argument: string): Promise<Run> {
  return new Promise((resolve) => {
    execFile(path, [argument], { cwd: tmpdir(), timeout: 20_000 }, (error, output, errorOutput) =>
      resolve({ exitCode: error === null ? 0 : error.code, output, errorOutput }),
    )
  })
}

describe.each(launchers)('%s', (path) => {
  test('is executable and says its usage with an example', async () => {
    await access(path, constants.X_OK)
    const { exitCode, output } = await run(path, '--help')
    expect(exitCode).toBe(0)
    expect(output).toMatch(/^usage: /)
    expect(output).toMatch(/^example: /m)
  })

  test('refuses an unknown argument with one sentence and exit code 2', async () => {
    const { exitCode, output, errorOutput } = await run(path, '--nonsense')
    expect({ exitCode, output }).toEqual({ exitCode: 2, output: '' })
    expect(errorOutput.trim().split('\n')).toHaveLength(1)
    expect(errorOutput).toContain('--help')
    expect(errorOutput).not.toContain('positional')
    expect(errorOutput).not.toMatch(/' See/)
  })
})
