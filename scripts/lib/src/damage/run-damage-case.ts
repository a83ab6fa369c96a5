import { cp, mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { groupOf } from '../cluster/group-of.ts'
import { joinGroup } from '../cluster/join-group.ts'
import type { Peer } from '../cluster/peer.ts'
import { waitFor } from '../cluster/wait-for.ts'
import { Failure } from '../script/failure.ts'
import type { DamageCase, Outcome } from './damage-case.ts'
import type { DamagedGroup } from './damaged-group.ts'
import { type FileKind, fileKinds, isSettled } from './file-kinds.ts'

export interface DamageResult {
  readonly outcome: Outcome
  /** Of the peer when it was stopped. */
  readonly role: string
  /** Acknowledged by the group until then, all of them there at the end. */
  readonly acknowledged: number
  /** By which `damagedFiles` of its status has grown. */
  readonly setAside: number
}

const writesBefore = 40
/** Several times what the watermark trails (100 ms). */
const idleMs = 500
/** Several elections. */
const refusalMs = 4_000
const shortMs = 1_000

/**
 * Damages a peer and sees that nothing is lost by it. @throws Failure saying what is, or what came of it instead of
 * what is expected
 */
export async function runDamageCase(
  group: DamagedGroup,
  damaged: DamageCase,
  turn: number,
  signal: AbortSignal,
): Promise<DamageResult> {
  const [victim, away, behind] = inTurn(group.peers, turn)
  const before = (await victim.status()).damagedFiles
  const role = await stop(group, damaged, { victim, away, behind }, signal)
  const acknowledged = group.ledger.acknowledged.size
  const copy = join(group.directory, 'copy')
  const path = await fileKinds[damaged.kind](victim.data, group.id)
  await rm(copy, { recursive: true, force: true })
  await mkdir(copy)
  await cp(path, join(copy, 'of'), { recursive: true })
  await damaged.apply(path)

  let outcome = await startAgain(victim, damaged, path, join(copy, 'of'))
  if (damaged.otherAway) {
    await behind.start()
    if (await lacksWrites(group, [victim, behind], damaged.kind, signal)) {
      await assertRefused(group, [victim, behind], signal)
    }
    await away.start()
  }
  if ((await groupOf(victim))?.role === 'lost') {
    await joinGroup(victim, behind)
    outcome = 'joins again'
  }
  if (!damaged.outcomes.includes(outcome)) {
    throw new Failure(`it ${says[outcome]}, and not: ${damaged.outcomes.join(' or ')}`)
  }
  await group.assertWhole()
  const setAside = (await victim.status()).damagedFiles - before
  if (damaged.kind === 'config.json') await cp(join(copy, 'of'), path)
  return { outcome, role, acknowledged, setAside }
}

const says: Readonly<Record<Outcome, string>> = {
  'heals by itself': 'healed by itself',
  'joins again': 'had to join again',
  'file put back': 'needed the file back',
}

function inTurn(peers: readonly Peer[], turn: number): readonly [Peer, Peer, Peer] {
  const at = (offset: number): Peer => {
    const peer = peers[(turn + offset) % peers.length]
    if (peer === undefined) throw new Failure('There are no peers.')
    return peer
  }
  return [at(0), at(1), at(2)]
}

interface Cast {
  readonly victim: Peer
  readonly away: Peer
  /** Where one is away: it does not have what the other two acknowledged. */
  readonly behind: Peer
}

/** Writes, and stops the victim as the case says. Returns what it was in the group. */
async function stop(
  group: DamagedGroup,
  { stop: how, otherAway }: DamageCase,
  { victim, away, behind }: Cast,
  signal: AbortSignal,
): Promise<string> {
  const survivors = [away, behind]
  await using writing = group.startWriters(survivors)
  await using dying = group.startWriters([victim])
  await Promise.all([group.written(group.peers, writesBefore), group.complete()])
  if (otherAway) {
    await writing.stop()
    await behind.kill()
    await using more = group.startWriters([away])
    await group.written([victim, away], writesBefore)
    await Promise.all([more.stop(), dying.stop()])
  } else if (how === 'idle') {
    await Promise.all([writing.stop(), dying.stop()])
  }
  if (how === 'idle') {
    await delay(idleMs, undefined, { signal })
    const what = `${victim.name} to have written its snapshot`
    const settled = async () => ((await isSettled(victim.data, group.id)) ? true : null)
    await waitFor(what, settled, { timeoutMs: 30_000, signal })
  }
  const role = (await groupOf(victim))?.role ?? 'unknown'
  await victim.kill()
  if (otherAway) await away.kill()
  else await writing.stop()
  return role
}

/** Starts the victim. When it refuses it must say which file is wrong; then that is put back. */
async function startAgain(
  victim: Peer,
  { kind }: DamageCase,
  path: string,
  copy: string,
): Promise<Outcome> {
  // Without its settings it would listen where every peer does by default.
  const flags = kind === 'config.json' ? await listenFlag(path, copy) : []
  const { exitCode, errorOutput } = await victim.tryRun(['start', ...flags])
  if (exitCode === 0) return 'heals by itself'
  const said = errorOutput.trim()
  if (!said.includes(path) && !said.includes(kind) && !/cannot listen on/.test(said)) {
    throw new Failure(`it does not start, and does not say what to do: ${said}`)
  }
  await rm(path, { recursive: true, force: true })
  await cp(copy, path, { recursive: true, preserveTimestamps: true })
  await victim.start()
  return 'file put back'
}

async function listenFlag(path: string, copy: string): Promise<readonly string[]> {
  if ((await readFile(path, 'utf8').catch(() => null)) !== null) return []
  const { listen }: { listen: readonly string[] } = JSON.parse(await readFile(copy, 'utf8'))
  return listen.map((address) => `--listen=${address}`)
}

/**
 * Whether both lack what was acknowledged: of segments in front of a snapshot the damaged peer needs nothing, and of a
 * last one that was just begun the end may hold no entry.
 */
async function lacksWrites(
  group: DamagedGroup,
  peers: readonly Peer[],
  kind: FileKind,
  signal: AbortSignal,
): Promise<boolean> {
  const lasts = []
  for (const peer of peers) {
    const what = `${peer.name} to answer`
    const { lastIndex } = await waitFor(what, () => groupOf(peer), { timeoutMs: 30_000, signal })
    lasts.push(lastIndex)
  }
  if (Math.max(...lasts) < group.ledger.revision) return true
  if (kind !== 'wal/') return false
  throw new Failure(`nothing was lost: ${lasts} of ${group.ledger.revision}`)
}

/** Two of three that both lack what was acknowledged: nobody of them leads, and nothing is written or read. */
async function assertRefused(
  group: DamagedGroup,
  peers: readonly Peer[],
  signal: AbortSignal,
): Promise<void> {
  const until = performance.now() + refusalMs
  while (performance.now() < until) {
    for (const peer of peers) {
      if ((await groupOf(peer))?.role !== 'leader') continue
      throw new Failure(`${peer.name} leads without what was acknowledged`)
    }
    await delay(100, undefined, { signal })
  }
  for (const peer of peers) {
    const key = group.ledger.acknowledged.values().next().value ?? ''
    for (const verb of [
      ['map', 'set', 'refused', 'key', 'value'],
      ['map', 'has', 'writes', key],
    ]) {
      const { exitCode } = await peer.tryRun([...verb, '--timeout', `${shortMs}ms`])
      if (exitCode === 0) throw new Failure(`${peer.name} answered without what was acknowledged`)
    }
  }
}
