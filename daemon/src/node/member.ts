import { randomBytes } from 'node:crypto'
import {
  type CollectionsMachine,
  createStateMachine,
  type GroupState,
  replicaIdOf,
} from '@tesela/collections'
import { createGroup, type Group, loadStartingState, type ReadView } from '@tesela/group'
import type { GroupPort, Host } from '@tesela/network'
import {
  createSnapshotStore,
  type LogStore,
  logDirectory,
  openLogStore,
  readGroupMeta,
  readGroupSecret,
  removeUnfinished,
} from '@tesela/storage'
import type { Settings } from '../config/settings.ts'
import { createAdmission } from './admission.ts'
import { checkOwner } from './check-owner.ts'
import { systemClock } from './clock.ts'
import { formatGroupId } from './group-id.ts'
import { groupSettings } from './group-settings.ts'
import { HeldSnapshots } from './held-snapshots.ts'
import { loadingProgress } from './loading-progress.ts'
import type { NodeLogger } from './logger.ts'
import { noteMembers } from './noted-members.ts'
import { peerAddressOf } from './peer-address.ts'
import { PinnedStates } from './pinned-states.ts'
import type { TimedDisk } from './sync-times.ts'
import { tellOnline } from './tell-online.ts'

/** While the state is loaded, the rest of the process goes on. */
const LOADING_SLICE_MS = 2

/** This peer's membership in one group: its store, its state, its place in the network, and what joins them. */
export interface Member {
  /** The group's id as people see it. */
  readonly id: string
  readonly groupId: Uint8Array
  readonly name: string
  readonly group: Group<GroupState>
  readonly machine: CollectionsMachine
  readonly store: LogStore
  readonly port: GroupPort
  readonly pinned: PinnedStates<ReadView<GroupState>>
  readonly backups: HeldSnapshots
  syncP99Ms(): number | null
  close(graceMs: number): Promise<void>
}

export interface MemberParts {
  readonly disk: TimedDisk
  /** `groups/<id>` of the data directory. */
  readonly directory: string
  readonly host: Host
  readonly settings: Settings
  readonly logger: NodeLogger
  fatal(error: unknown): void
}

/**
 * Opens the member that the directory holds and starts it.
 * Rejects with the store's errors when the directory is damaged.
 */
export async function openMember(parts: MemberParts): Promise<Member> {
  const { disk, directory, host, settings, logger } = parts
  const meta = await readGroupMeta(disk, directory)
  checkOwner(directory, meta, host.peerId)
  const secret = await readGroupSecret(disk, directory)
  for (const path of await removeUnfinished(disk, directory)) {
    logger.info({ path }, 'deleted what a crash left of a write')
  }
  const store = await openLogStore(disk, logDirectory(directory), {
    segmentBytes: settings.segmentBytes,
    cachedBytes: settings.cachedLogBytes,
  })
  // Closed again unless all of it succeeds.
  await using opened = new AsyncDisposableStack()
  opened.defer(() => store.close())
  for (const note of store.notes) logger.warn({ ...note }, 'mended the log')

  const machine = createStateMachine()
  const snapshots = createSnapshotStore(disk, directory)
  await snapshots.reserveNote()
  const start = await loadStartingState({
    groupId: meta.groupId,
    store,
    snapshots,
    machine,
    pace: { clock: systemClock, sliceMs: LOADING_SLICE_MS, signal: new AbortController().signal },
    logger,
    progress: loadingProgress(logger),
  })
  opened.defer(() => start.snapshot?.stored.close())
  // The port needs to know whom the group admits, the group needs the port: nothing asks before both are there.
  const port = host.serve({
    groupId: meta.groupId,
    incarnation: meta.incarnation,
    secret: () => secret,
    position: () => admission.position(),
    isMember: (replica) => admission.isMember(replica),
    inviteKey: (inviteId, replica) => admission.inviteKey(inviteId, replica),
    admit: (request) => admission.admit(request),
  })
  opened.defer(() => port.close())
  const group = createGroup<GroupState>({
    replica: replicaIdOf(meta),
    groupId: meta.groupId,
    store,
    snapshots,
    machine,
    start,
    transport: port,
    clock: systemClock,
    random: { bytes: (length) => randomBytes(length) },
    logger,
    settings: groupSettings(settings),
    initialMembers: meta.members.map(peerAddressOf),
    fatal: parts.fatal,
  })
  const admission = createAdmission({
    groupId: meta.groupId,
    name: meta.name,
    incarnation: meta.incarnation,
    secret,
    group,
    machine,
    // Without a state there is nothing to wait for: others must be let in, so that one can be fetched.
    committed: start.lost ? 0 : store.recovered.hardState.commit,
  })
  tellOnline(group, logger)
  group.start()
  const noted = noteMembers({ disk, directory, identity: meta, group, failed: parts.fatal })
  const pinned = new PinnedStates<ReadView<GroupState>>(systemClock, {
    holdMs: settings.pinHold,
    max: settings.pins,
  })
  const backups = new HeldSnapshots(systemClock, settings.pinHold)
  opened.move()
  return {
    id: formatGroupId(meta.groupId),
    groupId: meta.groupId,
    name: meta.name,
    group,
    machine,
    store,
    port,
    pinned,
    backups,
    syncP99Ms: () => disk.syncP99Ms(),
    async close(graceMs) {
      backups.close()
      await group.close({ graceMs })
      await noted.close()
      pinned.close()
      await port.close()
      // Last, because it alone may fail: on the disk, sealing the log.
      await store.close()
    },
  }
}
