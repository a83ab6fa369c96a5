/** One process of a skeleton: told by its parent what it is; it ends with its parent. */
import { once } from 'node:events'
import { startFollower } from './follower.ts'
import { startLeader } from './leader.ts'

export type Part =
  | { readonly part: 'follower'; readonly log: string }
  | {
      readonly part: 'leader'
      readonly log: string
      readonly socket: string
      readonly followers: readonly string[]
    }

process.once('disconnect', () => process.exit())
const [part] = (await once(process, 'message')) as [Part]
if (part.part === 'follower') process.send?.(await startFollower(part.log))
else {
  await startLeader(part.log, part.socket, part.followers)
  process.send?.('ready')
}
