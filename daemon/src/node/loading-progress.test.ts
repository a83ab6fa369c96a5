import { expect, it } from 'vitest'
import { loadingMessage, loadingProgress } from './loading-progress.ts'

it('says nothing of what is loaded in a moment, and twice a second of what is not', () => {
  let now = 0
  const lines: unknown[] = []
  const logger = { info: (fields: object, message: string) => void lines.push([fields, message]) }
  const progress = loadingProgress(logger, () => now)
  for (; now < 1_400; now += 100) progress(now, 2_000)
  expect(lines).toEqual([
    [{ leaves: 500, of: 2_000 }, loadingMessage],
    [{ leaves: 1_000, of: 2_000 }, loadingMessage],
  ])
})
