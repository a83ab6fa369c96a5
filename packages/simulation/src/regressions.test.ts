import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { simulate } from './simulate.ts'

const folder = new URL('../regressions/', import.meta.url)

function seedOf(file: string): number {
  const { seed }: { seed: number } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
  return seed
}

test.each(readdirSync(folder))('what was found once stays mended: %s', async (file) => {
  const { violation } = await simulate(seedOf(file))
  expect(violation?.message ?? 'clean').toBe('clean')
})
