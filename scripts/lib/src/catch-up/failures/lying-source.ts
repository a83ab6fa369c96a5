import { groupOf } from '../../cluster/group-of.ts'
import type { Peer } from '../../cluster/peer.ts'
import { waitFor } from '../../cluster/wait-for.ts'
import { absurdAnchor, type LieName } from '../../lying-peer/lies.ts'
import { startLyingPeer } from '../../lying-peer/start-lying-peer.ts'
import { Failure } from '../../script/failure.ts'
import { chapters, happyEnd } from '../chapters.ts'
import type { FailureCase, Scene } from '../failure-case.ts'
import { logLines } from '../log-story.ts'

export const bitFlipped: FailureCase = {
  name: 'bit-flipped',
  happens: 'one of the two sources flips a bit in one leaf',
  prepare: (scene) => replaceByLiar(scene, 'flipsOneBit'),
  async disturb(scene) {
    await scene.online()
    return () => assertLied(scene, 'leaves')
  },
  stories: blamedStories,
}

export const absurdAnchorOffered: FailureCase = {
  name: 'absurd-anchor',
  happens: 'one of the two sources offers an anchor at 2^40 with no items, to all, asked or not',
  prepare: (scene) => replaceByLiar(scene, 'offersAbsurdAnchor'),
  async disturb(scene) {
    await scene.online()
    return async () => {
      for (const peer of scene.group.cluster.peers) await assertNotMisled(peer)
      return assertLied(scene, 'target')
    }
  },
  stories: blamedStories,
}

/** In everything but what it sends of snapshots it stays what it is; and it does not ask for votes. */
async function replaceByLiar(
  { group, source, signal }: Pick<Scene, 'group' | 'source' | 'signal'>,
  lie: LieName,
): Promise<void> {
  await source.stop()
  const settings = { ...group.settings, TESELA_ELECTION_TIMEOUT: '60s' }
  await startLyingPeer(source, { lie, settings, signal })
  const follows = async () => ((await groupOf(source))?.role === 'follower' ? true : null)
  await waitFor(`${source.name} to follow`, follows, { timeoutMs: 30_000, signal })
}

/** Nobody is at the anchor, and nobody has ever looked for it. */
async function assertNotMisled(peer: Peer): Promise<void> {
  const applied = (await groupOf(peer))?.applied ?? 0
  if (applied >= absurdAnchor) throw new Failure(`${peer.name} is at revision ${applied}.`)
  const isAbsurd = (field: unknown): boolean => Number(field) >= absurdAnchor
  const misled = (await logLines(peer)).find(
    ({ msg, atLeast, anchor }) =>
      msg.startsWith('catch-up') && (isAbsurd(atLeast) || isAbsurd(anchor)),
  )
  if (misled !== undefined) throw new Failure(`${peer.name} fetched what only a liar named.`)
}

function blamedStories({ source, replicaOf }: Scene): ReturnType<FailureCase['stories']> {
  return [[chapters.begins, chapters.blamed(replicaOf(source)), ...happyEnd]]
}

async function assertLied({ source, joiner, replicaOf }: Scene, type: string): Promise<string> {
  const told = (await logLines(source)).filter(
    (line) => line.msg === 'this peer lies' && line.type === type && line.to === replicaOf(joiner),
  )
  if (told.length === 0) throw new Failure(`${source.name} did not lie to ${joiner.name}.`)
  return `${told.length === 1 ? 'one lie' : `${told.length} lies`} told to the joiner`
}
