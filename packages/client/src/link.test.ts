import { expect, test, vi } from 'vitest'
import { createLink } from './link.ts'

test('who begins to wait in the moment in which the loop ends is not left without one', async () => {
  let attempts = 0
  let looks = 0
  const link = createLink({
    findSocket: async () => {
      attempts += 1
      throw new Error('there is none')
    },
    onWritable: () => undefined,
    onDown: () => undefined,
    isWanted: () => {
      looks += 1
      if (looks !== 2) return true
      queueMicrotask(() => link.wanted())
      return false
    },
  })
  link.wanted()
  await vi.waitFor(() => expect(attempts).toBeGreaterThan(1))
  await link.close()
})
