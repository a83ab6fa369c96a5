import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { diskUse } from './disk-use.ts'

test('counts what all files below a folder occupy, and nothing where there is none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tesela-use-'))
  try {
    const before = await diskUse(folder)
    await mkdir(join(folder, 'below'))
    await writeFile(join(folder, 'one'), Buffer.alloc(100_000, 1))
    await writeFile(join(folder, 'below', 'other'), Buffer.alloc(50_000, 1))
    const use = (await diskUse(folder)) - before
    expect(use).toBeGreaterThanOrEqual(150_000)
    expect(use).toBeLessThan(200_000)
    expect(await diskUse(join(folder, 'nowhere'))).toBe(0)
  } finally {
    await rm(folder, { recursive: true })
  }
})
