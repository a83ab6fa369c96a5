import type { Input, RaftCore } from '../types.ts'
import { type Boot, bootCore, receive, sentBy } from './boot-core.ts'

/** Voted for by `b`; its no-op is durable here and acknowledged by nobody. */
export function bootLeader(boot: Boot = {}, times: readonly number[] = [0]): RaftCore {
  const core = bootCore(boot)
  for (const now of times) core.step({ in: 'tick', now })
  sentBy(core, { in: 'campaign' })
  const { term } = core.status()
  sentBy(core, receive({ type: 'voteResp', from: 'b', to: 'a', term, granted: true }))
  return core
}

/** The member holds everything up to `index`. */
export function acknowledge(core: RaftCore, from: string, index: number): Input {
  return receive({ type: 'appendResp', from, to: 'a', term: core.status().term, index })
}
