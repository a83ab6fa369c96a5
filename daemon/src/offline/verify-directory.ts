import { join } from 'node:path'
import {
  type Finding,
  inspectGroup,
  type LogInspection,
  listGroups,
  type StoredSnapshot,
} from '@tesela/storage'
import { createLeafCheck, decodeManifest, ManifestInvalidError, verifyManifest } from '@tesela/sync'
import { createNodeDisk } from '../disk/index.ts'
import { formatGroupId } from '../node/group-id.ts'
import { readMark } from '../node/group-mark.ts'
import { DamagedFileError } from '../process/errors.ts'
import { divergenceFinding } from './divergence-finding.ts'
import { type NotedDivergence, notedDivergence } from './noted-divergence.ts'
import { inspectOwnFiles } from './own-files.ts'
import { withLock } from './with-lock.ts'

export interface GroupReport {
  readonly group: string
  /** Null: there is no log that could be understood. */
  readonly log: {
    /** The log has the entries behind this index, up to `last`. */
    readonly boundary: number
    readonly last: number
    readonly term: number
    readonly commit: number
    /** How far this replica has promised. */
    readonly promised: number
    /** Of the snapshot that a restart begins from; null: none. */
    readonly anchor: number | null
  } | null
  /** This peer was found to have another log or state than the majority; null: never, as far as it could note it. */
  readonly divergence: NotedDivergence | null
  readonly findings: readonly Finding[]
}

export interface DirectoryReport {
  readonly data: string
  /** Nothing that matters is wrong. */
  readonly ok: boolean
  readonly groups: readonly GroupReport[]
  /** Of the data directory itself. */
  readonly findings: readonly Finding[]
}

/**
 * Reads every file of every group in the data directory, and those that no daemon starts without. Changes none.
 * @throws NotInitialisedError, DataDirectoryInUseError naming the pid of the daemon
 */
export async function verifyDirectory(path: string): Promise<DirectoryReport> {
  // Before the lock, which would make its file in whatever directory this is.
  await inspectOwnFiles(path)
  return withLock(path, async () => {
    const disk = createNodeDisk()
    const root = join(path, 'groups')
    const groups: GroupReport[] = []
    for (const id of await listGroups(disk, root)) {
      const directory = join(root, id)
      const inspected = await inspectGroup(disk, directory, (stored, of) =>
        wrongWith(id, stored, of),
      )
      const { log, findings: found } = inspected
      const divergence =
        inspected.divergence === null
          ? null
          : notedDivergence(inspected.divergence, log?.anchor?.snapshot ?? null)
      const findings =
        divergence === null ? found : [...found, divergenceFinding(directory, divergence)]
      groups.push({ group: id, log: log === null ? null : summaryOf(log), divergence, findings })
    }
    const findings = await inspectOwnFiles(path)
    const mark = await readMark(path).catch((error: unknown) => {
      if (error instanceof DamagedFileError) return null
      throw error
    })
    const isAdopted = mark !== null && (await disk.exists(join(root, `${mark.id}.adopted`)))
    if (mark !== null && !isAdopted && !groups.some(({ group }) => group === mark.id)) {
      const message = 'this peer is a member of that group, and its directory is missing'
      findings.push({
        kind: 'missing',
        isDamage: true,
        file: join(root, mark.id),
        offset: null,
        message,
      })
    }
    for (const name of await disk.list(root)) {
      if (groups.some(({ group }) => group === name)) continue
      const message = 'what is being built of a group, or is left of that'
      findings.push({
        kind: 'unknownFile',
        isDamage: false,
        file: join(root, name),
        offset: null,
        message,
      })
    }
    for (const place of ['damaged', 'left']) {
      for (const name of await disk.list(join(path, place))) {
        const message = place === 'left' ? 'of a group that this peer left' : 'it was set aside'
        const file = join(path, place, name)
        findings.push({ kind: 'setAside', isDamage: false, file, offset: null, message })
      }
    }
    const all = [...findings, ...groups.flatMap((group) => group.findings)]
    return { data: path, ok: !all.some(({ isDamage }) => isDamage), groups, findings }
  })
}

function summaryOf({
  boundary,
  last,
  hardState,
  promised,
  anchor,
}: LogInspection): GroupReport['log'] {
  return {
    boundary: boundary.index,
    last: last.index,
    term: hardState.term,
    commit: hardState.commit,
    promised: promised.index,
    anchor: anchor?.snapshot.index ?? null,
  }
}

/** What manifest and digests of a snapshot are refused for; null: they are those of the root that the log names. */
function wrongWith(id: string, stored: StoredSnapshot, { anchor }: LogInspection): string | null {
  try {
    const manifest = decodeManifest(stored.manifest)
    const { groupId } = manifest
    if (formatGroupId(groupId) !== id) return 'it is of another group'
    const { index = 0, term = 0 } = anchor?.snapshot ?? {}
    verifyManifest(manifest, { anchor: index, term, root: anchor?.root ?? '', groupId })
    const check = createLeafCheck(manifest)
    for (const digest of stored.digests) check.add(digest)
    check.finish()
    return null
  } catch (error) {
    if (error instanceof ManifestInvalidError) return error.message
    throw error
  }
}
