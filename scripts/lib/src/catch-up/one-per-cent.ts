import { assertEqualStates } from '../cluster/equal-states.ts'
import { groupOf } from '../cluster/group-of.ts'
import type { Peer } from '../cluster/peer.ts'
import { Failure } from '../script/failure.ts'
import { chapters, happyEnd } from './chapters.ts'
import { comeBack } from './come-back.ts'
import type { FilledGroup } from './filled-group.ts'
import { storyIn } from './log-story.ts'
import { stateBytes } from './state-bytes.ts'

export interface ReuseFigures {
  /** Which entries changed while the peer was away. */
  readonly changed: string
  readonly fetchedBytes: number
  readonly stateBytes: number
  /** From `tesela start` until the log says that the member is online. */
  readonly onlineMs: number
}

export interface OnePerCent {
  readonly group: FilledGroup
  readonly peer: Peer
  readonly keys: 'consecutive' | 'random'
  say(text: string): void
  readonly signal: AbortSignal
}

/** Of the entries that change, one in so many. */
const oneIn = 100
/** From where on the changed entries follow each other: anywhere in the middle. */
const place = 0.4

/** A peer is away while 1 % of the entries change until the log is cut: it fetches a snapshot, and what differs of it. */
export async function onePerCent(options: OnePerCent): Promise<ReuseFigures> {
  const { group, peer, keys, say, signal } = options
  const { cluster, voters, entries } = group
  const others = cluster.peers.filter((each) => each !== peer)
  const had = (await groupOf(peer))?.lastIndex ?? 0
  await peer.stop()
  const changed = Math.max(1, Math.floor(entries / oneIn))
  const entryAt =
    keys === 'consecutive'
      ? (at: number) => Math.floor(entries * place) + at
      : (at: number) => chosen[at] ?? 0
  const chosen = spread(changed, entries)
  let passes = 0
  while (!(await areCutBehind(voters, had))) {
    await group.set(changed, { entryAt })
    passes += 1
  }
  say(`${changed} ${keys} entries were set ${passes} times until the log was cut`)
  await cluster.reached(others, await group.set(changed, { entryAt }))
  const { onlineMs, news } = await comeBack(peer, signal)
  await assertEqualStates(cluster.peers, signal)
  const story = storyIn(peer.name, await news(), [chapters.begins, ...happyEnd])
  const ended = story.find(({ msg }) => msg === chapters.ended.msg)
  const { leaves } = await stateBytes([peer])
  if (ended === undefined) throw new Failure('The story has no end.')
  return {
    changed: `${changed} ${keys}`,
    fetchedBytes: Number(ended.fetchedBytes),
    stateBytes: leaves,
    onlineMs,
  }
}

/** Whether each has cut its log behind what the peer that is away has. */
async function areCutBehind(peers: readonly Peer[], index: number): Promise<boolean> {
  const statuses = await Promise.all(peers.map(groupOf))
  return statuses.every((status) => (status?.firstIndex ?? 0) > index + 1)
}

/** So many different numbers below `end`, without order but the same every time: a step that shares no factor with it. */
function spread(count: number, end: number): readonly number[] {
  let step = Math.floor(end * 0.618)
  while (gcd(step, end) !== 1) step += 1
  return Array.from({ length: count }, (_, at) => (at * step) % end)
}

function gcd(one: number, other: number): number {
  return other === 0 ? one : gcd(other, one % other)
}
