import { expiredSnapshot } from './failures/expired-snapshot.ts'
import { followerKilled } from './failures/follower-killed.ts'
import { leaderKilled } from './failures/leader-killed.ts'
import { absurdAnchorOffered, bitFlipped } from './failures/lying-source.ts'
import { sourceKilled } from './failures/source-killed.ts'

export const failureCases = [
  sourceKilled,
  bitFlipped,
  absurdAnchorOffered,
  followerKilled,
  leaderKilled,
  expiredSnapshot,
] as const
