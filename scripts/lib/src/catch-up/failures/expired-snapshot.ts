import { setTimeout as delay } from 'node:timers/promises'
import { Failure } from '../../script/failure.ts'
import { chapters, happyEnd } from '../chapters.ts'
import type { FailureCase } from '../failure-case.ts'
import { logLines } from '../log-story.ts'
import { percentFetched } from '../percent-fetched.ts'

/** packages/sync: `snapshotTtlMs`, and a moment. */
const longerThanHeldMs = 11_000

export const expiredSnapshot: FailureCase = {
  name: 'snapshot-expired',
  happens:
    'the joiner stands still at 30 % for longer than its snapshot is held, and another takes its place',
  async disturb({ group, joiner, watch, online, signal }) {
    const early = await watch.reached(0.3)
    await joiner.pause()
    const pausedAt = performance.now()
    await group.renewSnapshots(group.voters)
    const left = pausedAt + longerThanHeldMs - performance.now()
    if (left > 0) await delay(left, undefined, { signal })
    await joiner.resume()
    await online()
    return async () => {
      const anchor = (await logLines(joiner)).findLast(
        ({ msg }) => msg === chapters.ended.msg,
      )?.anchor
      if (!(Number(anchor) > (early.anchor ?? Number.NaN))) {
        throw new Failure(`${joiner.name} went on with the snapshot at ${early.anchor}.`)
      }
      return `stopped at ${percentFetched(early)}: anchor ${early.anchor}, then ${anchor}`
    }
  },
  stories: () => [
    [
      chapters.begins,
      { msg: 'catch-up goes on', fields: { phase: 'leaves', targets: 1 } },
      { msg: 'catch-up goes on', fields: { targets: 2 } },
      ...happyEnd,
    ],
  ],
}
