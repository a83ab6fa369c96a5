import { Failure } from '../../script/failure.ts'
import { fetchedBytes } from '../catch-up-watch.ts'
import { chapters, happyEnd } from '../chapters.ts'
import type { FailureCase } from '../failure-case.ts'
import { logLines } from '../log-story.ts'
import { mebibytes } from '../mebibytes.ts'
import { percentFetched } from '../percent-fetched.ts'
import { stateBytes } from '../state-bytes.ts'

const MIB = 2 ** 20
/** packages/storage: what is gathered before it is written. What was written outlives a process that is killed, synced or not. */
const unwrittenTail = MIB
/** packages/sync: `fetchBytes`, of each of the two sources: it may wait for the disk. */
const batches = 2 * MIB

export const followerKilled: FailureCase = {
  name: 'follower-killed',
  happens: 'the joiner is killed at 50 % and started again',
  async disturb({ group, joiner, watch, online }) {
    const half = await watch.reached(0.5)
    await joiner.kill()
    // As the last look showed: the end of it may have come behind that.
    const before = fetchedBytes(watch.sessions.at(-1) ?? half)
    await joiner.start()
    await online()
    return async () => {
      const ended = (await logLines(joiner)).findLast(({ msg }) => msg === chapters.ended.msg)
      const after = Number(ended?.fetchedBytes)
      const { leaves, digests } = await stateBytes(group.voters)
      const again = before + after - leaves
      const bytes = `${mebibytes(before)} MiB before, ${mebibytes(after)} MiB after, of ${mebibytes(leaves)} MiB`
      if (!(again <= unwrittenTail + batches + digests)) {
        throw new Failure(`${joiner.name} fetched too much again: ${bytes}.`)
      }
      return `killed at ${percentFetched(half)}: ${bytes}`
    }
  },
  stories: () => [
    [
      chapters.begins,
      chapters.fetchesLeaves,
      chapters.starts,
      chapters.begins,
      chapters.fetchesLeaves,
      ...happyEnd,
    ],
  ],
}
