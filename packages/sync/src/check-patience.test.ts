import { expect, test } from 'vitest'
import { createLogReplaySync } from './log-replay/log-replay-sync.ts'
import { createSnapshotSync } from './snapshot/snapshot-sync.ts'

const snapshots = ['snapshot/1', createSnapshotSync, 'snapshotRequestTimeoutMs'] as const
const replay = ['log-replay/1', createLogReplaySync, 'askTimeoutMs'] as const

test.each([snapshots, replay])(
  '%s is not made so that it ends before it asks again for what was lost or refused',
  (name, create, firstMs) => {
    const good = { stallMs: 1001, fetchTimeoutMs: 1000, [firstMs]: 1000, retryMinMs: 1000 }
    expect(create(good).name).toBe(name)
    for (const wait of ['fetchTimeoutMs', firstMs, 'retryMinMs']) {
      for (const tooLong of [1001, 1002]) {
        const message = `${name}: stallMs is 1001, but it must be more than ${wait} (${tooLong}): make it several times as long, or lower ${wait}`
        expect(() => create({ ...good, [wait]: tooLong })).toThrow(
          expect.objectContaining({ code: 'sync_settings_invalid', message }),
        )
      }
    }
  },
)

test.each([snapshots, replay])('%s names every wait that is too long', (name, create, firstMs) => {
  expect(() => create({ stallMs: 1000, fetchTimeoutMs: 2000, [firstMs]: 3000 })).toThrow(
    `${name}: stallMs is 1000, but it must be more than fetchTimeoutMs (2000) and ${firstMs} (3000): make it several times as long, or lower fetchTimeoutMs and ${firstMs}`,
  )
})
