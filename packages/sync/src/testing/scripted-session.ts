import { createHeldSnapshots } from '../snapshot/held-snapshots.ts'
import { createLeafOrder } from '../snapshot/leaf-order.ts'
import { decodeManifest } from '../snapshot/manifest-codec.ts'
import type {
  SnapshotAnswer,
  SnapshotMessage,
  SnapshotRequest,
  SnapshotTarget,
} from '../snapshot/messages.ts'
import { createSnapshotSession } from '../snapshot/session.ts'
import { defaultSnapshotSyncSettings, type SnapshotSyncSettings } from '../snapshot/settings.ts'
import { nameOf } from '../snapshot/snapshot-name.ts'
import type { MadeSnapshot } from './made-snapshot.ts'
import { createMemorySink, type MemorySink } from './memory-sink.ts'
import { createMemorySource } from './memory-source.ts'
import { createScriptedWorld } from './scripted-world.ts'
import { until } from './until.ts'

export interface ScriptedOptions {
  readonly groupId: Uint8Array
  readonly members?: readonly string[]
  readonly atLeast?: number
  readonly sealedOnly?: boolean
  readonly settings?: Partial<SnapshotSyncSettings>
  readonly sink?: MemorySink
}

/** A session whose peers are played by the test, message by message. */
export function scriptedSession(options: ScriptedOptions) {
  const { groupId, members, atLeast = 1, settings } = options
  const { sealedOnly = false } = options
  const sink = options.sink ?? createMemorySink()
  const world = createScriptedWorld<SnapshotMessage>(groupId, members)
  const { unanswered, reached, blamed } = world
  const session = createSnapshotSession(
    { ...world.context, sink },
    { atLeast, sealedOnly },
    { ...defaultSnapshotSyncSettings, ...settings },
  )
  /** The oldest request of a kind that was not taken yet. */
  const take = <Type extends SnapshotMessage['type']>(type: Type) => {
    const at = unanswered.findIndex(({ message }) => message.type === type)
    const [taken] = at < 0 ? [] : unanswered.splice(at, 1)
    if (taken === undefined) throw new Error(`no ${type} was sent`)
    return { to: taken.to, message: taken.message as Extract<SnapshotMessage, { type: Type }> }
  }
  const asked = (type: SnapshotMessage['type']) =>
    unanswered.filter(({ message }) => message.type === type)
  /** As an honest provider would. */
  const answer = (
    { to, message }: { to: string; message: SnapshotRequest },
    of: MadeSnapshot,
  ): void => void session.receive(to, honestAnswer(message, of))
  /** Until nothing of these kinds is asked for any more. */
  const serve = (of: MadeSnapshot, types: readonly SnapshotRequest['type'][]) => {
    const wanted = () => types.find((each) => asked(each).length > 0)
    until(
      () => wanted() === undefined,
      () => answer(take(wanted() ?? 'fetchTarget'), of),
    )
  }
  return { session, sink, world, reached, blamed, unanswered, take, asked, answer, serve }
}

export function targetOf(snapshot: MadeSnapshot, firstIndex = 1): SnapshotTarget {
  const { leaves, items, bytes } = createLeafOrder(decodeManifest(snapshot.manifest).sections)
  const source = createMemorySource()
  source.add(snapshot)
  const held = createHeldSnapshots(source, { snapshotTtlMs: 1, maxSessions: 1 })
  const hold = held.hold('x', snapshot, 0)
  if (typeof hold === 'string') throw new Error(hold)
  const { manifestPieces } = hold
  const manifestBytes = snapshot.manifest.length
  const sizes = { leaves, items, bytes, manifestBytes, manifestPieces }
  return { ...nameOf(snapshot), ...sizes, sealed: snapshot.sealed, firstIndex }
}

export function honestAnswer(request: SnapshotRequest, of: MadeSnapshot): SnapshotAnswer {
  const { id } = request
  switch (request.type) {
    case 'fetchTarget':
      return { type: 'target', id, target: targetOf(of) }
    case 'fetchManifest':
      return { type: 'manifestPiece', id, data: of.manifest }
    case 'fetchDigests': {
      const { sections } = decodeManifest(of.manifest)
      const from = createLeafOrder(sections).ordinalOf(request.section, 0)
      const count = sections[request.section]?.leaves ?? 0
      return { type: 'digests', id, digests: of.digests.slice(from, from + count) }
    }
    case 'fetchLeaves': {
      const { from, count } = request
      return { type: 'leaves', id, from, leaves: of.leaves.slice(from, from + count) }
    }
    case 'fetchLeafPart': {
      const { ordinal, offset, maxBytes } = request
      const leaf = of.leaves[ordinal] ?? new Uint8Array(0)
      const data = leaf.subarray(offset, offset + maxBytes)
      return { type: 'leafPart', id, ordinal, offset, total: leaf.length, data }
    }
  }
}
