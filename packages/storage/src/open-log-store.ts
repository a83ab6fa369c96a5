import type { HardState } from '@tesela/raft'
import type { DamagedFiles } from './damaged-files.ts'
import { createDamagedFiles } from './damaged-files.ts'
import type { Disk } from './disk.ts'
import { asStorageError, DiskFullError, LogMissingError } from './errors.ts'
import { createGroupCommit } from './group-commit.ts'
import type { LogState } from './log-state.ts'
import type { LogStore, LogStoreOptions, RecoveredLog, RecoveryNote } from './log-store.ts'
import type { LogWriter } from './log-writer.ts'
import { createLogWriter } from './log-writer.ts'
import { encodeHardState } from './payloads.ts'
import { readEntries } from './read-entries.ts'
import { recordBytes } from './record.ts'
import type { RecoveredSegments } from './recover-log.ts'
import { recoverLog } from './recover-log.ts'
import type { Replay } from './replay.ts'
import { newerHardState } from './salvage.ts'
import { listSegments } from './segment-file.ts'
import { segmentBytesOf } from './segment-size.ts'
import { createSegmentedStore } from './segmented-log-store.ts'
import type { SpareSegment } from './spare-segment.ts'
import { createSpareSegment } from './spare-segment.ts'
import type { Watermark, WatermarkFound } from './watermark-file.ts'
import { openWatermark, readWatermark, watermarkPath, writeWatermark } from './watermark-file.ts'

const DEFAULT_CACHED_BYTES = 4 * 1024 * 1024

/**
 * Opens the log in the directory, with the watermark beside it: one store at a time, which the caller sees to.
 * Damage is survived as FORMAT.md says: `recovered.watermark` is above the last entry then, `notes` tell what happened.
 *
 * @throws LogMissingError, HardStateLostError, FormatUnknownError, DiskFullError, StorageFailedError
 */
export async function openLogStore(
  disk: Disk,
  directory: string,
  options: LogStoreOptions = {},
): Promise<LogStore> {
  const segmentBytes = segmentBytesOf(options)
  const cachedBytes = options.cachedBytes ?? DEFAULT_CACHED_BYTES
  try {
    const found = await readWatermark(disk, directory)
    if (found.state === 'missing' && (await listSegments(disk, directory)).length === 0) {
      throw new LogMissingError(directory)
    }
    await using opened = new AsyncDisposableStack()
    const spare = createSpareSegment(disk, directory, segmentBytes)
    const damaged = createDamagedFiles(disk, directory)
    const kept = found.slot === null ? null : await openWatermark(disk, directory, found.slot)
    if (kept !== null) opened.defer(() => kept.close())
    const parts = { disk, directory, found, watermark: kept, spare, damaged }
    const log = await recoverLog(parts)
    let owner: { close(): Promise<void> } = log.active.file
    opened.defer(() => owner.close())
    const rebuilt = await mendWatermark(disk, directory, { found, kept, damaged, log })
    if (kept === null) opened.defer(() => rebuilt.watermark.close())
    const store = await start({
      disk,
      directory,
      cachedBytes,
      spare,
      damaged,
      log,
      watermark: rebuilt.watermark,
      notes: [...log.notes, ...rebuilt.notes],
      copy: found.slot,
      owned: (writer) => {
        owner = writer
      },
    })
    opened.move()
    return store
  } catch (error) {
    throw asStorageError(`opening the log in ${directory}`, error)
  }
}

/** A watermark that is gone is that of the log, which is whole: else recovery has refused it. */
async function mendWatermark(
  disk: Disk,
  directory: string,
  parts: {
    readonly found: WatermarkFound
    readonly kept: Watermark | null
    readonly damaged: DamagedFiles
    readonly log: RecoveredSegments
  },
): Promise<{ readonly watermark: Watermark; readonly notes: readonly RecoveryNote[] }> {
  const { found, kept, damaged, log } = parts
  const file = watermarkPath(directory)
  if (kept !== null) {
    if (found.state !== 'torn') return { watermark: kept, notes: [] }
    await kept.save()
    const reason = 'one of its two slots does not read back'
    return { watermark: kept, notes: [{ kind: 'rebuilt', file, reason }] }
  }
  const { hardState, last } = log.replay.state
  const { term, vote } = hardState
  if (found.state === 'damaged') await damaged.keep(file)
  await writeWatermark(disk, directory, { position: last, term, vote })
  const { slot } = await readWatermark(disk, directory)
  if (slot === null) throw new Error(`${file} does not read back`)
  const reason = found.state === 'damaged' ? 'it does not read back' : 'it is missing'
  const watermark = await openWatermark(disk, directory, slot)
  return { watermark, notes: [{ kind: 'rebuilt', file, reason }] }
}

interface Start {
  readonly disk: Disk
  readonly directory: string
  readonly cachedBytes: number
  readonly spare: SpareSegment
  readonly damaged: DamagedFiles
  readonly log: RecoveredSegments
  readonly watermark: Watermark
  readonly notes: readonly RecoveryNote[]
  readonly copy: WatermarkFound['slot']
  /** The active file, and whatever takes its place, is the writer's to close. */
  owned(writer: LogWriter): void
}

async function start(parts: Start): Promise<LogStore> {
  const { disk, directory, spare, damaged, log, watermark, notes, copy } = parts
  const { replay, active, finished } = log
  const { index, terms, sequence, state } = replay
  const newest = index.newest(parts.cachedBytes)
  const entries = await readEntries(disk, directory, index, newest, Number.POSITIVE_INFINITY)
  const hardState = currentHardState(state, copy)
  const recovered: RecoveredLog = {
    ...extentOf(replay),
    hardState,
    entries: entries === 'compacted' ? [] : entries,
    watermark: watermark.position,
  }
  // What the log alone knows may be repeated to others without another write.
  await watermark.copy(hardState.term, hardState.vote)
  const damagedFiles = await damaged.count()
  const writer = createLogWriter({
    disk,
    directory,
    active,
    finished,
    sequence,
    index,
    terms,
    state,
    spare,
    watermark,
  })
  parts.owned(writer)
  await noteInLog(writer, hardState)
  const commit = createGroupCommit(writer, watermark, hardState)
  spare.prepare()
  return createSegmentedStore({
    disk,
    directory,
    recovered,
    notes,
    damagedFiles,
    index,
    writer,
    commit,
    spare,
    watermark,
  })
}

/**
 * What the copy alone knows may be repeated to others without another write, too: the log has it, so that either of the two
 * files may be lost from here on.
 */
async function noteInLog(writer: LogWriter, { term, vote }: HardState): Promise<void> {
  const { hardState } = writer.state
  if (term === hardState.term && vote === hardState.vote) return
  const state = { ...hardState, term, vote }
  const payload = encodeHardState(state)
  const bytes = recordBytes(payload.length)
  try {
    if (writer.room < bytes) await writer.rotate(bytes)
    writer.putHardState(state, payload)
    await writer.sync()
  } catch (error) {
    // Without any room the copy stays the only one, as it was found: a member on a full disk answers, too.
    if (!(error instanceof DiskFullError)) throw error
  }
}

/**
 * Term and vote are written twice before anything that depends on them leaves: the newer ones count, wherever they
 * stand. What a snapshot stands for is committed.
 */
function currentHardState(
  { hardState, anchor }: LogState,
  copy: WatermarkFound['slot'],
): LogState['hardState'] {
  const newer =
    copy === null
      ? hardState
      : newerHardState(hardState, { term: copy.term, vote: copy.vote, commit: 0 })
  const commit = Math.max(hardState.commit, anchor?.snapshot.index ?? 0)
  return { term: newer.term, vote: newer.vote, commit }
}

function extentOf({
  index,
  terms,
  confIndexes,
  state,
}: Replay): Omit<RecoveredLog, 'hardState' | 'entries' | 'watermark'> {
  const { anchor, cut } = state
  return {
    snapshot: anchor?.snapshot ?? null,
    snapshotRoot: anchor?.root ?? null,
    boundary: cut.boundary,
    boundaryPosition: cut.position,
    lastIndex: index.lastIndex,
    // What is appended later goes into the same list.
    termRuns: [...terms.runs],
    confIndexes: [...confIndexes],
  }
}
