import { groupOf } from '../cluster/group-of.ts'
import type { Peer } from '../cluster/peer.ts'
import { waitFor } from '../cluster/wait-for.ts'
import { Failure } from '../script/failure.ts'
import { createDamagedGroup, type DamagedGroup } from './damaged-group.ts'
import { mountSmallDisks, type SmallDisks } from './small-disks.ts'

/** What the peer is in the group when its disk fills up. */
export type FullDiskRole = 'follower' | 'leader'

/** What the command line selects each by. */
export const fullDiskCases: readonly { readonly name: string; readonly role: FullDiskRole }[] = [
  { name: 'full-disk-follower', role: 'follower' },
  { name: 'full-disk-leader', role: 'leader' },
]

export interface FullDiskResult {
  /** What a write through the peer was answered. */
  readonly answer: string
  /** What the peer said of itself then. */
  readonly health: string
  readonly acknowledged: number
  /** From when there was space again until it was a healthy voter with everything. */
  readonly healedMs: number
}

const megabytes = 48
const writesBefore = 40
const shortMs = 5_000

/**
 * Fills the disk of a peer, and frees it. Meanwhile the others go on, another one leads, writes through the peer are
 * refused or done, and reads of what it has are answered; afterwards it heals with no manual step.
 * Null: this user may not mount. @throws Failure
 */
export async function fullDisk(
  role: FullDiskRole,
  signal: AbortSignal,
): Promise<FullDiskResult | null> {
  await using disks = await mountSmallDisks(['peer-1', 'peer-2', 'peer-3'], megabytes)
  if (disks === null) return null
  await using group = await createDamagedGroup(signal, (folder) => disks.putUnder(folder))
  return await fillAndFree(group, disks, role, signal)
}

async function fillAndFree(
  group: DamagedGroup,
  disks: SmallDisks,
  role: FullDiskRole,
  signal: AbortSignal,
): Promise<FullDiskResult> {
  await using atFirst = group.startWriters(group.peers)
  await group.written(group.peers, writesBefore)
  await atFirst.stop()
  const [known = ''] = group.ledger.acknowledged
  const leader = await group.leader()
  const victim = role === 'leader' ? leader : group.peers.find((peer) => peer !== leader)
  if (victim === undefined) throw new Failure('There is no follower.')
  const others = group.peers.filter((peer) => peer !== victim)

  await disks.fill(victim.name)
  await using writers = group.startWriters(others)
  await group.written(others, 10 * writesBefore)
  await runs(victim)
  if (role === 'leader') {
    await waitFor(
      'another one to lead',
      async () => ((await groupOf(victim))?.role === 'leader' ? null : true),
      { timeoutMs: 15_000, signal },
    )
    await group.written(others, writesBefore)
  }
  const answer = await answerOfWrite(group, victim)
  const health = (await groupOf(victim))?.health ?? 'no answer'
  const { key }: { readonly key: string } = JSON.parse(known)
  const read = await victim.tryRun(['map', 'get', 'writes', key, '--consistency', 'local'])
  if (read.output.trim() !== known) {
    throw new Failure(`a local read on the full disk is answered: ${read.errorOutput.trim()}`)
  }
  await writers.stop()
  const acknowledged = group.ledger.acknowledged.size
  await disks.free(victim.name)
  const freedAt = performance.now()
  await group.assertWhole()
  await runs(victim)
  return { answer, health, acknowledged, healedMs: performance.now() - freedAt }
}

/** It is done, or refused as the error that is meant for it. */
async function answerOfWrite(group: DamagedGroup, victim: Peer): Promise<string> {
  const arguments_ = ['map', 'set', 'full', 'key', 'value', '--json', '--timeout', `${shortMs}ms`]
  const { exitCode, errorOutput } = await victim.tryRun(arguments_)
  if (exitCode === 0) return 'done'
  const { code, message }: { readonly code: string; readonly message: string } =
    JSON.parse(errorOutput)
  if (code === 'unavailable' && /disk (is )?full/.test(message)) return `${code}: ${message}`
  throw new Failure(`a write through ${victim.name} of ${group.id} is answered ${code}: ${message}`)
}

async function runs(peer: Peer): Promise<void> {
  if (await peer.isRunning()) return
  const log = await peer.tryRun(['logs'])
  throw new Failure(`the daemon of ${peer.name} ended: ${log.output.trim().split('\n').at(-1)}`)
}
