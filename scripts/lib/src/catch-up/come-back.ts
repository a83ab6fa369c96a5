import type { Peer } from '../cluster/peer.ts'
import { waitFor } from '../cluster/wait-for.ts'
import { chapters } from './chapters.ts'
import { type LogLine, logLines } from './log-story.ts'

interface Return {
  /** From `tesela start` until the log says that the member is online. */
  readonly onlineMs: number
  /** What the log says since. */
  news(): Promise<readonly LogLine[]>
}

/** A peer that was away is started again. */
export async function comeBack(peer: Peer, signal: AbortSignal): Promise<Return> {
  const before = (await logLines(peer)).length
  const begun = performance.now()
  await peer.start()
  const news = async () => (await logLines(peer)).slice(before)
  await waitFor(
    `${peer.name} to be online`,
    async () => ((await news()).some(({ msg }) => msg === chapters.online.msg) ? true : null),
    { timeoutMs: 120_000, signal },
  )
  return { onlineMs: performance.now() - begun, news }
}
