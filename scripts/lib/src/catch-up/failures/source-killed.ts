import { chapters, happyEnd } from '../chapters.ts'
import type { FailureCase } from '../failure-case.ts'
import { percentFetched } from '../percent-fetched.ts'

export const sourceKilled: FailureCase = {
  name: 'source-killed',
  happens: 'one of the two sources is killed at 50 %',
  async disturb({ source, watch, online }) {
    const half = await watch.reached(0.5)
    await source.kill()
    await online()
    await source.start()
    return async () => `killed at ${percentFetched(half)}`
  },
  stories: ({ source, replicaOf }) => [
    [chapters.begins, chapters.fetchesLeaves, chapters.lost(replicaOf(source)), ...happyEnd],
  ],
}
