import { expect, test } from 'vitest'
import { makeLog, smallEntries } from './testing/made-log.ts'
import { makeSnapshot } from './testing/made-snapshot.ts'
import { scriptedReplay } from './testing/scripted-replay.ts'
import { scriptedSession } from './testing/scripted-session.ts'

/** Of a member that has run for decades; those that it asks have just begun. */
const LATE = 1e12

test('a log is replayed by members whose clocks are decades apart (H11)', () => {
  const group = makeLog(smallEntries(300))
  const { session, serve, world } = scriptedReplay({ own: makeLog([]) })
  session.start(LATE)
  serve(group, 'fetchTarget', 'fetchAvailability', 'fetchEntries')
  expect(world.outcome).toMatchObject({ ok: true, position: { anchor: 256 } })
})

test('a snapshot is fetched by members whose clocks are decades apart (H11)', () => {
  const groupId = new Uint8Array(16)
  const snapshot = makeSnapshot({ groupId, anchor: 100, sections: [[Uint8Array.of(1)]] })
  const { session, serve, world } = scriptedSession({ groupId })
  session.start(LATE)
  serve(snapshot, ['fetchTarget', 'fetchManifest', 'fetchDigests', 'fetchLeaves'])
  expect(world.outcome).toMatchObject({ ok: true, position: { anchor: 100 } })
})
