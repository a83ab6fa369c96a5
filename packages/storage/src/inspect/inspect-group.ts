import type { Disk } from '../disk.ts'
import {
  DIVERGENCE_NAME,
  DIVERGENCE_RESERVE_NAME,
  type Divergence,
  readDivergence,
} from '../divergence-file.ts'
import {
  FormatUnknownError,
  GroupFileDamagedError,
  GroupFileMissingError,
  LogMissingError,
} from '../errors.ts'
import { logDirectory } from '../group-directory.ts'
import { readGroupMeta, readGroupSecret } from '../group-files.ts'
import { isSegmentName, SPARE_NAME } from '../segment-file.ts'
import { parseSnapshotName, snapshotName } from '../snapshots/snapshot-layout.ts'
import type { StoredSnapshot } from '../snapshots/snapshot-store.ts'
import { listUnfinished } from '../unfinished-files.ts'
import type { Finding } from './finding.ts'
import { damage, note, unknownFormat } from './finding.ts'
import type { LogInspection } from './inspect-log.ts'
import { inspectLog } from './inspect-log.ts'
import { inspectSnapshot } from './inspect-snapshot.ts'

export interface GroupInspection {
  /** Null: there is none that could be understood. */
  readonly log: LogInspection | null
  /** As it was noted. Null: nothing was, or not so that it reads back, which is a finding. */
  readonly divergence: Divergence | null
  readonly findings: readonly Finding[]
}

/** What is wrong with a snapshot as far as the log and its manifest say; null: nothing. */
export type SnapshotCheck = (snapshot: StoredSnapshot, log: LogInspection) => string | null

const ownNames = new Set([
  'meta',
  'secret',
  'watermark',
  'wal',
  'snapshots',
  'damaged',
  DIVERGENCE_NAME,
  DIVERGENCE_RESERVE_NAME,
])

/** Reads every file of a group's directory and changes nothing. */
export async function inspectGroup(
  disk: Disk,
  directory: string,
  check: SnapshotCheck,
): Promise<GroupInspection> {
  let divergence: Divergence | null = null
  const findings = [
    ...(await fileFindings(() => readGroupMeta(disk, directory))),
    ...(await fileFindings(() => readGroupSecret(disk, directory))),
    ...(await fileFindings(async () => {
      divergence = await readDivergence(disk, directory)
    })),
  ]
  const wal = logDirectory(directory)
  let log: LogInspection | null = null
  try {
    log = await inspectLog(disk, wal)
    findings.push(...log.findings)
  } catch (error) {
    if (error instanceof LogMissingError) findings.push(damage('missing', wal, 'there is no log'))
    else if (error instanceof FormatUnknownError) findings.push(unknownFormat(error))
    else throw error
  }
  findings.push(...(await snapshotFindings(disk, directory, log, check)))
  const drafts = await listUnfinished(disk, directory)
  findings.push(...drafts.map(unfinished))
  const strays = [
    ...(await strayPaths(disk, directory, (name) => ownNames.has(name))),
    ...(await strayPaths(disk, wal, (name) => name === SPARE_NAME || isSegmentName(name))),
  ]
  findings.push(...strays.filter((path) => !drafts.includes(path)).map(unknown))
  for (const name of await disk.list(`${directory}/damaged`)) {
    const message = 'it was set aside at an earlier start'
    findings.push(note('setAside', `${directory}/damaged/${name}`, message))
  }
  return { log, divergence, findings }
}

async function fileFindings(read: () => Promise<unknown>): Promise<readonly Finding[]> {
  try {
    await read()
    return []
  } catch (error) {
    if (error instanceof GroupFileMissingError) {
      return [damage('missing', error.path, 'it is missing')]
    }
    if (error instanceof GroupFileDamagedError) {
      return [damage('corrupt', error.path, error.reason)]
    }
    if (error instanceof FormatUnknownError) return [unknownFormat(error)]
    throw error
  }
}

async function snapshotFindings(
  disk: Disk,
  directory: string,
  log: LogInspection | null,
  check: SnapshotCheck,
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const snapshots = `${directory}/snapshots`
  const names = await disk.list(snapshots)
  const anchor = log?.anchor?.snapshot ?? null
  const named = anchor === null ? null : snapshotName(anchor)
  for (const name of names) {
    if (name === named) continue
    const path = `${snapshots}/${name}`
    const id = parseSnapshotName(name)
    if (id === null && name !== 'staging' && name !== 'former' && !name.startsWith('removed-')) {
      findings.push(note('unknownFile', path, 'it is no name of a snapshot'))
    } else {
      const message = 'no record of the log names it: the next start deletes or continues it'
      findings.push(note('unnamedSnapshot', path, message))
    }
  }
  if (named === null || anchor === null || log === null) return findings
  const path = `${snapshots}/${named}`
  if (!names.includes(named)) {
    return [...findings, damage('missing', path, 'the log names it, and it is missing')]
  }
  return [
    ...findings,
    ...(await inspectSnapshot(disk, path, anchor, (stored) => check(stored, log))),
  ]
}

async function strayPaths(
  disk: Disk,
  directory: string,
  isOwn: (name: string) => boolean,
): Promise<readonly string[]> {
  const names = await disk.list(directory)
  return names.filter((name) => !isOwn(name)).map((name) => `${directory}/${name}`)
}

function unknown(path: string): Finding {
  return note('unknownFile', path, 'it is none of the names here')
}

function unfinished(path: string): Finding {
  return note('unfinished', path, 'a crash cut its write short: the next start deletes it')
}
