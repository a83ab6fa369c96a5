import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { simulate } from './simulate.ts'
import type { Plan } from './swarm/plan.ts'

const folder = new URL('../regressions/', import.meta.url)

interface Regression {
  readonly seed: number
  /** What the plan is narrowed to. */
  readonly plan?: Partial<Plan>
}

function read(file: string): Regression {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
}

test.each(readdirSync(folder))('what was found once stays mended: %s', async (file) => {
  const { seed, plan = {} } = read(file)
  const { violation } = await simulate(seed, { plan })
  expect(violation?.message ?? 'clean').toBe('clean')
})
