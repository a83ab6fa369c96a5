import { assertEqualStates } from '../cluster/equal-states.ts'
import { isHealthyVoter } from '../cluster/healthy-voter.ts'
import { joinGroup } from '../cluster/join-group.ts'
import { createLedger } from '../cluster/ledger.ts'
import { assertNothingLost } from '../cluster/lost-writes.ts'
import type { Peer } from '../cluster/peer.ts'
import { waitFor } from '../cluster/wait-for.ts'
import { startWriters } from '../cluster/writers.ts'
import { Failure } from '../script/failure.ts'
import { watchCatchUp } from './catch-up-watch.ts'
import { chapters } from './chapters.ts'
import type { FailureCase, Scene } from './failure-case.ts'
import { createFilledGroup } from './filled-group.ts'
import { logLines, storyIn } from './log-story.ts'

export interface FailureResult {
  /** By the group meanwhile, all of it on every peer at the end. */
  readonly acknowledged: number
  /** Of the last session. */
  readonly fetchedBytes: number
  readonly targets: number
  /** From `tesela join` until all four were healthy voters. */
  readonly wholeMs: number
  /** The same on all four at the end. */
  readonly root: string
  readonly remark: string
  /** The lines of the joiner's log that were looked for, with the seconds from the first. */
  readonly story: readonly string[]
}

export interface FailureOptions {
  readonly entries: number
  say(text: string): void
  readonly signal: AbortSignal
  /** Leaves the peers of a case that fails as they are. */
  readonly keep: boolean
}

const map = 'writes'
const lastWrites = 5
const patienceMs = 90_000

/** @throws Failure saying what is not as it has to be */
export async function runFailureCase(
  failure: FailureCase,
  options: FailureOptions,
): Promise<FailureResult> {
  const { entries, signal, keep } = options
  await using group = await createFilledGroup({ name: 'catch-up', entries, signal })
  try {
    return await disturbed(failure, group, options)
  } catch (error) {
    if (keep) group.cluster.keep()
    const where = keep && error instanceof Failure ? ` (${group.cluster.directory})` : ''
    throw where === '' ? error : new Failure(`${String(error)}${where}`, { cause: error })
  }
}

async function disturbed(
  failure: FailureCase,
  group: Awaited<ReturnType<typeof createFilledGroup>>,
  { say, signal }: FailureOptions,
): Promise<FailureResult> {
  const { cluster, voters } = group
  const bounds = { timeoutMs: patienceMs, signal }
  const leader = await group.leader()
  const [source] = await group.followers()
  if (source === undefined) throw new Failure('There are no followers.')
  const replicas = new Map<Peer, string>()
  const note = async (peer: Peer): Promise<void> => {
    replicas.set(peer, (await peer.status()).group?.replica ?? '')
  }
  for (const voter of voters) await note(voter)
  const replicaOf = (peer: Peer): string => replicas.get(peer) ?? ''
  const joinerLog = (): ReturnType<typeof logLines> => logLines(joiner)
  const online = async (): Promise<void> => {
    const told = async () =>
      (await joinerLog()).some(({ msg }) => msg === chapters.online.msg) ? true : null
    await waitFor(`${joiner.name} to be online`, told, bounds)
  }
  const company = { group, leader, source, signal, replicaOf, online, say }
  await failure.prepare?.(company)

  const ledger = createLedger()
  await using writers = startWriters({ map, peers: voters, ledger, pauseMs: 5, lanes: 2, signal })
  const joiner = await cluster.addPeer()
  await using watch = watchCatchUp(joiner, signal)
  const scene: Scene = { ...company, joiner, watch }
  const since = performance.now()
  const [lastLook] = await Promise.all([
    failure.disturb(scene),
    joinGroup(joiner, leader, 'voter', ['--no-wait']),
  ])
  for (const peer of cluster.peers) {
    const whole = async () => ((await isHealthyVoter(peer, cluster.peers.length)) ? true : null)
    await waitFor(`${peer.name} to be a healthy voter`, whole, bounds)
  }
  const wholeMs = performance.now() - since
  const enough = new Map(voters.map(({ name }) => [name, ledger.countOf(name) + lastWrites]))
  const written = () =>
    voters.every(({ name }) => ledger.countOf(name) >= (enough.get(name) ?? 0)) ? true : null
  await waitFor('writes through all voters', written, bounds)
  await writers.stop()
  await cluster.reached(cluster.peers, ledger.revision)
  await note(joiner)
  await assertNothingLost(cluster, map, ledger)
  const root = await assertEqualStates(cluster.peers, signal)

  const lines = await joinerLog()
  const stories = failure.stories(scene).map((story) => storyIn(joiner.name, lines, story))
  const ended = lines.findLast(({ msg }) => msg === chapters.ended.msg)
  const [story = []] = stories
  const begun = story[0]?.at ?? 0
  return {
    acknowledged: ledger.acknowledged.size,
    fetchedBytes: Number(ended?.fetchedBytes),
    targets: Number(ended?.targets),
    wholeMs,
    root,
    remark: await lastLook(),
    story: story.map(({ msg, at, phase }) => {
      const what = typeof phase === 'string' ? `${msg}: ${phase}` : msg
      return `${((at - begun) / 1_000).toFixed(1)} s ${what}`
    }),
  }
}
