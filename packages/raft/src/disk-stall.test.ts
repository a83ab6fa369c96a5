import { describe, expect, test } from 'vitest'
import { bootCore, outputsOf, receive, sentBy } from './testing/boot-core.ts'
import { acknowledge, bootLeader } from './testing/boot-leader.ts'
import type { Input, RaftCore } from './types.ts'

const settings = { diskStallMs: 200, electionMs: 300, heartbeatMs: 50 }
const write: Input = { in: 'propose', ctx: 1, data: [Uint8Array.of(7)] }

/** Time goes by, and the disk does not answer. Gives what leaves meanwhile. */
function wait(core: RaftCore, from: number, to: number) {
  const times: Input[] = []
  for (let now = from; now <= to; now += 50) times.push({ in: 'tick', now })
  return outputsOf(core, ...times).flatMap(({ send }) => send)
}

const timeoutNow = { type: 'timeoutNow', to: 'b' }

describe('a leader with a disk that hangs (rule 69)', () => {
  test('hands over to the voter that holds most', () => {
    const core = bootLeader({ settings })
    sentBy(core, acknowledge(core, 'b', 2))
    outputsOf(core, write, acknowledge(core, 'b', 3))
    expect(wait(core, 50, 200)).not.toContainEqual(expect.objectContaining(timeoutNow))
    expect(core.status().diskStalled).toBe(false)
    expect(wait(core, 250, 250)).toContainEqual(expect.objectContaining(timeoutNow))
    expect(core.status()).toMatchObject({ transferee: 'b', diskStalled: true })
  })

  test('steps down when nobody has taken over within an election timeout', () => {
    const core = bootLeader({ settings })
    sentBy(core, acknowledge(core, 'b', 2))
    outputsOf(core, write, acknowledge(core, 'b', 3))
    wait(core, 50, 500)
    expect(core.status().soft.role).toBe('leader')
    wait(core, 550, 600)
    expect(core.status().soft.role).toBe('follower')
  })

  test('does not campaign again before the disk has answered', () => {
    const core = bootLeader({ settings })
    sentBy(core, acknowledge(core, 'b', 2))
    const [output] = outputsOf(core, write)
    wait(core, 50, 3000)
    expect(core.status().soft.role).toBe('follower')
    core.step({ in: 'persisted', seq: output?.persist?.seq ?? 0 })
    expect(core.status().diskStalled).toBe(false)
    wait(core, 3050, 3700)
    expect(core.status().soft.role).toBe('candidate')
  })

  test('stays when there is nobody else', () => {
    const core = bootCore({ voters: ['a'], settings })
    sentBy(core, { in: 'tick', now: 0 }, { in: 'campaign' })
    expect(core.status().soft.role).toBe('leader')
    outputsOf(core, write)
    wait(core, 50, 3000)
    expect(core.status()).toMatchObject({ soft: { role: 'leader' }, diskStalled: true })
  })

  test('is not taken for one when the process slept: the answer may be waiting (rule 71)', () => {
    const core = bootLeader({ settings })
    sentBy(core, acknowledge(core, 'b', 2))
    outputsOf(core, write, { in: 'tick', now: 60_000 })
    expect(core.status().diskStalled).toBe(false)
  })

  test('hands over to who answered just before the quorum was checked', () => {
    const core = bootLeader({ settings: { checkQuorum: true, diskStallMs: 200 } })
    sentBy(core, acknowledge(core, 'b', 2), acknowledge(core, 'c', 2))
    const term = core.status().term
    const beat = (from: string, sentAt: number) =>
      receive({ type: 'heartbeatResp', from, to: 'a', term, readSeq: 0, sentAt })
    sentBy(core, { in: 'tick', now: 100 })
    // This one hangs.
    outputsOf(core, { in: 'propose', ctx: 1, data: [Uint8Array.of(1)] })
    outputsOf(core, { in: 'tick', now: 200 }, beat('b', 200), beat('c', 200))
    outputsOf(core, acknowledge(core, 'b', 3), acknowledge(core, 'c', 3))
    outputsOf(core, { in: 'tick', now: 300 })
    // The heartbeats of 300 take 2 ms.
    outputsOf(core, { in: 'tick', now: 301 })
    expect(core.status().soft.role).toBe('leader')
    outputsOf(core, beat('b', 300), beat('c', 300), { in: 'tick', now: 310 })
    expect(core.status()).toMatchObject({ soft: { role: 'leader' }, transferee: 'b' })
  })
})
