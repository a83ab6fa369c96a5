import { expect, test } from 'vitest'
import { createLogReplaySync } from './log-replay/log-replay-sync.ts'
import { createSnapshotSync } from './snapshot/snapshot-sync.ts'

test.each([
  ['snapshot/1', createSnapshotSync],
  ['log-replay/1', createLogReplaySync],
])('%s is not made so that it ends before it asks again for what was lost', (name, create) => {
  const refused = [
    { stallMs: 999, fetchTimeoutMs: 1000 },
    { stallMs: 1000, fetchTimeoutMs: 1000 },
    { stallMs: 1000 },
  ]
  for (const settings of refused) {
    const message = new RegExp(`^${name}: stallMs is ${settings.stallMs}, .* lower fetchTimeoutMs$`)
    expect(() => create(settings)).toThrow(
      expect.objectContaining({
        code: 'sync_settings_invalid',
        message: expect.stringMatching(message),
      }),
    )
  }
  expect(create({ stallMs: 1001, fetchTimeoutMs: 1000 }).name).toBe(name)
})
