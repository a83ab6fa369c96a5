import { join } from 'node:path'
import { createStateMachine } from '@tesela/collections'
import { loadState, replayEntries } from '@tesela/group'
import {
  createSnapshotStore,
  GroupFileDamagedError,
  inspectLog,
  type LogInspection,
  listGroups,
  logDirectory,
  readGroupMeta,
  SnapshotDamagedError,
  SnapshotMissingError,
} from '@tesela/storage'
import { verifyManifest } from '@tesela/sync'
import { finishAdoption } from '../node/finish-adoption.ts'
import { readMark } from '../node/group-mark.ts'
import { type Adopted, type AdoptedState, adoptGroup } from './adopt-group.ts'
import { OfflineError } from './errors.ts'
import { type NotedDivergence, notedDivergence } from './noted-divergence.ts'
import { offlinePace } from './pace.ts'
import type { HeldDirectory } from './with-directory.ts'
import { withDirectory } from './with-directory.ts'

/** What a recovery would come to. */
export interface RecoveryPlan {
  readonly group: string
  readonly name: string
  /** The last entry of the old group that the new one has. */
  readonly last: number
  /** Up to here this peer knows that entries are committed. */
  readonly committed: number
  /** Entries behind that are kept: each may never have been committed. */
  readonly uncertain: number
  /** Entries in the log that are left out, because they are not known to be committed. */
  readonly leftOut: number
  /** This peer has promised an entry behind its last one: what it acknowledged is lost here. */
  readonly promised: number
  /** Replicas of the old group that will be refused. */
  readonly others: readonly string[]
  /** This peer was found to have another log or state than the majority; null: never, as far as it could note it. */
  readonly divergence: NotedDivergence | null
}

export interface RecoverOptions {
  readonly dataDirectory: string
  /** Keeps nothing that is not known to be committed. */
  readonly committedOnly: boolean
  /** Goes on with what was found not to be that of the majority, too. */
  readonly acceptDivergence: boolean
  readonly signal: AbortSignal
  /** Whether to go on. Rejects, or answers false: nothing is changed. */
  confirm(plan: RecoveryPlan): Promise<boolean>
}

/**
 * Makes a new group of what this peer's own directory holds of the old one, which is moved to `left/`. Null: it was not
 * confirmed. The old directory is only read before. Rejects with `log_diverged` or `state_diverged` where what it holds
 * is not what the majority had, unless that is accepted.
 */
export function recoverGroup(options: RecoverOptions): Promise<Adopted | null> {
  const { dataDirectory, signal } = options
  return withDirectory(dataDirectory, async (directory) => {
    const { disk } = directory
    await finishAdoption(disk, dataDirectory)
    const groups = join(dataDirectory, 'groups')
    const [id] = await listGroups(disk, groups)
    if (id === undefined) {
      const mark = await readMark(dataDirectory)
      const what = mark === null ? 'holds no group' : `holds nothing of group ${mark.id} any more`
      throw new OfflineError(
        'no_group',
        `${dataDirectory} ${what}: \`tesela snapshot restore\` makes a group of a backup`,
      )
    }
    const path = join(groups, id)
    const log = await inspectLog(disk, logDirectory(path))
    const divergence = await divergenceOf(directory, path, log, options.acceptDivergence)
    const upTo = options.committedOnly ? log.hardState.commit : log.last.index
    const adopted = await stateOf(directory, path, log, upTo, signal)
    const { name } = await readGroupMeta(disk, path)
    const own = `${await directory.peerId()}/${directory.incarnation}`
    const last = adopted.state.revision
    const confirmed = await options.confirm({
      group: id,
      name,
      last,
      committed: Math.min(log.hardState.commit, last),
      uncertain: Math.max(0, last - log.hardState.commit),
      leftOut: Math.max(0, log.last.index - last),
      promised: Math.max(0, log.promised.index),
      others: [...adopted.state.members.keys()].filter((replica) => replica !== own).sort(),
      divergence,
    })
    if (!confirmed) return null
    const addresses = adopted.state.members.get(own)?.addresses ?? []
    return adoptGroup(directory, adopted, addresses, signal)
  })
}

/** What would become the group, for good, and so all that can be done instead. */
const instead =
  'make the group on another member that is left, or of a backup (`tesela snapshot restore`); where there is neither, --accept-divergence makes one of this all the same'

async function divergenceOf(
  { disk }: HeldDirectory,
  path: string,
  log: LogInspection,
  accept: boolean,
): Promise<NotedDivergence | null> {
  const store = createSnapshotStore(disk, path)
  const noted = await store.divergence().catch((error: unknown) => {
    if (!(error instanceof GroupFileDamagedError)) throw error
    if (accept) return null
    const message = `${error.message}: whether this peer had the log and the state of the majority cannot be told; ${instead}`
    throw new OfflineError('storage_damaged', message, { cause: error })
  })
  if (noted === null) return null
  const found = notedDivergence(noted, log.anchor?.snapshot ?? null)
  if (found.repaired || accept) return found
  const { what, anchor, parts } = found
  throw what === 'log'
    ? new OfflineError(
        'log_diverged',
        `the log of this peer up to ${anchor} is not that of the majority of its group, so that what was acknowledged may not be in it: ${instead}`,
      )
    : new OfflineError(
        'state_diverged',
        `the state of this peer at ${anchor} was not that of the majority of its group (${parts.join(', ')} differed), and was not repaired: ${instead}`,
      )
}

async function stateOf(
  { disk }: HeldDirectory,
  path: string,
  log: LogInspection,
  upTo: number,
  signal: AbortSignal,
): Promise<AdoptedState> {
  const machine = createStateMachine()
  const pace = offlinePace(signal)
  const { groupId } = await readGroupMeta(disk, path)
  let snapshot = log.anchor?.snapshot ?? null
  let position: Uint8Array = new Uint8Array(0)
  if (snapshot !== null && log.anchor !== null) {
    try {
      const stored = await createSnapshotStore(disk, path).open(snapshot)
      try {
        const loaded = await loadState(stored, { machine, pace })
        const { index: anchor, term } = snapshot
        verifyManifest(loaded.manifest, { anchor, term, root: log.anchor.root, groupId })
        machine.install(loaded.state)
        position = loaded.installer.log
      } finally {
        await stored.close()
      }
    } catch (error) {
      const isDamaged =
        error instanceof SnapshotDamagedError || error instanceof SnapshotMissingError
      if (!isDamaged) throw error
      // With all of the log there, it is not needed.
      if (log.boundary.index > 0) {
        throw new OfflineError(
          'storage_damaged',
          `${error.message}, and the log begins behind it: what is here makes no group any more; \`tesela snapshot restore\` makes one of a backup`,
          { cause: error },
        )
      }
      snapshot = null
    }
  }
  const { read } = log
  const replayed = await replayEntries({ machine, snapshot, log: position, read, upTo, pace })
  const state = machine.capture()
  if (replayed === null || state.group === null) {
    throw new OfflineError(
      'no_group',
      `${path} holds nothing of its group yet: this peer had not caught up`,
    )
  }
  const term = Math.max(log.hardState.term, log.promised.term, replayed.term)
  return { state, term, log: replayed.log }
}
